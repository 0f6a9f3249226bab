"""The options of the terminal: one set of traits for the shell that has them and the user interface that obeys them."""
from __future__ import absolute_import, unicode_literals

import os
import sys

from ipython_compat import to_native
from traitlets import (
    Any, Bool, Dict, DottedObjectName, Enum, Float, HasTraits, Instance, Integer, List, TraitError, Type,  # noqa: F401
    Undefined, Unicode, Union, default, validate,
)


def get_default_editor():
    """Return the editor that ``%edit`` and F2 open: ``$EDITOR``, else what the system has."""
    editor = os.environ.get(str("EDITOR")) or os.environ.get(str("VISUAL"))
    if editor:
        return editor if not isinstance(editor, bytes) else editor.decode(sys.getfilesystemencoding() or "utf-8")
    return "vi" if os.name == "posix" else "notepad"


def plain_terminal():
    """Tell whether there is no terminal that lines can be edited on."""
    if os.environ.get(str("IPY_TEST_SIMPLE_PROMPT")):
        return True
    for stream in (sys.__stdin__, sys.__stdout__):
        try:
            if stream is None or not stream.isatty():
                return True
        except ValueError:  # the stream is closed
            return True
    return False


class TerminalTraits(HasTraits):
    """Options of the section ``TerminalInteractiveShell`` of a config file that concern what is typed and shown."""

    simple_prompt = Bool(
        help="Read lines with plain `input()`, without editing, colours and completion.").tag(config=True)
    space_for_menu = Integer(6, help="Lines kept free below the prompt for the menu of completions.").tag(config=True)
    confirm_exit = Bool(True, help="Ask before Ctrl-D ends the session.").tag(config=True)
    editing_mode = Unicode("emacs", help="Keys for editing: `emacs` or `vi`.").tag(config=True)
    emacs_bindings_in_vi_insert_mode = Bool(
        True, help="Let the emacs keys work in vi's insert mode.").tag(config=True)
    modal_cursor = Bool(True, help="Let the cursor's shape show the mode of vi editing.").tag(config=True)
    ttimeoutlen = Float(
        0.01, help="Seconds to wait for the rest of a key's escape sequence.").tag(config=True)
    timeoutlen = Float(0.5, help="Seconds to wait for the next key of a combination of keys.").tag(config=True)
    autoformatter = Unicode(
        None, allow_none=True, help="Program that lays out cells before they run: `black`, `yapf` or none."
    ).tag(config=True)
    auto_match = Bool(False, help="Close brackets and quotes when they are opened.").tag(config=True)
    mouse_support = Bool(
        False, help="Let the mouse set the cursor (it cannot select text for the clipboard then).").tag(config=True)
    highlighting_style = Union(
        [Unicode("legacy"), Type(klass=object)], default_value=None, allow_none=True,
        help="Pygments style of what is typed: name or class."
    ).tag(config=True)
    highlighting_style_overrides = Dict(help="Styles of single tokens, over `highlighting_style`.").tag(config=True)
    true_color = Bool(False, help="Use 24-bit colours; the terminal has to know them.").tag(config=True)
    editor = Unicode(help="Editor that %edit and F2 open.").tag(config=True)
    prompts_class = Type(
        str("IPython.terminal.prompts.Prompts"), klass=object, help="Class that makes the prompts.").tag(config=True)
    prompt_includes_vi_mode = Bool(True, help="Show the mode of vi editing in the prompt.").tag(config=True)
    prompt_line_number_format = Unicode(
        "", help="Format of the numbers of lines, with fields `line` and `rel_line`, as '{line: 4d} | '."
    ).tag(config=True)
    term_title = Bool(True, help="Set the title of the terminal's window.").tag(config=True)
    term_title_format = Unicode(
        "IPython: {cwd}", help="What the title says; {cwd} is the current folder.").tag(config=True)
    display_completions = Enum(
        ("column", "multicolumn", "readlinelike"), default_value="multicolumn",
        help="How completions are shown: in one column, in several, or below as readline does."
    ).tag(config=True)
    highlight_matching_brackets = Bool(True, help="Show the partner of the bracket at the cursor.").tag(config=True)
    extra_open_editor_shortcuts = Bool(
        False, help="Open the editor also by Ctrl-X Ctrl-E (emacs) and v (vi).").tag(config=True)
    handle_return = Any(
        None, allow_none=True, help="Function of the shell that returns the key handler of Enter.").tag(config=True)
    enable_history_search = Bool(
        True, help="Let the arrow keys find earlier input that begins with what is typed.").tag(config=True)
    autosuggestions_provider = Unicode(
        "NavigableAutoSuggestFromHistory", allow_none=True,
        help="What suggests the rest of a line: `NavigableAutoSuggestFromHistory`, `AutoSuggestFromHistory` or none."
    ).tag(config=True)
    min_elide = Integer(30, help="Completions longer than this are shown with their middle left out.").tag(config=True)
    shortcuts = List(
        trait=Dict(), help="Keys to add, change or take away: dicts with `command`, `new_keys`, `match_keys`, "
        "`match_filter`, `new_filter`, `create`.").tag(config=True)
    debugger_history_file = Unicode(
        "~/.pdbhistory", help="File that keeps what was typed at the debugger.").tag(config=True)
    mime_renderers = Dict(help="MIME type -> function that shows data of it in the terminal.").tag(config=True)
    llm_provider_class = DottedObjectName(
        None, allow_none=True, help="Class that completes input by a language model.").tag(config=True)
    llm_constructor_kwargs = Dict(help="Keyword arguments for `llm_provider_class`.").tag(config=True)
    llm_prefix_from_history = DottedObjectName(
        "input_history", help="What a language model is told of earlier input.").tag(config=True)

    @classmethod
    def class_own_traits(cls, **metadata):
        """Return the traits that a class adds to its parents'; those of this one count as added where it is mixed in.

        Help and config files list them under the class that people know.
        """
        own = super(TerminalTraits, cls).class_own_traits(**metadata)
        if TerminalTraits in cls.__bases__:
            own.update((name, trait) for name, trait in cls.class_traits(**metadata).items()
                       if name in TerminalTraits.__dict__)
        return own

    @default("simple_prompt")
    def _simple_prompt_default(self):
        return plain_terminal()

    @default("editor")
    def _editor_default(self):
        return get_default_editor()

    @validate("editing_mode")
    def _editing_mode_known(self, proposal):
        wanted = proposal["value"].lower()
        return {"vi": "vi", "emacs": "emacs"}.get(wanted, "emacs")

    @validate("autoformatter")
    def _autoformatter_known(self, proposal):
        if proposal["value"] not in (None, "", "black", "yapf"):
            raise TraitError("an autoformatter is black, yapf or none, not %r" % to_native(proposal["value"]))
        return proposal["value"] or None
