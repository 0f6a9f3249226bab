"""Reload a module and everything it imports.

``reload(module)`` walks what the module imports (the modules in its namespace, and the submodules of its package) and
reloads each before the module that uses it. Modules of the interpreter and of the shell are left alone.
"""
from __future__ import absolute_import, print_function, unicode_literals

import contextlib
import sys
import types

from six.moves import builtins, reload_module

from ipython_compat import to_native

builtin_mod_name = to_native(builtins.__name__)

#: modules that must never be reloaded
EXCLUDED = ("sys", "os.path", builtin_mod_name, "__main__", "io", "os", "numpy", "numpy._globals", "zmq")

#: modules being reloaded right now: name -> module
modules_reloading = {}
#: names seen in the running reload
found_now = {}

_original_import = builtins.__import__


@contextlib.contextmanager
def replace_import_hook(new_import):
    """Have ``new_import`` stand in for ``__import__`` inside the block."""
    saved = builtins.__import__
    builtins.__import__ = new_import
    try:
        yield
    finally:
        builtins.__import__ = saved


def get_parent(globals, level):
    """Return ``(module, name)`` of the package that a relative import of ``level`` starts from.

    :param globals: namespace of the importing module, or None.
    :param level: 0 for an absolute import, the number of dots otherwise, -1 for Python 2's guess.
    :return: ``(None, "")`` for an absolute import.
    :raises ImportError: where there is no such package.
    """
    if level == 0 or not isinstance(globals, dict):
        return None, ""
    name = globals.get("__package__") or globals.get("__name__") or ""
    if not globals.get("__package__") and "__path__" not in globals:
        name = name.rpartition(".")[0]
    for _ in range(level - 1):
        name = name.rpartition(".")[0]
    if not name:
        if level > 0:
            raise ImportError("a relative import, and no package it could start from")
        return None, ""
    return sys.modules.get(to_native(name)), name


def add_submodule(mod, submod, fullname, subname):
    """Make ``submod`` an attribute of the package ``mod`` (nothing to do where there is none)."""
    if mod is not None and submod is not None:
        setattr(mod, to_native(subname), sys.modules.get(to_native(fullname), submod))


def import_submodule(mod, subname, fullname):
    """Return the module ``fullname``, reloaded once in this run; None where it is not loaded and can't be."""
    fullname = to_native(fullname)
    if fullname in found_now:
        return sys.modules.get(fullname)
    found_now[fullname] = 1
    module = sys.modules.get(fullname)
    if module is None:
        try:
            _original_import(fullname)
        except ImportError:
            return None
        module = sys.modules.get(fullname)
    elif not _is_excluded(fullname):
        module = deep_reload_hook(module)
    add_submodule(mod, module, fullname, subname)
    return module


def load_next(mod, altmod, name, buf):
    """Load the first part of the dotted ``name`` below ``mod``.

    :param buf: the dotted name of what is loaded already.
    :return: ``(module, rest of the name, name of what is loaded now)``.
    :raises ValueError: for an empty name inside a dotted one.
    :raises ImportError: where it is not to be found.
    """
    if not name:
        return mod, None, buf
    head, _, rest = name.partition(".")
    if not head:
        raise ValueError("a module's name has no empty part")
    full = "%s.%s" % (buf, head) if buf else head
    module = import_submodule(mod, head, full)
    if module is None and altmod is not mod:
        full, module = head, import_submodule(altmod, head, head)
    if module is None:
        raise ImportError("no module named %s" % head)
    return module, rest or None, full


def ensure_fromlist(mod, fromlist, buf, recursive):
    """Load what ``from mod import ...`` names and what are submodules of ``mod``."""
    if not hasattr(mod, "__path__"):
        return
    for item in fromlist:
        if item == "*":
            if not recursive and hasattr(mod, "__all__"):
                ensure_fromlist(mod, mod.__all__, buf, 1)
        elif not hasattr(mod, to_native(item)):
            import_submodule(mod, item, "%s.%s" % (buf, item))


def deep_import_hook(name, globals=None, locals=None, fromlist=None, level=-1):
    """Stand in for ``__import__`` while modules are reloaded: what is imported is reloaded first."""
    parent, buf = get_parent(globals, level)
    head, rest, buf = load_next(parent, None if level < 0 else parent, name, buf)
    tail = head
    while rest:
        tail, rest, buf = load_next(tail, tail, rest, buf)
    if not fromlist:
        return head
    ensure_fromlist(tail, fromlist, buf, 0)
    return tail


def deep_reload_hook(m):
    """Reload ``m`` once: a module that is being reloaded already is returned as it is.

    :raises TypeError: where ``m`` is no module.
    :raises ImportError: where it is not in ``sys.modules``.
    """
    if not isinstance(m, types.ModuleType):
        raise TypeError("reload() takes a module, not a %s" % type(m).__name__)
    name = m.__name__
    if name not in sys.modules:
        raise ImportError("reload(): module %.200s is not in sys.modules" % name)
    if name in modules_reloading:
        return modules_reloading[name]
    modules_reloading[name] = m
    with replace_import_hook(_original_import):
        return reload_module(m)


def _is_excluded(name, excluded=EXCLUDED):
    return (name in excluded or name.split(".")[0] in ("IPython", "zmqkernel", "ipython_compat", "traitlets")
            or name in sys.builtin_module_names or _of_standard_library(name))


def _of_standard_library(name):
    path = getattr(sys.modules.get(to_native(name)), "__file__", None)
    library = types.__file__.rpartition("types.")[0]
    return path is None or (path.startswith(library) and "site-packages" not in path and "dist-packages" not in path)


def _used_by(module):
    """Yield the modules that ``module`` imports, by looking into its namespace."""
    for value in list(vars(module).values()):
        if isinstance(value, types.ModuleType):
            yield value
            continue
        home = sys.modules.get(getattr(value, "__module__", None) or str(""))
        if home is not None and home is not module:
            yield home


def reload(module, exclude=EXCLUDED):
    """Reload ``module`` and what it imports, innermost first; return the module.

    :param module: a module.
    :param exclude: dotted names of modules to leave alone.
    :raises TypeError: where ``module`` is no module.
    :raises ImportError: where it is none that was imported.
    """
    if not isinstance(module, types.ModuleType):
        raise TypeError("reload() takes a module, not a %s" % type(module).__name__)
    if sys.modules.get(module.__name__) is not module:
        raise ImportError("reload(): module %s not in sys.modules" % module.__name__)
    excluded = tuple(EXCLUDED) + tuple(exclude)
    found_now.clear()
    modules_reloading.clear()
    order = []

    def visit(one):
        found_now[one.__name__] = 1
        for used in _used_by(one):
            if used.__name__ not in found_now and not _is_excluded(used.__name__, excluded):
                visit(used)
        order.append(one)

    visit(module)
    try:
        for one in order:
            if one.__name__ in sys.modules:
                deep_reload_hook(one)
    finally:
        found_now.clear()
        modules_reloading.clear()
    return sys.modules.get(module.__name__, module)
