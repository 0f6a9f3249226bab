"""What an application does to a new shell: path, GUI, extensions, start-up files, and the code it was asked to run."""
from __future__ import absolute_import, unicode_literals

import glob
import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from traitlets import (
    Any, Bool, CaselessStrEnum, Instance, Integer, List, Undefined, Unicode, Union, observe, validate,  # noqa: F401
)
from traitlets.config import Config, Configurable

from zmqkernel.application.paths import ENV_CONFIG_DIRS, SYSTEM_CONFIG_DIRS
from zmqkernel.shell.traits import Instance as LazyInstance

PUBLIC = "IPython.core.shellapp"

#: the event loops that ``--gui`` knows
gui_keys = ("asyncio", "glut", "gtk", "gtk2", "gtk3", "gtk4", "osx", "pyglet", "qt", "qt5", "qt6", "tk", "wx",
            "gtk2", "qt4")
#: the backends of matplotlib that ``--matplotlib`` and ``--pylab`` know without asking matplotlib
backend_keys = ["agg", "gtk", "gtk3", "gtk4", "inline", "ipympl", "nbagg", "notebook", "osx", "pdf", "ps", "qt",
                "qt4", "qt5", "qt6", "svg", "tk", "webagg", "widget", "wx"]
backend_keys.insert(1, "auto")

shell_flags = {}


@public(PUBLIC)
def addflag(*args):
    """Add ``--NAME`` and ``--no-NAME`` to :data:`shell_flags`: name, trait, help when set, help when unset."""
    from traitlets.config.application import boolean_flag

    shell_flags.update(boolean_flag(*args))


addflag("autoindent", "InteractiveShell.autoindent",
        "Indent a new line as the one before asks for.", "Start each line at the margin.")
addflag("automagic", "InteractiveShell.automagic",
        "Let line magics be called without the % in front.", "Ask for the % in front of every magic.")
addflag("pdb", "InteractiveShell.pdb",
        "Enter the debugger after every exception.", "Leave the debugger to %debug.")
addflag("pprint", "PlainTextFormatter.pprint",
        "Lay out large results over several lines.", "Show results by their plain repr.")
addflag("color-info", "InteractiveShell.color_info",
        "Use colours in what ? and ?? show.", "Show ? and ?? without colours.")
addflag("checkpoints", "Checkpoints.enabled",
        "Keep copies of the session, and come back to the newest after a crash.",
        "Keep no copies of the session: a crash loses its variables.")
addflag("ignore-cwd", "InteractiveShellApp.ignore_cwd",
        "Keep the current folder out of sys.path.", "Put the current folder first on sys.path.")

nosep_config = Config()
nosep_config.InteractiveShell.separate_in = ""
nosep_config.InteractiveShell.separate_out = ""
nosep_config.InteractiveShell.separate_out2 = ""
shell_flags["nosep"] = (nosep_config, "Leave no empty lines between prompts.")
shell_flags["pylab"] = (
    {"InteractiveShellApp": {"pylab": "auto"}}, "Load numpy and matplotlib, with matplotlib's default backend.")
shell_flags["matplotlib"] = (
    {"InteractiveShellApp": {"matplotlib": "auto"}}, "Prepare matplotlib for interactive use, default backend.")

shell_aliases = {
    "autocall": "InteractiveShell.autocall",
    "colors": "InteractiveShell.colors",
    "theme": "InteractiveShell.colors",
    "logfile": "InteractiveShell.logfile",
    "logappend": "InteractiveShell.logappend",
    "c": "InteractiveShellApp.code_to_run",
    "m": "InteractiveShellApp.module_to_run",
    "ext": "InteractiveShellApp.extra_extensions",
    "gui": "InteractiveShellApp.gui",
    "pylab": "InteractiveShellApp.pylab",
    "matplotlib": "InteractiveShellApp.matplotlib",
    "cache-size": "InteractiveShell.cache_size",
    "memory-limit": "InteractiveShellApp.memory_limit",
}


@public(PUBLIC)
class MatplotlibBackendCaselessStrEnum(CaselessStrEnum):
    """The name of a matplotlib backend: one of a fixed list, or, with a new matplotlib, one that it knows itself.

    :param default_value: as in other traits.
    """

    def __init__(self, default_value=Undefined, **kwargs):
        CaselessStrEnum.__init__(self, list(backend_keys), default_value=default_value, **kwargs)

    def validate(self, obj, value):
        """Accept ``module://NAME`` and what matplotlib lists, besides the fixed names."""
        if value is not None and to_text(value).lower() not in backend_keys:
            if to_text(value).startswith("module://") or value in self._registered():
                return value
        return CaselessStrEnum.validate(self, obj, value)

    @staticmethod
    def _registered():
        """Return the names that matplotlib's own registry of backends holds; matplotlib is imported for that."""
        try:
            from matplotlib.backends.registry import backend_registry
        except ImportError:
            return []
        return backend_registry.list_all()


