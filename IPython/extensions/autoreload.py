"""``%autoreload``: modules are loaded anew before a cell runs, when their files have changed.

    %load_ext autoreload
    %autoreload 2

What was imported from a module follows the change: functions, methods and properties get the new code, objects become
objects of the new classes, and ``from module import name`` refers to what the module has under that name.

Limits: modules in C cannot be reloaded; a value that is neither function nor class (a number, a list) that was
imported by ``from`` stays as it was, except in mode 3; where the layout of objects has changed (``__slots__``, another
builtin base) old objects stay of the old class.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from ipython_compat import to_native
from IPython.extensions.autoreload_modules import (  # noqa: F401
    ImportFromTracker, ModuleReloader, StrongRef, append_obj, mod_attrs, superreload)
from IPython.extensions.autoreload_rules import (  # noqa: F401
    UPDATE_RULES, func_attrs, isinstance2, update_class, update_function, update_generic, update_instances,
    update_property)
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

#: word -> (enabled, all modules, new names too)
_MODES = {
    "0": (False, None, False), "off": (False, None, False),
    "1": (True, False, False), "explicit": (True, False, False),
    "2": (True, True, False), "all": (True, True, False),
    "3": (True, True, True), "complete": (True, True, True),
}


class ModeError(UsageError, ValueError):
    """There is no such mode."""


def skip_doctest(f):
    """Mark a function whose examples are not to be tested."""
    f.skip_doctest = True
    return f


class NotImported(UsageError, ImportError):
    """``%aimport`` cannot import a module: told in one line, and an ImportError to programs."""


@magics_class
class AutoreloadMagics(Magics):
    """``%autoreload`` and ``%aimport``."""

    def __init__(self, *a, **kw):
        """Note the modules that are loaded, and when they were changed."""
        super(AutoreloadMagics, self).__init__(*a, **kw)
        self._reloader = ModuleReloader(self.shell)
        self._reloader.check_all = False
        self._reloader.autoload_obj = False
        self.loaded_modules = set(sys.modules)

    @magic_arguments()
    @argument("mode", type=to_native, default="now", nargs="?", help="""
        now (or nothing): reload all changed modules at once, except those that %%aimport leaves out.
        0 or off: reload nothing.
        1 or explicit: before each cell, reload those that %%aimport named.
        2 or all: before each cell, reload all but those that %%aimport leaves out.
        3 or complete: as 2, and names imported by from ... import get the new values whatever they are, new names too.
        """)
    @argument("-p", "--print", action="store_true", default=None, help="Print the names of the modules.")
    @argument("-l", "--log", action="store_true", default=None, help="Log them, at level INFO.")
    @argument("--hide-errors", action="store_true", default=None, help="Say nothing of modules that cannot be loaded.")
    @argument("--full", action="store_true", default=None, help="""
        Always run the whole module anew. Without this (and without a - after the mode), modes up to 2 take over only
        what has changed, where these are functions, imports and constants, and the module's other variables stay.
        """)
    @line_magic
    def autoreload(self, line=""):
        """Load modules anew when their files have changed."""
        args = parse_argstring(self.autoreload, line)
        mode = args.mode.lower().rstrip("-") if args.mode != "-" else args.mode
        reloader = self._reloader
        reloader._report = self._reporter(getattr(args, "print"), args.log)
        reloader.hide_errors = bool(args.hide_errors)
        reloader.deduper_reloader.enabled = not (args.full or args.mode.endswith("-"))
        if mode in ("", "now"):
            reloader.check(True)
            return
        if mode not in _MODES:
            raise ModeError("Unrecognized autoreload mode \"%s\". (usage: %%autoreload [-p] [-l] [--hide-errors] "
                            "[now|off|explicit|all|complete])" % args.mode)
        enabled, check_all, autoload = _MODES[mode]
        reloader.enabled = enabled
        if enabled:
            reloader.check_all, reloader.autoload_obj = check_all, autoload
            reloader.deduper_reloader.update_sources()

    @staticmethod
    def _reporter(printing, logging_):
        if not (printing or logging_):
            return lambda text: None
        import logging
        logger = logging.getLogger(to_native("autoreload"))

        def report(text):
            if printing:
                print(text)
            if logging_:
                logger.setLevel(min(logger.level or logging.INFO, logging.INFO))
                logger.info(text)
        return report

    @line_magic
    def aimport(self, parameter_s="", stream=None):
        """Say which modules ``%autoreload`` is to look after.

        %aimport                list them
        %aimport name, other    import these, and reload them in mode 1
        %aimport name as short  the same, under another name
        %aimport -name          leave this one alone, in every mode
        """
        reloader = self._reloader
        if not parameter_s.strip():
            names = ["all-except-skipped"] if reloader.check_all else sorted(reloader.modules)
            out = sys.stdout if stream is None else stream
            out.write(to_native("Modules to reload:\n%s\n" % " ".join(names)))
            out.write(to_native("\nModules to skip:\n%s\n" % " ".join(sorted(reloader.skip_modules))))
            return
        for name in [part.strip() for part in parameter_s.split(",")]:
            if name.startswith("-"):
                if not name[1:].strip():
                    raise UsageError("%aimport: which module? (usage: %aimport [-]MODULE, ...)")
                reloader.mark_module_skipped(name[1:].strip())
                continue
            name, alias = (name.split(" as ", 1) + [""])[:2]
            name, alias = name.strip(), alias.strip()
            try:
                module, top = reloader.aimport_module(name)
            except ImportError as exc:
                reloader.modules.pop(name, None)
                raise NotImported("%%aimport: %s" % exc)
            self.shell.push({to_native(alias): sys.modules[to_native(name)]} if alias else {top: module})

    def pre_run_cell(self, info=None):
        """Reload what has changed; called before each cell."""
        if self._reloader.enabled or info is not None:
            self._reloader.check(execution_info=info) if self._reloader.enabled else \
                self._reloader.note_imports(getattr(info, "raw_cell", None))

    def post_execute_hook(self):
        """Note when the files of modules that a cell imported were changed; called after each cell."""
        new = set(sys.modules) - self.loaded_modules
        for name in new:
            module = sys.modules.get(name)
            if module is not None:
                filename, mtime = self._reloader.filename_and_mtime(module)
                if filename is not None:
                    self._reloader.modules_mtimes[name] = mtime
        self.loaded_modules.update(new)
        if new and self._reloader.enabled:
            self._reloader.deduper_reloader.update_sources()


def load_ipython_extension(ip):
    """Add ``%autoreload`` and ``%aimport`` to a shell."""
    family = AutoreloadMagics(ip)
    ip.register_magics(family)
    ip.events.register("pre_run_cell", family.pre_run_cell)
    ip.events.register("post_execute", family.post_execute_hook)
