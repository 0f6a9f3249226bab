"""Building a shell: its collaborators in one place, and the ``init_*`` steps that subclasses override.

What is heavy (completer, inspector, history file, formatters of tracebacks and displays) is made when it is first
asked for: its step only says that it is to be made anew.
"""
from __future__ import absolute_import, unicode_literals

import atexit
import os
import sys

import six
from six.moves import builtins

from ipython_compat import to_native, to_text
from ipython_compat.deprecations import show_deprecations_of
from zmqkernel.shell import hooks
from zmqkernel.shell.configurables import Configurables
from zmqkernel.shell.environment import add_virtualenv, environ, foreign_virtualenv, guarded_open, stdin_encoding
from zmqkernel.shell.events import EventManager, available_events
from zmqkernel.shell.exception_report import ExceptionReports
from zmqkernel.shell.execution.builtin_trap import BuiltinTrap
from zmqkernel.shell.execution.display_trap import DisplayTrap
from zmqkernel.shell.execution.files import FileRunner
from zmqkernel.shell.execution.runner import CellRunner
from zmqkernel.shell.execution.system import SystemCommands
from zmqkernel.shell.expressions import Expressions
from zmqkernel.shell.frontend import Frontend
from zmqkernel.shell.lookup import ObjectLookup
from zmqkernel.shell.magic_calls import MagicCalls
from zmqkernel.shell.namespaces import Namespaces
from zmqkernel.shell.parts import ShellParts
from zmqkernel.shell.sourcecode import UserCode


#: the steps, in groups; within a group a later one needs the earlier ones
_STATE = ("instance_attrs", "environment", "virtualenv", "events", "hooks")
#: what changes sys is set back by restore_sys_module_state
_NAMESPACES = ("sys_module_state", "sys_modules", "deprecation_warnings", "history", "user_ns", "builtins", "completer",
               "inspector")
_OUTPUT = ("encoding", "io", "syntax_highlighting", "prompts", "display_formatter", "display_pub", "data_pub",
           "displayhook")
_COMMANDS = ("pushd_popd_magic", "prefilter", "logger", "magics", "alias", "logstart", "pdb", "extension_manager",
             "payload")


