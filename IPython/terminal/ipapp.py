"""The command ``ipython``: reads the command line and the profile, then runs code, a script, or the terminal."""
from __future__ import absolute_import, print_function, unicode_literals

import errno
import os
import sys

from ipython_compat import collecting, to_native, to_text
from ipython_compat.applications import Application, Config
from traitlets import Bool, CaselessStrEnum, Dict, List, Type, Unicode, default, observe  # noqa: F401

from IPython.terminal.argv import CommandLine
from zmqkernel.application.base import BaseIPythonApplication, base_aliases, base_flags
from zmqkernel.application.crashhandler import TRACKER, CrashHandler
from zmqkernel.application.errors import ApplicationError, complain, os_reason
from zmqkernel.application.profiledir import ProfileDir
from zmqkernel.application.shellapp import InteractiveShellApp, shell_aliases, shell_flags
from zmqkernel.application.startup import make_shell
from zmqkernel.application.startupcode import exit_status

frontend_flags = {}


def addflag(*args):
    """Add ``--NAME`` and ``--no-NAME`` to :data:`frontend_flags`: name, trait, help when set, help when unset."""
    from traitlets.config.application import boolean_flag

    frontend_flags.update(boolean_flag(*args))


addflag("autoedit-syntax", "TerminalInteractiveShell.autoedit_syntax",
        "Open the editor on files with syntax errors.", "Only show syntax errors.")
addflag("simple-prompt", "TerminalInteractiveShell.simple_prompt",
        "Read lines with plain input().", "Edit lines with colours and completion.")
addflag("banner", "TerminalIPythonApp.display_banner",
        "Show the banner at the start.", "Start without a banner.")
addflag("confirm-exit", "TerminalInteractiveShell.confirm_exit",
        "Ask before Ctrl-D ends the session; `exit` and `quit` never ask.", "Let Ctrl-D end the session at once.")
addflag("tip", "TerminalInteractiveShell.enable_tip",
        "Show a tip under the banner.", "Show no tip.")
addflag("term-title", "TerminalInteractiveShell.term_title",
        "Set the title of the terminal's window.", "Leave the title of the terminal's window alone.")

classic_config = Config()
classic_config.InteractiveShell.cache_size = 0
classic_config.PlainTextFormatter.pprint = False
classic_config.TerminalInteractiveShell.prompts_class = str("IPython.terminal.prompts.ClassicPrompts")
classic_config.InteractiveShell.separate_in = ""
classic_config.InteractiveShell.separate_out = ""
classic_config.InteractiveShell.separate_out2 = ""
classic_config.InteractiveShell.colors = "nocolor"
classic_config.InteractiveShell.xmode = "Plain"

frontend_flags["classic"] = (classic_config, "Look and behave like plain Python's prompt.")
frontend_flags["quick"] = ({"TerminalIPythonApp": {"quick": True}}, "Start without reading config files.")
frontend_flags["i"] = (
    {"TerminalIPythonApp": {"force_interact": True}},
    "Show a prompt after the code, file or module has run.  Put -- before options that are for the script.")
frontend_flags["keep-kernel"] = (
    {"TerminalIPythonApp": {"keep_kernel": True}},
    "Let the kernel go on when the terminal's window is closed; `ipython --existing` comes back to it.")
frontend_flags["in-process"] = (
    {"TerminalIPythonApp": {"in_process": True}},
    "Run code in the terminal's own process, without a kernel.")

flags = dict(base_flags)
flags.update(shell_flags)
flags.update(frontend_flags)

aliases = dict(base_aliases)
aliases.update(shell_aliases)
aliases["existing"] = "TerminalIPythonApp.existing"

