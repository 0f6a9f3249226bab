"""What can be configured about a shell: its traits, and what follows when one is changed."""
from __future__ import absolute_import, unicode_literals

import six

from ipython_compat import to_native
from traitlets import Any, Bool, CaselessStrEnum, Dict, Enum, Int, List, Unicode, default, observe, validate
from traitlets.config.configurable import SingletonConfigurable
from zmqkernel.shell.execution.async_helpers import RUNNERS, _asyncio_runner
from zmqkernel.shell.traits import Instance, SeparateUnicode, Type
from zmqkernel.shell.usage import default_banner

#: levels of ``ast_node_interactivity``
INTERACTIVITY = [to_native(name) for name in ("all", "last", "last_expr", "none", "last_expr_or_assign")]
#: names of themes that are always there
USUAL_THEMES = frozenset(["nocolor", "linux", "lightbg", "neutral"])
XMODES = tuple(to_native(name) for name in ("Context", "Plain", "Verbose", "Minimal", "Docs", "Doctest"))


class ShellOptions(SingletonConfigurable):
    """The traits of a shell."""

    ast_transformers = List([], help="""
        ast.NodeTransformer instances; each cell's syntax tree goes through them before it is compiled.
        """).tag(config=True)
    autocall = Enum((0, 1, 2), default_value=0, help="""
        Call what is callable without parentheses: 0 never, 1 where arguments follow, 2 also without arguments.
        """).tag(config=True)
    autoindent = Bool(True, help="Indent new lines by what came before.").tag(config=True)
    autoawait = Bool(True, help="""
        Run cells with 'await' outside of functions in an event loop.
        """).tag(config=True)
    loop_runner_map = dict(RUNNERS)
    loop_runner = Any(default_value="IPython.core.interactiveshell._asyncio_runner", allow_none=True, help="""
        What runs such cells: asyncio, curio, trio, sync, the dotted name of a function, or a function that takes a
        coroutine and returns its result.
        """).tag(config=True)
    automagic = Bool(True, help="Call line magics without the % sign.").tag(config=True)
    enable_tip = Bool(True, help="Show a tip at start-up.").tag(config=True)
    banner1 = Unicode(default_banner, help="First part of the banner, shown before the profile's.").tag(config=True)
    banner2 = Unicode("", help="Second part of the banner, shown after the profile's.").tag(config=True)
    cache_size = Int(1000, help="""
        How many results are kept in Out and in _N.  0 keeps none; less than 3 cannot be.
        """).tag(config=True)
    color_info = Bool(True, help="Old name; has no effect.").tag(config=True)
    colors = Unicode("neutral", help="""
        The colour theme: nocolor, linux, lightbg, neutral, pride, gruvbox-dark, or one that an extension added.
        """).tag(config=True)
    debug = Bool(False, help="Print more on what the shell itself does.").tag(config=True)
    disable_failing_post_execute = Bool(False, help="Old name; has no effect.").tag(config=True)
    display_page = Bool(False, help="""
        Show help in the output area of the frontend instead of its pager.
        """).tag(config=True)
    enable_html_pager = Bool(False, help="""
        Send help as HTML too, to frontends that can show it.
        """).tag(config=True)
    history_length = Int(10000, help="How many lines of history the terminal keeps.").tag(config=True)
    history_load_length = Int(1000, help="""
        How many of the last lines of history the terminal has at its fingers when it starts.
        """).tag(config=True)
    ast_node_interactivity = Enum(INTERACTIVITY, default_value=to_native("last_expr"), help="""
        Which statements of a cell have their values shown: 'all' expressions, the 'last' statement if it is one
        (or has one in it), the 'last_expr' at the end of the cell, 'none', or 'last_expr_or_assign'
        (an assignment at the end of the cell shows what was assigned, too).
        """).tag(config=True)
    ipython_dir = Unicode("", help="IPython's own folder, of profiles and extensions.").tag(config=True)
    logstart = Bool(False, help="Log the session to the default file; better: use `logfile`.").tag(config=True)
    logfile = Unicode("", help="Log the session to this file, in place of one that exists.").tag(config=True)
    logappend = Unicode("", help="Log the session to this file, at its end.").tag(config=True)
    object_info_string_level = Enum((0, 1, 2), default_value=0).tag(config=True)
    pdb = Bool(False, help="Start the debugger after each exception.").tag(config=True)
    quiet = Bool(False).tag(config=True)
    separate_in = SeparateUnicode("\n").tag(config=True)
    separate_out = SeparateUnicode("").tag(config=True)
    separate_out2 = SeparateUnicode("").tag(config=True)
    show_rewritten_input = Bool(True, help="Show lines as they are run, where autocall added to them.").tag(config=True)
    sphinxify_docstring = Bool(False, help="""
        Render docstrings as HTML with docrepr, for frontends that show it.
        """).tag(config=True)
    system_raise_on_error = Bool(False, help="""
        Raise CalledProcessError when a command after ! ends with a status that is not 0.
        """).tag(config=True)
    warn_venv = Bool(True, help="""
        Warn when a virtual environment is active that the shell is not installed in.
        """).tag(config=True)
    wildcards_case_sensitive = Bool(True).tag(config=True)
    xmode = CaselessStrEnum(XMODES, default_value=to_native("Context"), help="""
        How much a traceback shows.
        """).tag(config=True)
    inspector_class = Type("zmqkernel.shell.inspection.inspector.Inspector",
                               help="The class that answers `obj?`.").tag(config=True)

    compiler_class = Type("zmqkernel.shell.execution.compiling.CachingCompiler")
    display_pub_class = Type("zmqkernel.shell.display.publisher.DisplayPublisher")
    displayhook_class = Type("zmqkernel.shell.display.hook.DisplayHook")
    data_pub_class = None

    execution_count = Int(1)
    exit_now = Bool(False)
    filename = Unicode("<ipython console>")
    input_transformers_post = List([], help="""
        Functions from a list of lines to a list of lines, applied after all other transformations of a cell.
        """)
    last_execution_succeeded = Bool(True, help="Whether the last cell ran without an exception.")
    last_execution_result = Instance("zmqkernel.shell.execution.result.ExecutionResult", help="""
        What the last cell came to.
        """)
    _post_execute = Dict()

    alias_manager = Instance("zmqkernel.shell.aliases.AliasManager")
    builtin_trap = Instance("zmqkernel.shell.execution.builtin_trap.BuiltinTrap")
    display_formatter = Instance("zmqkernel.shell.display.formatters.DisplayFormatter")
    display_trap = Instance("zmqkernel.shell.execution.display_trap.DisplayTrap")
    exiter = Instance("zmqkernel.shell.execution.autocall.ExitAutocall")
    extension_manager = Instance("zmqkernel.shell.extensions.ExtensionManager")
    history_manager = Instance("zmqkernel.shell.history.manager.HistoryAccessorBase")
    input_transformer_manager = Instance("zmqkernel.shell.execution.transform.TransformerManager")
    magics_manager = Instance("zmqkernel.shell.magics.manager.MagicsManager")
    payload_manager = Instance("zmqkernel.shell.payload.PayloadManager")
    prefilter_manager = Instance("zmqkernel.shell.execution.prefilter.PrefilterManager")
    profile_dir = Instance("zmqkernel.application.profiledir.ProfileDir")

    @default("exiter")
    def _exiter_default(self):
        from zmqkernel.shell.execution.autocall import ExitAutocall
        return ExitAutocall(self)

    @default("input_transformer_manager")
    def _input_transformer_manager_default(self):
        from zmqkernel.shell.execution.transform import TransformerManager
        return TransformerManager()

    @observe("exit_now")
    def _exit_now_changed(self, change):
        """Let what waits for the end of the shell know."""
        if change["new"]:
            self.ask_exit()

    @default("loop_runner")
    def _loop_runner_default(self):
        return _asyncio_runner

    @validate("loop_runner")
    def _import_runner(self, proposal):
        """Return the function for a runner's name.

        :raises ValueError: where there is none.
        """
        value = proposal.value
        if isinstance(value, six.string_types):
            if value in self.loop_runner_map:
                runner, self.autoawait = self.loop_runner_map[value]
                return runner
            if value == "IPython.core.interactiveshell._asyncio_runner":
                return _asyncio_runner
            from zmqkernel.shell.utils.importstring import import_item
            runner = import_item(value)
            if not callable(runner):
                raise ValueError("loop_runner must be callable")
            return runner
        if not callable(value):
            raise ValueError("loop_runner must be callable")
        return value
