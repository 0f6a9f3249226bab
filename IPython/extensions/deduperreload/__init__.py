"""Reloading of those definitions of a module that have changed, where that is enough."""
