"""Tools that have no better home; each module is about one subject."""
