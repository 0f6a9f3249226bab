"""What can be imported: names of modules, of their submodules, of what is in them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import os
import re
import sys
import time

import six

from ipython_compat import to_native, to_text

from .lookup import MISSING, static_attribute

#: Seconds of listing folders after which the result is kept in the shell's database ...
TIMEOUT_STORAGE = 2
#: ... and after which listing is given up.
TIMEOUT_GIVEUP = 20

_KEY = "rootmodules_cache"
_SUFFIXES = (".py", ".pyc", ".pyo", ".pyd", ".so")
import_re = re.compile(r"(?P<name>[^\W\d]\w*?)(?P<package>[/\\]__init__)?"
                       r"(?P<suffix>(?:\.[\w-]+)?\.(?:py|pyc|pyo|so|pyd))$", re.UNICODE)
_NAME = re.compile(r"[^\W\d]\w*$", re.UNICODE)


def module_list(path):
    """Return the names of the modules in a folder or a zip file.

    :param path: the folder; an empty text is the current one.
    """
    folder = path or "."
    if not os.path.isdir(folder):
        return _zipped_modules(folder)
    try:
        entries = os.listdir(folder)
    except OSError:
        return []
    found = set()
    for entry in entries:
        entry = to_text(entry)
        stem, ext = os.path.splitext(entry)
        if ext in _SUFFIXES:
            match = import_re.match(entry)
            if match:
                found.add(match.group("name"))
        elif _NAME.match(entry) and not ext and _is_package(os.path.join(folder, entry)):
            found.add(entry)
    return sorted(found - {"__init__", "__main__"})


#: Folders of packages without ``__init__`` are packages here (PEP 420).
_HAS_NAMESPACES = hasattr(importlib, "invalidate_caches")


def _is_package(folder):
    """Say whether a folder is a package.  Among installed packages it may be one without ``__init__``; elsewhere that
    would be most folders."""
    if not os.path.isdir(folder):
        return False
    if _has_init(folder):
        return True
    parent = os.path.basename(os.path.dirname(folder))
    if not _HAS_NAMESPACES or parent not in ("site-packages", "dist-packages"):
        return False
    try:
        entries = os.listdir(folder)
    except OSError:
        return False
    return any(entry.endswith(".py") or _has_init(os.path.join(folder, entry)) for entry in entries)


def _has_init(folder):
    return any(os.path.isfile(os.path.join(folder, name)) for name in ("__init__.py", "__init__.pyc"))


def _zipped_modules(path):
    import zipimport

    try:
        files = zipimport.zipimporter(to_native(path))._files
    except (zipimport.ZipImportError, AttributeError):
        return []
    names = (import_re.match(to_text(name).partition(os.sep)[0]) for name in files)
    return sorted(set(match.group("name") for match in names if match))


def root_modules(db=None, warn=None):
    """Return the names of all modules that can be imported.

    :param db: a mapping in which slow listings are kept.
    :param warn: called with a line of text when listing is given up.
    """
    kept = dict(db.get(_KEY, {})) if db is not None else {}
    found, changed = list(sys.builtin_module_names), False
    began = time.time()
    for path in sys.path:
        path = to_text(path) if path else ""
        if path not in kept:
            modules = module_list(path)
            if path in ("", ".") or path == to_text(os.getcwd()):
                found += modules
                continue
            kept[path], changed = modules, True
        found += kept[path]
        if time.time() - began > TIMEOUT_GIVEUP:
            if warn:
                warn("Listing the modules on sys.path takes too long: only some of them are completed.")
            break
    if changed and db is not None and time.time() - began > TIMEOUT_STORAGE:
        db[_KEY] = kept
    return sorted(set(to_text(name) for name in found))


def is_possible_submodule(module, attr):
    """Say whether an attribute that a module does not have could be a submodule of it: the module is a package, and
    does not make attributes by code of its own that would have to be run to know."""
    return bool(getattr(module, "__path__", None)) and _NAME.match(attr) is not None


def is_importable(module, attr, only_modules):
    """Say whether ``from module import attr`` makes sense.

    :param only_modules: whether it has to be a module.
    """
    import types

    if not only_modules:
        return not (attr[:2] == "__" and attr[-2:] == "__")
    raw = static_attribute(module, attr)
    if raw is MISSING:
        return is_possible_submodule(module, attr)
    inside = "%s.%s" % (module.__name__, attr) in sys.modules
    return inside and isinstance(getattr(module, attr, None), types.ModuleType)


def try_import(mod, only_modules=False):
    """Import a module and return what can be imported from it; an empty list where it cannot be imported.

    :param mod: its dotted name; relative to the package ``__package__`` of the user's where it begins with a dot.
    :param only_modules: list modules only.
    """
    try:
        module = importlib.import_module(to_native(mod.rstrip(".")))
    except Exception:  # whatever its code raises; the person will see it when the import is run
        return []
    names = list(getattr(module, "__all__", ())) + dir(module)
    is_package = "__init__" in (getattr(module, "__file__", "") or "")
    found = [name for name in names if isinstance(name, six.string_types)]
    found = [name for name in found if is_importable(module, name, only_modules)]
    if is_package or getattr(module, "__path__", None):
        for folder in getattr(module, "__path__", None) or [os.path.dirname(module.__file__)]:
            found += [name for name in module_list(to_text(folder))]
    return sorted(set(to_text(name) for name in found))
