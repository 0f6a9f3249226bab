"""Themes that installed packages offer as entry points."""
from __future__ import absolute_import, unicode_literals

import warnings


def _entry_points(group):
    try:
        from importlib.metadata import entry_points
    except ImportError:
        try:
            from importlib_metadata import entry_points
        except ImportError:
            return []
    try:
        return list(entry_points(group=group))
    except TypeError:  # before 3.10: one mapping of all groups
        return list(entry_points().get(group, []))


def installed_themes(group):
    """Return the themes that packages registered under ``group``; one that cannot be loaded is warned about.

    :param group: name of the entry point group; each entry is a ``Theme`` or the path of a theme's file.
    """
    from .theme import Theme
    found = []
    for point in _entry_points(group):
        try:
            theme = point.load()
            found.append(theme if isinstance(theme, Theme) else Theme.from_file(theme))
        except Exception as error:  # what a package does in its import is not known
            warnings.warn("theme %s could not be loaded: %s: %s" % (point.name, type(error).__name__, error))
    return found
