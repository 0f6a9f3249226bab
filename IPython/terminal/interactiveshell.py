"""The shell of a terminal session.

It runs where the user's code runs: in the kernel process of the command ``ipython``, or in the process that called
``embed()`` or ``start_ipython()``.  What edits lines stands in ``IPython.terminal.ui`` and is loaded where there is a
prompt; in a kernel process there is none, and prompt_toolkit stays out of it.
"""
from __future__ import absolute_import, print_function, unicode_literals

import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.lazymodule import install
from traitlets import (
    Any, Bool, Dict, Instance, List, TraitError, Unicode, default, observe, validate,  # noqa: F401
)

from IPython.core.interactiveshell import InteractiveShell  # programs look for this module in sys.modules
from IPython.core.kitty import display_formatter_default_active_types
from IPython.core.kitty import terminal_default_mime_renderers as _image_renderers
from IPython.terminal.prompts import ClassicPrompts, Prompts, columns_of, usual_prompts
from IPython.terminal.traits import TerminalTraits, get_default_editor  # noqa: F401
from zmqkernel.shell.colors import theme_table  # noqa: F401

DEFAULT_BUFFER = "DEFAULT_BUFFER"
#: what IPython 5 said to those who passed ``display_banner`` to ``mainloop``
DISPLAY_BANNER_DEPRECATED = object()


def _show_latex(data, metadata=None):
    """Show LaTeX source in the terminal: as it is."""
    sys.stdout.write(to_text(data) + "\n")


terminal_default_mime_renderers = {"text/latex": _show_latex}

#: lines of a cell whose prompts are sent to the terminal one by one; further ones have that of the last
RENDERED_LINES = 32
#: what stands around prompts and results, and does not in doctests
SEPARATORS = ("separate_in", "separate_out", "separate_out2")
#: names of traits whose change the terminal has to hear of when the shell is in another process
FRONTEND_TRAITS = frozenset(
    [name for name in TerminalTraits.class_trait_names() if name not in ("debugger_history_file", "mime_renderers")]
    + ["colors", "separate_in", "autoindent"])


#: said of a change that the prompt cannot follow
STAYS = ("%s changes nothing at the prompt: that is in the terminal's process, which does not know functions and "
         "classes of cells. It works in a config file, from a module, and with `ipython --in-process`.\n")


class FrontendOnly(object):
    """Stands for ``pt_app`` and its like where the prompt is in another process: false, and says where it went.

    :param name: what it stands for.
    """

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __bool__(self):
        return False

    __nonzero__ = __bool__

    def __getattr__(self, attribute):
        raise AttributeError(
            "%s.%s: the prompt of this session is in the terminal's process, not in the kernel's; "
            "`ipython --in-process` has both in one" % (self._name, attribute))

    def __repr__(self):
        return str("<%s: in the terminal's process>" % self._name)


