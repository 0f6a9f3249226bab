"""Which modules have changed, and reloading one of them: the work behind ``%autoreload``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import sys
import traceback
import weakref

from six.moves import reload_module

from ipython_compat import to_native
from IPython.extensions.autoreload_rules import rebind, update_generic
from IPython.extensions.deduperreload.deduperreload import DeduperReloader

#: names of a module that are the import system's
mod_attrs = [to_native(name) for name in (
    "__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__", "__cached__", "__builtins__")]

_STAR = "*"
_FROM_IMPORT = re.compile(r"\bimport\b")


class StrongRef(object):
    """Looks like a weak reference, for objects that cannot have one."""

    def __init__(self, obj):
        """Keep an object."""
        self.obj = obj

    def __call__(self):
        """Return it."""
        return self.obj


def _reference(obj):
    try:
        return weakref.ref(obj)
    except TypeError:
        return None


class ImportFromTracker(object):
    """Knows which names the user's namespace has by ``from module import name as other``."""

    def __init__(self, imports_froms, symbol_map):
        """Take what is known already.

        :param imports_froms: module -> list of names imported from it; ``*`` for all.
        :param symbol_map: module -> name -> list of the names it has here.
        """
        self.imports_froms = imports_froms
        self.symbol_map = symbol_map

    def add_import(self, module_name, original_name, resolved_name):
        """Note an import."""
        names = self.imports_froms.setdefault(module_name, [])
        if original_name not in names:
            names.append(original_name)
        if original_name != _STAR:
            here = self.symbol_map.setdefault(module_name, {}).setdefault(original_name, [])
            if resolved_name not in here:
                here.append(resolved_name)

    def add_source(self, source):
        """Note the imports of a cell; one that is not Python has none."""
        if not source or not _FROM_IMPORT.search(source):
            return
        import ast
        try:
            tree = ast.parse(to_native(source))
        except (SyntaxError, ValueError):
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    self.add_import(node.module, alias.name, alias.asname or alias.name)

    def refresh(self, module, namespace):
        """Give the names imported from a module the values they have there now."""
        name = module.__name__
        for original, here in self.symbol_map.get(name, {}).items():
            if hasattr(module, original):
                for each in here:
                    namespace[each] = getattr(module, original)
        if _STAR in self.imports_froms.get(name, ()):
            namespace.update(_public(module))


def _public(module):
    """Return what ``from module import *`` brings."""
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    return dict((name, getattr(module, name)) for name in names if hasattr(module, name))


def append_obj(module, d, name, obj, autoload=False):
    """Remember an object of a module, to be changed when the module is reloaded.

    :param d: ``(module's name, name) -> [weak references]``.
    :param autoload: whether to take in what was not defined in the module too.
    :return: whether it was remembered.
    """
    if autoload:
        if name in mod_attrs:
            return False
    elif getattr(obj, "__module__", None) != module.__name__:
        return False
    reference = _reference(obj)
    if reference is None:
        return False
    d.setdefault((module.__name__, name), []).append(reference)
    return True


def superreload(module, reload=reload_module, old_objects=None, shell=None, import_from_tracker=None):
    """Reload a module, and carry the change over to what was made from its old code.

    :param reload: the function that reloads.
    :param old_objects: objects of earlier loads, as :func:`append_obj` keeps them.
    :param shell: where given, names of the module become variables of its user: those that the tracker knows, or
        without one all.
    :return: the module.
    :raises Exception: what the module raises when it is loaded; it is then as it was before.
    """
    old_objects = {} if old_objects is None else old_objects
    before = dict(vars(module))
    for name, obj in before.items():
        append_obj(module, old_objects, name, obj)
    kept = dict((name, before[name]) for name in mod_attrs if name in before)
    vars(module).clear()
    vars(module).update(kept)
    try:
        module = reload(module)
    except BaseException:
        vars(module).clear()
        vars(module).update(before)
        raise
    namespaces = [shell.user_ns] if shell is not None else []
    for name, new in list(vars(module).items()):
        key = (module.__name__, name)
        alive = []
        for reference in old_objects.get(key, ()):
            old = reference()
            if old is None:
                continue
            alive.append(reference)
            if old is not new and update_generic(old, new):
                rebind(old, new, namespaces)
        if key in old_objects:
            old_objects[key] = alive
    if shell is not None:
        _new_names(module, shell.user_ns, import_from_tracker)
    return module