class ShellConstruction(ShellParts):
    """A shell that has been built, and does nothing yet.

    :param ipython_dir: folder of profiles; by default the user's.
    :param profile_dir: a ``ProfileDir``; by default the default profile's.
    :param user_module: the module that is the user's; by default a new ``__main__``.
    :param user_ns: the dictionary that cells run in; by default the module's.
    :param custom_exceptions: a tuple of exception classes, and a function that shows them (see ``set_custom_exc``).
    """

    #: whether the steps are done
    _is_built = False

    def __init__(self, ipython_dir=None, profile_dir=None, user_module=None, user_ns=None,
                 custom_exceptions=((), None), **kwargs):
        super(ShellConstruction, self).__init__(**dict((to_native(key), value) for key, value in kwargs.items()))
        self.configurables = Configurables(self)
        self._build_collaborators()

        self.trio_runner = None

        self.init_ipython_dir(ipython_dir)
        self.init_profile_dir(profile_dir)
        self._take(_STATE)
        self.init_create_namespaces(user_module, user_ns)
        self._take(_NAMESPACES)
        self.init_traceback_handlers(custom_exceptions)
        self._take(_OUTPUT)
        self._take(_COMMANDS)
        self._is_built = True
        self.events.trigger("shell_initialized", self)
        atexit.register(self.atexit_operations)

    def _take(self, steps):
        """Call the steps of these names, in order."""
        for step in steps:
            getattr(self, to_native("init_" + step))()

    def _build_collaborators(self):
        """Make those that do the shell's work (the public ones are made by the steps)."""
        self._namespaces = Namespaces(self)
        self._runner = CellRunner(self)
        self._files = FileRunner(self)
        self._system = SystemCommands(self)
        self._expressions = Expressions(self)
        self._reports = ExceptionReports(self)
        self._lookup = ObjectLookup(self)
        self._user_code = UserCode(self)
        self._magic_calls = MagicCalls(self)
        self._frontend = Frontend(self)

    def init_sys_module_state(self):
        """Remember what later steps change in ``sys``."""
        self.save_sys_module_state()

    # -- folders

    def init_ipython_dir(self, ipython_dir):
        """Set the folder of profiles."""
        if ipython_dir is not None:
            self.ipython_dir = to_text(ipython_dir)
        elif not self.ipython_dir:
            self.ipython_dir = self._from_application("zmqkernel.application.paths", "get_ipython_dir")()

    def init_profile_dir(self, profile_dir):
        """Set the profile; without one, the default profile is taken, and made where it is missing."""
        if profile_dir is None:
            from zmqkernel.shell.utils.path import ensure_dir_exists
            ensure_dir_exists(self.ipython_dir)
            profile_class = self._from_application("zmqkernel.application.profiledir", "ProfileDir")
            profile_dir = profile_class.create_profile_dir_by_name(self.ipython_dir, "default", config=self.config)
        self.profile_dir = profile_dir

    @staticmethod
    def _from_application(module, name):
        """Return what a shell made by itself takes from the layer above, which is not there to be imported from."""
        import importlib
        return getattr(importlib.import_module(to_native(module)), to_native(name))

    @property
    def profile(self):
        """Name of the profile, or None."""
        if self.profile_dir is not None:
            name = os.path.basename(self.profile_dir.location)
            return name.replace("profile_", "")
        return None

    # -- state

    def init_instance_attrs(self):
        """Set what each shell starts with."""
        self.raw_input_original = six.moves.input
        self.more = False
        self.compile = self.compiler_class()
        self.meta = {}
        self.tempfiles = []
        self.tempdirs = []
        self.starting_dir = os.getcwd()
        self.indent_current_nsp = 0
        self.indent_current = ""
        self._post_execute = {}
        self._main_mod_cache = {}
        self._last_input_line = ""
        self._last_traceback = None
        self._atexit_once_called = False
        self.open_replacement = guarded_open
        self.showing_traceback = False
        self.input_transformer_manager.on_error = self._input_transformer_failed

    def init_environment(self):
        """A step for subclasses: change ``os.environ``."""

    def init_encoding(self):
        """Note how standard input is encoded."""
        self.stdin_encoding = stdin_encoding()

    def init_deprecation_warnings(self):
        """Let cells warn of what is deprecated."""
        show_deprecations_of(self.user_module.__name__)

    def init_virtualenv(self):
        """Put the packages of an active virtual environment on ``sys.path``, where it is not this Python's own."""
        folder = foreign_virtualenv()
        if folder:
            add_virtualenv(folder, self.warn_venv)

    def init_syntax_highlighting(self, changes=None):
        """Have what colours source made anew."""
        self.__dict__.pop(to_native("pycolorize"), None)

    def refresh_style(self):
        """A step for subclasses: take over changed colours."""

    def init_pushd_popd_magic(self):
        """Start with an empty stack of folders."""
        self.home_dir = environ("HOME") or os.path.expanduser("~")
        self.dir_stack = []

    def init_logger(self):
        """Have the session log made when it is asked for."""
        self.__dict__.pop(to_native("logger"), None)

    def init_logstart(self):
        """Open the log, where the configuration says so."""
        if self.logappend:
            self.run_line_magic("logstart", "%s append" % self.logappend)
        elif self.logfile:
            self.run_line_magic("logstart", self.logfile)
        elif self.logstart:
            self.run_line_magic("logstart", "")

    def init_builtins(self):
        """Tell programs that ask for it that they run in IPython."""
        builtins.__dict__[to_native("__IPYTHON__")] = True
        builtins.__dict__.setdefault(to_native("display"), _display)
        self.builtin_trap = BuiltinTrap(shell=self)

    def init_io(self):
        """A step for subclasses: change the standard streams."""

    def init_prompts(self):
        """Set the prompts that ``sys`` has."""
        sys.ps1, sys.ps2, sys.ps3 = str("In : "), str("...: "), str("Out: ")

    def init_events(self):
        """Create the table of event callbacks."""
        self.events = EventManager(self, available_events)
        self.events.register("pre_execute", self._clear_warning_registry)

    def _clear_warning_registry(self):
        """Let a warning be shown again in the next cell."""
        self.user_global_ns.pop(to_native("__warningregistry__"), None)

    def init_hooks(self):
        """Create the hooks, each with its default."""
        from zmqkernel.shell.utils.ipstruct import Struct
        from zmqkernel.shell.utils.strdispatch import StrDispatch
        self.strdispatchers = {"complete_command": StrDispatch()}
        self._has_command_completers = False
        self.hooks = Struct()
        for name in hooks.__all__:
            self.set_hook(name, getattr(hooks, name), 100)

    # -- what is made when it is asked for

    def init_history(self):
        """Have the history opened when it is asked for."""
        self._make_anew("history_manager")

    def init_prefilter(self):
        """Have the prefilters made when a line is there for them."""
        self._make_anew("prefilter_manager")

    def init_display_formatter(self):
        """Have the formatters made when there is something to format."""
        self._make_anew("display_formatter")

    def init_payload(self):
        """Have the list of payloads made when there is one."""
        self._make_anew("payload_manager")

    def init_extension_manager(self):
        """Have the extension manager made when an extension is loaded."""
        self._make_anew("extension_manager")

    def init_display_pub(self):
        """Create what publishes displays."""
        self.display_pub = self.display_pub_class(parent=self, shell=self)

    def init_data_pub(self):
        """Create what publishes data, where a subclass has a class for it."""
        self.data_pub = self.data_pub_class(parent=self) if self.data_pub_class else None

    def init_displayhook(self):
        """Create what shows results."""
        self.displayhook = self.displayhook_class(parent=self, shell=self, cache_size=self.cache_size)
        self.display_trap = DisplayTrap(hook=self.displayhook)

    def init_inspector(self, changes=None):
        """Have the inspector made when something is inspected."""
        self._make_anew("inspector")

    def init_completer(self):
        """Have the completer made when something is completed."""
        self._make_anew("Completer")

    def init_traceback_handlers(self, custom_exceptions):
        """Have the formatters of tracebacks made when there is an exception; set the hook and the handler for some."""
        self._make_anew("InteractiveTB", "SyntaxTB")
        self.sys_excepthook = sys.excepthook
        self.set_custom_exc(*custom_exceptions)

    # -- magics

    def init_magics(self):
        """Create the table of magics, with the names of all that come with the shell."""
        from zmqkernel.shell.magics import UserMagics
        from zmqkernel.shell.magics.manager import MagicsManager
        self.magics_manager = MagicsManager(shell=self, parent=self, user_magics=UserMagics(self))
        self.magics_manager.register_builtin()
        if not self.automagic:
            self.magics_manager.auto_magic = False

    def init_alias(self):
        """Create the aliases."""
        from zmqkernel.shell.aliases import AliasManager
        self.alias_manager = AliasManager(shell=self, parent=self)

    def init_pdb(self):
        """Note whether exceptions start the debugger."""
        self.call_pdb = self.pdb


def _display(*args, **kwargs):
    """Display objects; ``IPython.display.display``, as a builtin that imports it when it is called."""
    from zmqkernel.shell.display.functions import display
    return display(*args, **kwargs)


