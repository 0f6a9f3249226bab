"""The path class: ``pathlib.Path``, or ``pathlib2.Path`` on Python 2 where that package is installed."""
from __future__ import absolute_import, unicode_literals

from . import PY2


def path_class():
    """Return the class for path objects.

    :raises ImportError: on Python 2 without ``pathlib2``.
    """
    if PY2:  # not `pathlib`: what calls itself so there is of 2014, and knows nothing of os.fspath
        from pathlib2 import Path
    else:
        from pathlib import Path
    return Path


def make_path_argument(name):
    """Return ``name`` as a path object where functions of the standard library take one; else unchanged."""
    return name if PY2 else make_path(name)


def make_path(name):
    """Return ``name`` as a path object, or unchanged where there is no path class."""
    try:
        return path_class()(name)
    except ImportError:
        return name
