"""Finding modules without running them: ``importlib.util`` on Python 3, ``pkgutil`` and ``imp`` on Python 2."""
from __future__ import absolute_import, unicode_literals

import os

from . import PY2


def find_origin(name, path=None):
    """Return the file a module would be loaded from (a package's ``__init__``), or None where there is none.

    Packages above it are imported, as the import system does.

    :param name: dotted name, as ``str``.
    :param path: folders to look in, instead of ``sys.path``.
    """
    return (_find_py2 if PY2 else _find_py3)(name, path)


def _find_py3(name, path):
    from importlib import machinery, util
    try:
        spec = machinery.PathFinder.find_spec(name, path) if path is not None else util.find_spec(name)
    except (ImportError, AttributeError, ValueError):
        return None
    return spec.origin if spec is not None and spec.has_location else None


def _find_py2(name, path):
    import imp
    import importlib
    parent, _, last = name.rpartition(str("."))
    try:
        if parent:
            path = importlib.import_module(parent).__path__
        stream, found, (_suffix, _mode, kind) = imp.find_module(last, path)
    except (ImportError, AttributeError):
        return None
    if stream is not None:
        stream.close()
    if kind == imp.PKG_DIRECTORY:
        return _init_file(found)
    return found or None


def _init_file(folder):
    for name in ("__init__.py", "__init__.pyc"):
        candidate = os.path.join(folder, name)
        if os.path.exists(candidate):
            return candidate
    return None


def is_importable(name):
    """Tell whether there is a module of that name, in a file or somewhere else: in an archive, in somebody's importer.

    Packages above it are imported.

    :param name: dotted name, as ``str``.
    """
    try:
        if PY2:
            import pkgutil
            return pkgutil.find_loader(name) is not None
        from importlib import util
        return util.find_spec(name) is not None
    except (ImportError, AttributeError, ValueError):
        return False