def _new_names(module, user_ns, tracker):
    if tracker is not None:
        tracker.refresh(module, user_ns)
        return
    for name, value in list(vars(module).items()):
        if name not in mod_attrs and not name.startswith("__"):
            user_ns[name] = value


class ModuleReloader(object):
    """Knows which modules are to be reloaded when their files change, and does it."""

    #: whether anything is reloaded before a cell
    enabled = False
    #: whether all modules are, except those in ``skip_modules``, or only those in ``modules``
    check_all = True
    #: whether new names of a module become the user's too
    autoload_obj = False
    #: whether failures are kept quiet
    hide_errors = False

    def __init__(self, shell=None):
        """Note when the modules that are loaded were changed last."""
        self.shell, self.import_from_tracker = shell, None
        #: names of modules: those to reload in mode 1, those to leave alone
        self.modules, self.skip_modules = {}, {}
        #: name -> when its file was changed; file -> time of the change that could not be loaded
        self.modules_mtimes, self.failed = {}, {}
        #: see :func:`append_obj`
        self.old_objects = {}
        self._report = lambda text: None
        self.deduper_reloader = DeduperReloader()
        self.check(check_all=True, do_reload=False)

    def mark_module_skipped(self, module_name):
        """Have a module left alone."""
        self.modules.pop(module_name, None)
        self.skip_modules[module_name] = True

    def mark_module_reloadable(self, module_name):
        """Have a module reloaded when it has changed."""
        self.skip_modules.pop(module_name, None)
        self.modules[module_name] = True

    def aimport_module(self, module_name):
        """Import a module, and have it reloaded when it has changed.

        :return: ``(the top package, its name)``.
        :raises ImportError: where there is no such module.
        """
        self.mark_module_reloadable(module_name)
        __import__(to_native(module_name))
        top = module_name.partition(".")[0]
        return sys.modules[to_native(top)], top

    def filename_and_mtime(self, module):
        """Return a module's source file and when it was changed; ``(None, None)`` for a module without one."""
        filename = getattr(module, "__file__", None)
        name = getattr(module, "__name__", None)
        if not filename or name in (None, "__main__", "__mp_main__"):
            return None, None
        base, extension = os.path.splitext(filename)
        if extension.lower() in (".pyc", ".pyo"):
            filename = base + ".py"
        elif extension.lower() != ".py":
            return None, None
        try:
            return filename, os.stat(filename).st_mtime
        except EnvironmentError:
            return None, None

    def clear_import_tracker(self):
        """Forget which names were imported from modules."""
        self.import_from_tracker = None

    def note_imports(self, source):
        """Note the ``from ... import ...`` of a cell."""
        if self.import_from_tracker is None:
            self.import_from_tracker = ImportFromTracker({}, {})
        self.import_from_tracker.add_source(source)

    def check(self, check_all=False, do_reload=True, execution_info=None):
        """Reload the modules whose files have changed.

        :param check_all: whether to look at all modules, even where :attr:`check_all` says otherwise.
        :param do_reload: whether to reload, not only to note the time.
        :param execution_info: the cell that is about to run.
        """
        if not self.enabled and not check_all:
            return
        source = getattr(execution_info, "raw_cell", None)
        names = list(sys.modules) if check_all or self.check_all else list(self.modules)
        for name in names:
            module = sys.modules.get(name)
            if name in self.skip_modules or module is None:
                continue
            filename, mtime = self.filename_and_mtime(module)
            if filename is None or not self._changed(name, filename, mtime):
                continue
            if do_reload:
                self._reload(name, module, filename, mtime)
        if source is not None:
            self.note_imports(source)

    def _changed(self, name, filename, mtime):
        """Tell whether a module's file has changed since the last look, and note the time."""
        before = self.modules_mtimes.get(name)
        self.modules_mtimes[name] = mtime if before is None else max(mtime, before)
        return before is not None and mtime > before and self.failed.get(filename) != mtime

    def _reload(self, name, module, filename, mtime):
        self._report("Reloading '%s'." % name)
        if not self.autoload_obj and self.deduper_reloader.maybe_reload_module(module):
            self.failed.pop(filename, None)
            return
        try:
            superreload(module, reload_module, self.old_objects, self.shell if self.autoload_obj else None,
                        self.import_from_tracker)
        except Exception:  # of the module's code; it stays as it was
            self.failed[filename] = mtime
            if not self.hide_errors:
                print("[autoreload of %s failed: %s]" % (name, traceback.format_exc()), file=sys.stderr)
        else:
            self.failed.pop(filename, None)
