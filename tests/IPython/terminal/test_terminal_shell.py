"""The terminal's shell class: light, complete, and the same in a kernel process."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import subprocess
import sys

import pytest

from IPython.terminal.interactiveshell import TerminalInteractiveShell
from IPython.terminal.prompts import ClassicPrompts, Prompts, Token
from IPython.terminal.ui.settings import SentPrompts


@pytest.fixture
def shell():
    """A shell that is gone after the test."""
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell.clear_instance()
    made = TerminalInteractiveShell.instance()
    yield made
    made.history_manager.end_session()
    TerminalInteractiveShell.clear_instance()


def test_what_programs_ask_of_a_terminal_session(shell):
    assert type(shell).__module__ == "IPython.terminal.interactiveshell"
    assert "zmq" not in str(type(shell)).lower() and not hasattr(shell, "kernel")
    assert "IPKernelApp" not in shell.config
    assert shell.display_formatter.active_types == ["text/plain"]
    assert isinstance(shell.prompts, Prompts)


def test_prompts_show_numbers_modes_and_continuations(shell):
    text = "".join(part for _, part in shell.prompts.in_prompt_tokens())
    assert text == "In [%d]: " % shell.execution_count
    assert "".join(part for _, part in shell.prompts.continuation_prompt_tokens(8)) == "   ...: "
    assert "".join(part for _, part in shell.prompts.out_prompt_tokens()).startswith("Out[")
    shell.prompt_line_number_format = "{line: 3d}/{rel_line:+d} "
    assert "".join(part for _, part in shell.prompts.continuation_prompt_tokens(9, lineno=1)) == "  2/+1 ...: "
    assert "".join(part for _, part in shell.prompts.continuation_prompt_tokens(9, lineno=1, wrap_count=1)) == (
        "       \N{VERTICAL ELLIPSIS} ")
    shell.switch_doctest_mode(True)
    assert isinstance(shell.prompts, ClassicPrompts)


def test_a_shell_without_its_prompt_says_where_that_is(shell):
    assert shell.pt_app is None
    shell.tells_frontend = True
    assert not shell.pt_app
    with pytest.raises(AttributeError) as raised:
        shell.pt_app.key_bindings
    assert "--in-process" in str(raised.value)


def test_changes_travel_to_the_terminal_with_the_reply(shell):
    shell.tells_frontend = True
    shell.payload_manager.clear_payload()
    shell.run_cell("get_ipython().editing_mode = 'vi'; get_ipython().ask_exit()")
    payload = {entry["source"]: entry for entry in shell.payload_manager.read_payload()}
    assert payload["terminal"]["settings"] == {"editing_mode": "vi"}
    assert payload["ask_exit"]["keepkernel"] is False
    shell.payload_manager.clear_payload()
    shell.prompts = ClassicPrompts(shell)
    shell.run_cell("1")
    rendered = [entry for entry in shell.payload_manager.read_payload() if entry["source"] == "terminal"]
    assert rendered[0]["prompts"]["in"] == [("Token.Prompt", ">>> ")]
    shell.payload_manager.clear_payload()


def test_the_shell_is_made_without_what_only_prompts_need():
    code = ("import sys; from IPython.terminal.interactiveshell import TerminalInteractiveShell as T; T.instance();"
            "print(sorted(set(sys.modules) & {'prompt_toolkit', 'asyncio', 'pygments', 'jedi', 'zmq', 'sqlite3'}))")
    out = subprocess.check_output([sys.executable, "-c", code])
    assert out.strip() == b"[]"


def test_importing_the_package_is_light():
    code = ("import IPython, sys; print(sorted(set(sys.modules) & {'traitlets', 'zmq', 'prompt_toolkit',"
            " 'zmqkernel.shell.interactiveshell'}), IPython.get_ipython())")
    out = subprocess.check_output([sys.executable, "-c", code])
    assert out.strip().replace(b"(", b"").replace(b")", b"").replace(b", None", b" None") == b"[] None"


def test_public_names_and_version():
    import IPython
    from zmqkernel.application import release

    from zmqkernel.shell import usage

    assert "IPython %d.%d.%d --" % release.version_info[:3] in usage.default_banner
    assert release.author_email == ""  # no list of somebody else's gets our reports
    assert IPython.__version__ == release.version and IPython.version_info == release.version_info
    names = {}
    exec("from IPython import *", names)
    assert names["get_ipython"] is IPython.get_ipython and names["InteractiveShell"] is IPython.InteractiveShell
    assert IPython.display.HTML and IPython.core and IPython.paths.get_ipython_dir()
    with pytest.raises(AttributeError):
        IPython.no_such_name


def test_prompts_of_a_class_that_only_the_kernel_knows_are_sent_as_far_as_they_are_its_own(shell):
    class Short(Prompts):
        """Has a short first prompt."""

        def in_prompt_tokens(self):
            """Return the mode of vi editing and a sign."""
            return [(Token.Prompt.Mode, self.vi_mode()), (Token.Prompt, "> ")]

    class Counting(Short):
        """Has numbers before further lines too."""

        def continuation_prompt_tokens(self, width=None, lineno=None, wrap_count=None):
            """Return line and fold."""
            return [(Token.Prompt, "%s.%s " % (lineno, wrap_count))]

    def text(tokens):
        return "".join(part for _, part in tokens)

    shell.prompts = Short(shell)
    sent = SentPrompts(shell.rendered_prompts(), Prompts(shell))
    assert text(sent.in_prompt_tokens()) == "> "
    assert text(sent.continuation_prompt_tokens(9, lineno=1, wrap_count=0)) == "    ...: "
    shell.prompts = Counting(shell)
    sent = SentPrompts(shell.rendered_prompts(), Prompts(shell))
    assert text(sent.continuation_prompt_tokens(9, lineno=3, wrap_count=1)) == "3.1 "


def test_the_terminal_hears_where_the_cells_have_gone(shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shell.tells_frontend = True
    told = []
    for cell in ("1", "import os; os.mkdir('sub'); os.chdir('sub')", "2", "os.chdir('..')"):
        shell.payload_manager.clear_payload()
        shell.run_cell(cell)
        told.extend(entry["folder"] for entry in shell.payload_manager.read_payload() if "folder" in entry)
    assert [os.path.basename(folder) for folder in told] == ["sub", tmp_path.name]


def test_doctest_mode_has_no_separators_and_gives_them_back(shell):
    for mode, separator in ((True, ""), (True, ""), (False, "\n")):
        shell.switch_doctest_mode(mode)
        assert shell.separate_in == separator


def test_what_suggests_is_there_for_programs(shell):
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory

    from IPython.terminal.shortcuts.auto_suggest import NavigableAutoSuggestFromHistory

    assert isinstance(shell.auto_suggest, NavigableAutoSuggestFromHistory)
    assert shell.auto_suggest is shell.auto_suggest
    shell.autosuggestions_provider = "AutoSuggestFromHistory"
    assert type(shell.auto_suggest) is AutoSuggestFromHistory
    shell.autosuggestions_provider = None
    assert shell.auto_suggest is None


def test_the_prompts_suggestions_are_those_of_the_shell(shell):
    from IPython.terminal.ui.editor import Editor
    from IPython.terminal.ui.inprocess import session_for

    editor = Editor(shell, session_for(shell).backend)
    assert editor.auto_suggest is shell.auto_suggest is not None


def test_lexers_of_what_is_typed_may_be_added(own_home):
    from prompt_toolkit.document import Document
    from prompt_toolkit.lexers import SimpleLexer

    from IPython.terminal.ptutils import IPythonPTLexer

    lexer = IPythonPTLexer()
    assert set(["html", "js", "latex", "perl", "ruby"]) < set(lexer.magic_lexers)
    lexer.magic_lexers["sql"] = SimpleLexer("class:sql")
    assert lexer.lex_document(Document("%%sql\nselect"))(1) == [("class:sql", "select")]
    for text, part in (("x = 1", lexer.python_lexer), ("!ls", lexer.shell_lexer),
                       ("%%html\n<b>", lexer.magic_lexers["html"])):
        document = Document(text)
        assert lexer.lex_document(document)(0) == part.lex_document(document)(0)
    lexer.python_lexer = SimpleLexer("class:mine")
    assert lexer.lex_document(Document("x"))(0) == [("class:mine", "x")]


def test_the_debuggers_history_is_that_of_the_shell(shell):
    from IPython.terminal.debugger import TerminalPdb

    debugger = TerminalPdb(shell=shell)
    assert debugger.debugger_history is shell.debugger_history is not None
    assert debugger.debugger_history.filename == os.path.expanduser("~/.pdbhistory")


def test_cells_within_cells_and_start_up_code_tell_the_terminal_what_they_change(shell):
    shell.tells_frontend = True
    shell.payload_manager.clear_payload()
    shell.run_cell("ip = get_ipython(); ip.auto_match = True; ip.run_cell('ip.editing_mode = %r' % 'vi'); ip.true_color = True")
    waiting = [entry for entry in shell.payload_manager.read_payload() if entry["source"] == "terminal"]
    assert [entry["settings"] for entry in waiting] == [{"auto_match": True, "editing_mode": "vi", "true_color": True}]
    assert shell.startup_news()["settings"] == waiting[0]["settings"]
    assert shell.payload_manager.read_payload() == [] and shell.startup_news() is None