#: the classes of a session besides those that an application always has; loaded for help and generated config files
SESSION_CLASSES = (
    "IPython.terminal.interactiveshell.TerminalInteractiveShell",
    "IPython.core.history.HistoryManager",
    "IPython.core.magic.MagicsManager",
    "IPython.core.formatters.PlainTextFormatter",
    "IPython.core.formatters.DisplayFormatter",
    "IPython.core.completer.IPCompleter",
    "IPython.core.magics.script.ScriptMagics",
    "IPython.core.magics.logging.LoggingMagics",
    "IPython.extensions.storemagic.StoreMagics",
)

#: what happens between the configuration and the first prompt of a session in this process, in this order
START_STEPS = tuple(str("init_" + name) for name in "path shell memory_limit banner gui_pylab extensions code".split())

_EXAMPLES = """
ipython                      # a prompt
ipython script.py one two    # run a file; sys.argv is ['script.py', 'one', 'two']
ipython -i script.ipy        # and a prompt afterwards
ipython -c '%timeit 1+1'     # run one piece of code

ipython --profile=work       # with the settings, history and start-up files of a profile
ipython profile create work  # make the profile, with files to put settings into
ipython locate profile work  # where it is

ipython --existing           # a second terminal on the kernel that was started last
ipython kernel               # a kernel alone, for any Jupyter frontend
ipython history trim         # keep the newest part of the input history
"""


class IPAppCrashHandler(CrashHandler):
    """Writes a report where the terminal itself fails.

    :param app: the application.
    """

    def __init__(self, app):
        CrashHandler.__init__(self, app, bug_tracker=TRACKER)

    def make_report(self, traceback):
        """Return the report, with the session's last input in it."""
        report = CrashHandler.make_report(self, traceback)
        history = getattr(getattr(self.app.shell, "history_manager", None), "input_hist_raw", None) or []
        return report + self.section_sep + "Input:\n\n" + "\n".join(to_text(line) for line in history[-20:])


class LocateIPythonApp(BaseIPythonApplication):
    """``ipython locate``: prints the folder of profiles; ``ipython locate profile NAME``: that of one."""

    name = "ipython-locate"
    description = "Print the folder that holds profiles and history."
    subcommands = dict(
        profile=("IPython.core.profileapp.ProfileLocate", "Print the folder of a profile."),
    )

    def start(self):
        """Print the folder, or leave that to the subcommand."""
        printer = self.subapp
        if printer is None:
            print(self.ipython_dir)
            return
        printer.start()


