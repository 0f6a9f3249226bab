"""Comms: the messages of widgets, in both directions."""