@public(PUBLIC)
class InteractiveShellApp(Configurable):
    """Mixed into applications that have a shell.

    ``initialize`` of the application calls :meth:`init_path`, :meth:`init_shell` (its own), :meth:`init_gui_pylab`,
    :meth:`init_extensions` and :meth:`init_code`, in this order.
    """

    extensions = List(Unicode(), help="Extensions to load at the start: dotted module names.").tag(config=True)
    extra_extensions = List(
        Unicode(), help="Extensions to load besides those of the config files, from the command line."
    ).tag(config=True)
    reraise_ipython_extension_failures = Bool(
        False, help="Let an extension that fails to load end the program."
    ).tag(config=True)
    exec_files = List(Unicode(), help="Files to run at the start, after `exec_lines`.").tag(config=True)
    exec_PYTHONSTARTUP = Bool(
        True, help="Run the file that $PYTHONSTARTUP names, before everything else."
    ).tag(config=True)
    file_to_run = Unicode("", help="A file to run at the start, as a script.").tag(config=True)
    exec_lines = List(Unicode(), help="Lines of code to run at the start.").tag(config=True)
    code_to_run = Unicode("", help="Code to run.").tag(config=True)
    module_to_run = Unicode("", help="A module to run as a script.").tag(config=True)
    gui = CaselessStrEnum(
        gui_keys, allow_none=True, default_value=None,
        help="The event loop to keep alive while the prompt waits: one of %s." % ", ".join(sorted(set(gui_keys)))
    ).tag(config=True)
    matplotlib = MatplotlibBackendCaselessStrEnum(
        allow_none=True, default_value=None, help="Prepare matplotlib for interactive use with this backend."
    ).tag(config=True)
    pylab = MatplotlibBackendCaselessStrEnum(
        allow_none=True, default_value=None, help="Load numpy and matplotlib, with this backend."
    ).tag(config=True)
    pylab_import_all = Bool(
        True, help="Whether `pylab` puts the names of numpy and pyplot into the namespace."
    ).tag(config=True)
    ignore_cwd = Bool(False, help="Keep the current folder out of sys.path.").tag(config=True)
    hide_initial_ns = Bool(
        True, help="Leave names that start-up code defines out of what %who shows."
    ).tag(config=True)

    memory_limit = Union(
        [Unicode(), Integer()], default_value="",
        help="Memory that the session's code may allocate, as 8G or 512M; more is a MemoryError. Linux only."
    ).tag(config=True)

    default_extensions = List(Unicode(), ["storemagic"])
    shell = LazyInstance("zmqkernel.shell.interactiveshell.InteractiveShell")
    #: whether a prompt follows the code that was asked for
    interact = Bool(True)
    user_ns = Instance(dict, args=None, allow_none=True)
    #: the exception that ended the code this application was asked to run; None where it went well
    failure = Any(None, allow_none=True)

    @validate("memory_limit")
    def _memory_limit_usable(self, proposal):
        from zmqkernel.application.memorylimit import check

        return check(to_text(str(proposal["value"])))

    @observe("user_ns")
    def _user_ns_changed(self, change):
        if self.shell is not None:
            self.shell.user_ns = change["new"]
            self.shell.init_user_ns()

    def init_shell(self):
        """Make :attr:`shell`.  The application that this is mixed into does it."""
        raise NotImplementedError("the application makes the shell")

    def init_path(self):
        """Put the current folder first on ``sys.path``, unless told not to; a console script does not have it there."""
        if self.ignore_cwd:
            sys.path[:] = [entry for entry in sys.path if entry not in ("", to_native(os.getcwd()))]
        elif "" not in sys.path:
            sys.path.insert(0, str(""))

    def init_memory_limit(self):
        """Limit the memory of this process, where that was asked for."""
        if self.memory_limit:
            from zmqkernel.application.memorylimit import limit_memory

            limit_memory(self.shell, self.memory_limit)

    def init_gui_pylab(self):
        """Start the event loop and matplotlib integration that were asked for; a failure is shown, no more."""
        from zmqkernel.application.guistart import start_gui

        start_gui(self)

    def init_extensions(self):
        """Load the extensions; one that fails is shown, and the next follows."""
        from zmqkernel.application.startupcode import load_extensions

        load_extensions(self)

    def init_code(self):
        """Run start-up files, ``exec_lines``, ``exec_files``, and then the code that was asked for."""
        from zmqkernel.application.startupcode import StartupCode

        StartupCode(self).run()

    def startup_files(self):
        """Return the files to run before ``exec_lines``: ``$PYTHONSTARTUP``, then the profile's folder in order.

        As in Python, ``$PYTHONSTARTUP`` is for sessions, not for code, a file or a module.
        """
        files = []
        named = os.environ.get("PYTHONSTARTUP")
        asked_for = self.code_to_run or self.file_to_run or self.module_to_run
        if self.exec_PYTHONSTARTUP and not asked_for and named and os.path.isfile(named):
            files.append(to_text(named))
        folders = [os.path.join(path, "startup") for path in SYSTEM_CONFIG_DIRS[::-1] + ENV_CONFIG_DIRS[::-1]]
        profile_dir = getattr(self, "profile_dir", None)
        if profile_dir is not None:
            folders.append(profile_dir.startup_dir)
        for folder in folders:
            files += sorted(glob.glob(os.path.join(folder, "*.py")) + glob.glob(os.path.join(folder, "*.ipy")))
        return files