class TerminalInteractiveShell(TerminalTraits, InteractiveShell):
    """The shell of a terminal session.

    Everything that is typed, shown and configured under ``c.TerminalInteractiveShell`` is here; the keys, menus and
    colours of the prompt are the work of ``IPython.terminal.ui``.
    """

    prompts = Instance(Prompts)
    debugger_history = Any(None, allow_none=True)
    auto_suggest = Any(None, allow_none=True)
    #: text that stands at the next prompt, ready to be edited
    rl_next_input = Any(None, allow_none=True)
    pt_complete_style = Any(None, allow_none=True)
    keep_running = Bool(True)
    #: whether the kernel goes on when ``exit`` has ended the session
    keepkernel_on_exit = Any(None, allow_none=True)
    #: sends what the terminal has to know with the reply to a cell; set where the prompt is in another process
    tells_frontend = Bool(False)
    #: the session of :mod:`IPython.terminal.ui` that shows the prompts of this shell; None where it is elsewhere
    ui = Any(None, allow_none=True)
    _inputhook = Any(None, allow_none=True)
    active_eventloop = Any(None, allow_none=True)

    def __init__(self, *args, **kwargs):
        self._changed_traits = {}
        super(TerminalInteractiveShell, self).__init__(*args, **kwargs)
        self.init_term_title()
        self.observe(self._remember_change, sorted(FRONTEND_TRAITS & set(self.trait_names())))

    @default("prompts")
    def _prompts_default(self):
        return self.prompts_class(self)

    @default("exiter")
    def _exiter_default(self):
        from IPython.terminal.leaving import TerminalExit

        return TerminalExit(self)

    @default("auto_suggest")
    def _auto_suggest_default(self):
        """Make what suggests the rest of a line; None where the prompt is in another process."""
        if self.tells_frontend:
            return None
        from IPython.terminal.shortcuts.auto_suggest import make_suggester

        return make_suggester(self.autosuggestions_provider)

    @observe("autosuggestions_provider")
    def _suggestions_changed(self, change):
        if self._is_built:
            self.auto_suggest = self._auto_suggest_default()

    @validate("shortcuts")
    def _shortcuts_are_known(self, proposal):
        """Refuse keys and commands that do not exist; those of config files are judged where the prompt is made."""
        if self._is_built:
            from IPython.terminal.shortcuts.customizing import customize

            try:
                customize(proposal["value"])
            except (ValueError, NameError, SyntaxError) as error:
                raise TraitError(str(error))
        return proposal["value"]

    @observe("prompts_class")
    def _prompts_class_changed(self, change):
        self.prompts = self.prompts_class(self)

    @property
    def debugger_cls(self):
        """The debugger that ``%debug``, ``%pdb`` and ``breakpoint()`` of this session use."""
        if self.simple_prompt:
            from IPython.core.debugger import Pdb

            return Pdb
        from IPython.terminal.debugger import TerminalPdb

        return TerminalPdb

    @property
    def pt_app(self):
        """The prompt_toolkit session, where it is in this process."""
        if self.ui is None:
            return FrontendOnly("pt_app") if self.tells_frontend else None
        return self.ui.pt_app

    pt_cli = pt_app

    @property
    def color_depth(self):
        """The number of colours that prompt_toolkit uses: None leaves it to the terminal's type."""
        if not self.true_color:
            return None
        from prompt_toolkit.output.color_depth import ColorDepth

        return ColorDepth.TRUE_COLOR

    # -- parts of the construction that a terminal does in its own way

    @default("mime_renderers")
    def _mime_renderers_default(self):
        return dict(_image_renderers)

    @default("display_formatter")
    def _display_formatter_default(self):
        """Make the display formatter; a terminal shows plain text, and what has a renderer."""
        from zmqkernel.shell.display.formatters import DisplayFormatter

        formatter = DisplayFormatter(parent=self)
        formatter.active_types = list(display_formatter_default_active_types) + [
            mime for mime in self.mime_renderers if mime not in display_formatter_default_active_types]
        return formatter

    def init_alias(self):
        """Define the aliases of the system's commands, and those a terminal can run: editors and pagers need it."""
        super(TerminalInteractiveShell, self).init_alias()
        if os.name == "posix":
            for name in ("clear", "more", "less", "man"):
                self.alias_manager.soft_define_alias(name, name)

    def init_magics(self):
        """Register the magics, those of the terminal among them: they are loaded when they are used."""
        super(TerminalInteractiveShell, self).init_magics()
        for name in ("autoindent", "cpaste", "detach", "paste"):
            self.magics_manager.register_lazy(name, "IPython.terminal.magics:TerminalMagics", "line")

    def init_io(self):
        """Standard streams are the terminal's own; there is nothing to set up."""

    def enable_win_unicode_console(self):
        """Nothing to do: Python writes Unicode to a Windows console by itself (the name of IPython 5)."""

    def pre_prompt(self):
        """Called before each prompt; for subclasses (the name of IPython 5)."""

    def init_prompt_toolkit_cli(self):
        """Make the prompt's session, where it is in this process."""
        if self.ui is not None and not self.simple_prompt:
            self.ui.pt_app  # noqa: B018  (the property makes it)

    def init_syntax_highlighting(self):
        """Colours of source code are looked up when they are used."""

    def init_term_title(self, change=None):
        """Set the title of the terminal's window, where a prompt in this process wants it."""
        if self.ui is not None and self.term_title:
            self.ui.set_title()

    def show_folder_in_title(self):
        """Set the title of the terminal's window for the current folder."""
        from zmqkernel.shell.utils import terminal
        from zmqkernel.shell.utils.process import abbrev_cwd

        if self.tells_frontend:
            terminal.share_title()
        terminal.set_term_title(self.term_title_format.format(cwd=abbrev_cwd()))

    def restore_term_title(self):
        """Bring back the title that the window had before."""
        if self.ui is not None:
            self.ui.restore_title()

    def refresh_style(self):
        """Let a change of colours show at the prompt."""
        if self.ui is not None:
            self.ui.settings_changed({"colors": self.colors})

    @property
    def style(self):
        """The prompt_toolkit style of what is typed."""
        from IPython.terminal.ui.style import make_style

        return make_style(self)

    # -- the prompt

    def mainloop(self):
        """Show prompts and run what is typed, until the person leaves."""
        from IPython.terminal.ui.inprocess import session_for

        self.keep_running = True
        session_for(self).run()

    def interact(self):
        """Show prompts and run what is typed, until the person leaves or interrupts."""
        from IPython.terminal.ui.inprocess import session_for

        self.keep_running = True
        session_for(self).interact()

    def prompt_for_code(self):
        """Show a prompt and return the cell that was typed.

        :raises EOFError: at Ctrl-D.
        :raises KeyboardInterrupt: at Ctrl-C.
        """
        from IPython.terminal.ui.inprocess import session_for

        return session_for(self).read_cell()

    def ask_exit(self):
        """End the session after this cell."""
        self.keep_running = False
        if self.tells_frontend:
            keep = bool(self.keepkernel_on_exit)
            self.payload_manager.write_payload({"source": "ask_exit", "keepkernel": keep, "end_kernel": not keep})
        super(TerminalInteractiveShell, self).ask_exit()

    def auto_rewrite_input(self, cmd):
        """Show how input was rewritten (``f 1`` as ``f(1)``), unless that is switched off."""
        if not self.show_rewritten_input:
            return
        tokens = self.prompts.rewrite_prompt_tokens()
        sys.stdout.write(theme_table[self.colors].format_prompt(tokens) + to_text(cmd) + "\n")

    def set_next_input(self, s, replace=False):
        """Put ``s`` at the next prompt, ready to be edited."""
        self.rl_next_input = s
        super(TerminalInteractiveShell, self).set_next_input(s, replace=replace)

    def system(self, cmd):
        """Run a command with the terminal as its own: editors, pagers and password prompts work."""
        return self.system_raw(cmd)

    # -- event loops

    def enable_gui(self, gui=None):
        """Keep the windows of a GUI library alive while the prompt waits.

        :param gui: name of the library; None: stop doing so.
        :raises UnknownBackend: for a name that is not known.
        """
        from zmqkernel.shell.eventloops import get_inputhook_name_and_func

        if not gui:
            self._inputhook = self.active_eventloop = None
            return
        self.active_eventloop, self._inputhook = get_inputhook_name_and_func(gui)

    def inputhook(self, context):
        """Run the GUI's event loop until input waits.

        :param context: has ``fileno()`` and ``input_is_ready()``, as prompt_toolkit gives them.
        """
        if self._inputhook is not None:
            self._inputhook(context)

    def switch_doctest_mode(self, mode):
        """Show plain Python's prompts, or this shell's own.

        :param mode: True for ``>>>``.
        """
        self.prompts = ClassicPrompts(self) if mode else self.prompts_class(self)
        kept = self._before_doctest_mode
        if mode:
            self._before_doctest_mode = {name: getattr(self, name) for name in SEPARATORS} if kept is None else kept
            self.separate_in = self.separate_out = self.separate_out2 = ""
        elif kept is not None:
            self._before_doctest_mode = None
            for name, value in kept.items():
                setattr(self, name, value)

    _before_doctest_mode = None

    # -- the terminal in another process

    @observe("tells_frontend")
    def _begin_to_tell(self, change):
        self._folder_told = _current_folder()

    def _remember_change(self, change):
        """Let a change show: at once where the prompt is in this process, else after the cell."""
        self._changed_traits[change["name"]] = change["new"]
        if self.ui is not None:
            self.ui.settings_changed([change["name"]])

    def run_cell(self, *args, **kwargs):
        """Run a cell: see ``InteractiveShell.run_cell``; then let the terminal know what the cell has changed."""
        result = super(TerminalInteractiveShell, self).run_cell(*args, **kwargs)
        if self.tells_frontend:
            self.tell_frontend()
        return result

    def tell_frontend(self):
        """Send, with the reply, the settings that have changed and the prompts that only this process can make.

        What cells within this one have left there goes with it.
        """
        news = self._news()
        if news:
            earlier = self._waiting_news() or {}
            if "settings" in earlier:
                news["settings"] = dict(earlier["settings"], **news.get("settings", {}))
            self.payload_manager.write_payload(dict(dict(earlier, **news), source="terminal"))

    def _waiting_news(self):
        """Return what waits to be sent to the terminal with the reply; None where nothing does."""
        for payload in self.payload_manager.read_payload():
            if payload.get("source") == "terminal":
                return payload
        return None

    def startup_news(self):
        """Return what start-up code has changed of the terminal, which no reply tells; None where that is nothing."""
        if not self.tells_frontend:
            return None
        self.tell_frontend()
        news = self._waiting_news()
        if news is not None:
            self.payload_manager.read_payload().remove(news)
        return news

    def _news(self):
        news = {}
        changed, self._changed_traits = self._changed_traits, {}
        packed = _packed(changed)
        if packed:
            news["settings"] = packed
        if type(self.prompts) is not Prompts:
            news["prompts"] = self._prompts_to_send()
        elif "prompts" in changed or self._prompts_sent:
            news["prompts"] = None
        self._prompts_sent = bool(news.get("prompts"))
        folder = _current_folder()
        if folder != self._folder_told:
            self._folder_told = news["folder"] = folder
        return news

    _prompts_sent = False
    #: the folder that the terminal knows of
    _folder_told = None

    def _prompts_to_send(self):
        """Return the rendered prompts; None, and the usual ones from here on, where their class fails."""
        try:
            return self.rendered_prompts()
        except Exception as error:
            _say(usual_prompts(self, error))
            self._changed_traits.pop("prompts", None)
            return None

    def rendered_prompts(self):
        """Return the next cell's prompts as lists of (token name, text), for a terminal that cannot make them.

        The prompts of further lines are left out where the class makes them as :class:`Prompts` does.
        """
        first = self.prompts.in_prompt_tokens()
        rendered = {"in": _names(first)}
        if not _shares(type(self.prompts), Prompts, "continuation_prompt_tokens"):
            width = columns_of("".join(text for _, text in first).split("\n")[-1])
            make = self.prompts.continuation_prompt_tokens
            try:
                lines = [[make(width, lineno=lineno, wrap_count=folded) for folded in (0, 1)]
                         for lineno in range(RENDERED_LINES)]
            except TypeError:  # a class written for an older IPython
                lines = [[make(width)]]
            rendered["continuation"] = [[_names(tokens) for tokens in pair] for pair in lines]
        return rendered


