"""Where a module's code is."""
from __future__ import absolute_import, unicode_literals

import os

from ipython_compat import to_native, to_text
from ipython_compat.modules import find_origin

_INIT = ("__init__.py", "__init__.pyw")


def find_mod(module_name):
    """Return the file of a module (a package's ``__init__.py``), or None where there is no Python source.

    :param module_name: dotted name; the packages above it are imported.
    """
    origin = find_origin(to_native(module_name))
    if origin is None or os.path.splitext(origin)[1] not in (".py", ".pyw"):
        return None
    return to_text(origin)


def get_init(dirname):
    """Return the ``__init__`` file of a folder, or None."""
    for name in _INIT:
        candidate = os.path.join(dirname, name)
        if os.path.isfile(candidate):
            return candidate
    return None


def find_module(name, path=None):
    """Return where a module with no dot in its name is: its file, or a package's folder; None where it is not.

    :param path: folders to look in, instead of ``sys.path``.
    """
    origin = find_origin(to_native(name), path) if name else None
    if origin is not None and os.path.basename(origin).startswith("__init__."):
        return os.path.dirname(origin)
    return origin
