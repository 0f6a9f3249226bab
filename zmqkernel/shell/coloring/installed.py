"""Themes that installed packages offer as entry points, and those in the user's folder."""
from __future__ import absolute_import, unicode_literals

import os
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


def _user_folder(dirname):
    from ..getipython import get_ipython
    top = getattr(get_ipython(), "ipython_dir", None) or os.environ.get(str("IPYTHONDIR"))
    return os.path.join(top or os.path.expanduser(str("~/.ipython")), dirname)


def _is_usable(stem):
    """Return whether a file may be called so: like a theme, and without a colon, which stands in no file's name."""
    from .theme import _theme_filename
    try:
        return _theme_filename(stem) == stem + ".json"
    except ValueError:
        return False


def user_themes(dirname):
    """Return the themes of the JSON files in folder ``dirname`` of the user's IPython folder, called like the files.

    A file that is not a theme is warned about.
    """
    from .theme import Theme
    folder = _user_folder(dirname)
    try:
        names = sorted(os.listdir(folder))
    except EnvironmentError:  # most people have no such folder
        return []
    found = []
    for name in names:
        stem, extension = os.path.splitext(name)
        if extension == ".json" and _is_usable(stem):
            try:
                theme = Theme.from_file(os.path.join(folder, name))
                theme.name = stem
                found.append(theme)
            except (EnvironmentError, ValueError) as error:
                warnings.warn("%s is not a theme: %s" % (os.path.join(folder, name), error))
    return found
