"""Sphinx extensions: highlighting of sessions, and a directive that runs the code it shows."""