class TerminalIPythonApp(BaseIPythonApplication, InteractiveShellApp):
    """The command ``ipython``.

    It has a shell of its own (:attr:`shell`) where code runs in this process: with ``-c``, with a script,
    ``--in-process``, or called from a program.  Else a kernel has it.
    """

    name = "ipython"
    crash_handler_class = Type(IPAppCrashHandler)
    examples = _EXAMPLES
    flags = flags
    aliases = aliases
    subcommands = dict(
        profile=("IPython.core.profileapp.ProfileApp", "Make, list and find profiles."),
        kernel=("zmqkernel.application.startup.IPKernelApp", "Start a kernel without a frontend, or install it."),
        locate=("IPython.terminal.ipapp.LocateIPythonApp", "Print the folder of profiles."),
        history=("IPython.core.historyapp.HistoryApp", "Trim or clear the input history."),
    )

    deprecated_subcommands = {}

    auto_create = Bool(True, help="Whether a profile that does not exist is made.").tag(config=True)
    interactive_shell_class = Type(
        klass=object, help="Class of the shell.").tag(config=True)
    display_banner = Bool(True, help="Show the banner at the start.").tag(config=True)
    force_interact = Bool(
        False, help="Show a prompt also after code, a file or a module was run.").tag(config=True)
    quick = Bool(False, help="Start without reading config files.").tag(config=True)
    in_process = Bool(
        False, help="Run code in the terminal's own process, without a kernel.").tag(config=True)
    keep_kernel = Bool(
        False, help="Let the kernel go on when the terminal's window is closed; `ipython --existing` comes back to it."
    ).tag(config=True)
    existing = Unicode(
        None, allow_none=True, help="Connection file, or a pattern of its name, of a kernel to connect to; "
        "empty: the kernel that was started last.").tag(config=True)
    something_to_run = Bool(False)

    @default("description")
    def _description_default(self):
        from zmqkernel.shell.usage import cl_usage

        return cl_usage

    description = Unicode()

    @default("interactive_shell_class")
    def _shell_class_default(self):
        from IPython.terminal.interactiveshell import TerminalInteractiveShell

        return TerminalInteractiveShell

    @default("classes")
    def _classes_default(self):
        return [InteractiveShellApp, self.__class__, ProfileDir]

    @observe("file_to_run", "code_to_run", "module_to_run")
    def _something_changed(self, change):
        if change["new"]:
            self.something_to_run = True
            self.interact = self.force_interact

    @observe("force_interact")
    def _force_interact_changed(self, change):
        if change["new"]:
            self.interact = True

    @observe("quick")
    def _quick_changed(self, change):
        if change["new"]:
            self.load_config_file = lambda *args, **kwargs: None

    def load_session_classes(self):
        """Put the classes of a whole session into :attr:`classes`, for help and for config files."""
        from zmqkernel.application.startup import load_class

        known = list(self.classes)
        for name in SESSION_CLASSES:
            try:
                loaded = load_class(name)
            except ImportError as exc:
                self.log.warning("the options of %s are left out: %s", name, exc)
                continue
            if loaded not in known:
                known.append(loaded)
        self.classes = known

    def parse_command_line(self, argv=None):
        """Read the command line; what belongs to a script is kept in ``extra_args``.

        :raises ApplicationError: for a wrong option.
        """
        words = [to_text(word) for word in (sys.argv[1:] if argv is None else argv)]
        if words and words[0] in self.subcommands:
            return Application.parse_command_line(self, words)
        if words[:1] == ["help"] and len(words) > 1:
            words = words[1:] + ["--help"]
            return Application.parse_command_line(self, words)
        if words[:1] == ["console"]:
            del words[0]
        words = [word + "=" if word == "--existing" and not _value_follows(words, at) else word
                 for at, word in enumerate(words)]
        line = CommandLine(words, self.flags, self.aliases)
        if any(name in ("h", "help", "help-all") or "." in name for name in line.names):
            self.load_session_classes()
        config = line.config()
        if config is None:
            _parse(self, [to_native(word) for word in line.options])
        else:
            self.cli_config = config
            self.update_config(config)
        self.extra_args = line.arguments
        if self.extra_args and not self.something_to_run and self.existing is None:
            self.file_to_run = self.extra_args[0]

    def generate_config_file(self, classes=None):
        """Return a config file with every option of a session in it, as comments."""
        self.load_session_classes()
        return Application.generate_config_file(self) if classes is None else Application.generate_config_file(
            self, classes)

    def initialize(self, argv=None):
        """Get ready to :meth:`start`: command line, profile, config files; and the shell, where it is in process."""
        BaseIPythonApplication.initialize(self, argv)
        if self.subapp is not None:
            return
        if self.extra_args and not self.something_to_run and self.existing is None:
            self.file_to_run = self.extra_args[0]
        if not self.runs_kernel():
            self.initialize_in_process()

    #: whether this process is the command ``ipython``, not a program that has called ``start_ipython``
    is_command = False

    def runs_kernel(self):
        """Tell whether the code of this session runs in a kernel process."""
        if self.existing is not None:
            return True
        if not self.is_command or self.in_process or not self.interact or not hasattr(os, "fork"):
            return False
        from IPython.terminal.traits import plain_terminal

        if plain_terminal():
            return False
        from IPython.terminal.onprompt import works_on_the_prompt

        if works_on_the_prompt(self):
            self.log.info("start-up code works on the prompt (pt_app): this session has no kernel process")
            return False
        return True

    def initialize_in_process(self):
        """Make the shell in this process, and run what comes before the first prompt."""
        for step in START_STEPS:
            getattr(self, step)()

    def init_shell(self):
        """Make :attr:`shell`."""
        self.shell = make_shell(self.interactive_shell_class, self)
        self.shell.configurables.append(self)
        collecting.resume()  # what runs next is the user's
        if self.interact:
            from IPython.terminal.ui.inprocess import session_for

            session_for(self.shell)  # start-up code finds the prompt's session, which is made when it is used

    def init_memory_limit(self):
        """Limit the memory of this process, where it is a session's own, and not a program that has one in it."""
        if self.is_command:
            InteractiveShellApp.init_memory_limit(self)

    def init_banner(self):
        """Show the banner, where a prompt follows."""
        if self.display_banner and self.interact:
            self.shell.show_banner()
            show_tip(self.shell)
        if self.log_level <= 20:
            print()

    def start(self):
        """Run the session, or end the process with the status of the code that was run.

        :raises SystemExit: where there is no prompt and the code failed.
        """
        if self.subapp is not None:
            return self.subapp.start()
        collecting.resume()
        if self.existing is not None:
            from IPython.terminal.ui.main import run_existing

            return self._end(run_existing(self))
        if self.shell is None:
            from IPython.terminal.ui.main import run_owned

            return self._end(run_owned(self))
        if self.interact:
            return self.shell.mainloop()
        if self.failure is not None:
            sys.exit(exit_status(self.failure))

    def _end(self, status):
        """Leave a session whose code ran in another process: the command has nothing to do any more."""
        if not self.is_command:
            return status
        from ipython_compat.ending import end_process

        return end_process(status)

    @classmethod
    def launch_instance(cls, argv=None, **kwargs):
        """Make the application, let it read ``argv``, and run it: see
        :meth:`BaseIPythonApplication.launch_instance`."""
        return super(TerminalIPythonApp, cls).launch_instance(argv=argv, **kwargs)