def _current_folder():
    """Return the current folder; an empty text where it has been removed."""
    try:
        return to_text(os.getcwd())
    except OSError:
        return ""


def _names(tokens):
    """Return prompt tokens with the tokens' names for them."""
    return [(repr(token), to_text(text)) for token, text in tokens]


def _shares(child, parent, method):
    """Tell whether a class has a method from ``parent``."""
    return getattr(child, method) == getattr(parent, method)


def _say(text):
    """Write a line about the prompt, before the next one comes."""
    sys.stderr.write(to_native(text))
    sys.stderr.flush()


def _packed(changed):
    """Return changed options as they travel to the terminal; what cannot is told.

    :param changed: dict from name to value.
    """
    packed = {}
    for name, value in changed.items():
        if name in ("prompts", "prompts_class"):  # what they make is sent
            continue
        from IPython.terminal.travelling import pack

        try:
            packed[name] = pack(value)
        except ValueError:
            _say(STAYS % name)
    return packed


#: name -> module that has it: parts of the user interface, loaded when a program asks for them
_ELSEWHERE = {
    "KEY_BINDINGS": "IPython.terminal.shortcuts",
    "UNASSIGNED_ALLOWED_COMMANDS": "IPython.terminal.shortcuts",
    "KEYBINDING_FILTERS": "IPython.terminal.shortcuts.filters",
    "PtkHistoryAdapter": "IPython.terminal.ui.history",
    "black_reformat_handler": "IPython.terminal.ui.formatting",
    "yapf_reformat_handler": "IPython.terminal.ui.formatting",
    "PTK3": "IPython.terminal.ui.versions",
    "ptk_version": "IPython.terminal.ui.versions",
    "Token": "zmqkernel.shell.colors",
}


def _lazy(name):
    if name in _ELSEWHERE:
        from importlib import import_module

        return getattr(import_module(_ELSEWHERE[name]), name)
    raise AttributeError("module 'IPython.terminal.interactiveshell' has no attribute %r" % (name,))


install(__name__, _lazy)