#: traitlets' own reading of a command line, without what prints its whole help after a mistake
_parse = getattr(Application.parse_command_line, "__wrapped__", Application.parse_command_line)


def show_tip(settings):
    """Print a tip, where the settings want one and the banner is the usual one."""
    from zmqkernel.shell.usage import default_banner

    if settings.enable_tip and settings.banner1 == default_banner:
        from IPython.core.tips import pick_tip

        print("Tip: " + pick_tip())


def _value_follows(words, at):
    """Tell whether the word behind ``words[at]`` is a value, not an option."""
    return at + 1 < len(words) and not words[at + 1].startswith("-")


launch_new_instance = TerminalIPythonApp.launch_instance


#: errors that say that what is printed has nowhere to go
OUTPUT_ENDS = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run_command():
    """Run the command ``ipython`` with the words of ``sys.argv``; return the status to exit with."""
    TerminalIPythonApp.is_command = True
    try:
        try:
            return TerminalIPythonApp.launch_instance()
        finally:
            if sys.stdout is not None and not sys.stdout.closed:
                sys.stdout.flush()  # here, where a failure can still be told
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
    except (IOError, OSError) as exc:
        if exc.errno not in OUTPUT_ENDS:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if exc.errno == errno.EPIPE:  # whoever reads what is printed (`| head`) has had enough
            return 1
        return complain("ipython", ApplicationError("cannot write: " + os_reason(exc)))


def load_default_config(ipython_dir=None):
    """Return what the default profile's config files say, for shells that are made without an application.

    :param ipython_dir: folder of profiles; None: the usual one.
    """
    from zmqkernel.application.configfiles import read_config_files
    from zmqkernel.application.paths import get_ipython_dir

    folder = os.path.join(ipython_dir or get_ipython_dir(), "profile_default")
    try:
        return read_config_files("ipython_config", [folder])[0]
    except ApplicationError as error:
        complain("ipython", error)
        return Config()
