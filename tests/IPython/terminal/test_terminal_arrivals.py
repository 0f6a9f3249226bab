"""What a kernel publishes, as the terminal shows it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from IPython.terminal.ui.arrivals import Arrivals
from IPython.terminal.ui.settings import SentPrompts, TerminalSettings


class Message(object):
    """A message of the kernel's."""

    def __init__(self, msg_type, session="mine", **content):
        self.msg_type, self.content = msg_type, content
        self.parent_header = {"session": session} if session else {}


@pytest.fixture
def arrivals():
    settings = TerminalSettings()
    settings.colors = "nocolor"
    return Arrivals("mine", settings)


def test_text_results_and_errors_are_printed(arrivals, capsys):
    for message in (
            Message("stream", name="stdout", text="printed\n"),
            Message("execute_result", execution_count=3, data={"text/plain": "42"}),
            Message("display_data", data={"text/html": "<b>", "text/plain": "shown"}),
            Message("error", ename="E", evalue="v", traceback=["the traceback"]),
            Message("status", execution_state="idle")):
        arrivals(message)
    assert capsys.readouterr()[0] == "printed\nOut[3]: 42\nshown\nthe traceback\n"


def test_cells_of_other_clients_are_marked_and_counted(arrivals, capsys):
    counts = []
    arrivals.on_count = counts.append
    arrivals(Message("execute_input", code="a\nb", execution_count=4))
    arrivals(Message("execute_input", session="another", code="a\nb", execution_count=4))
    assert capsys.readouterr()[0] == "[another client] In [4]: a\n    b\n" and counts == [5]


def test_a_dead_worker_is_told_in_two_lines(arrivals, capsys):
    arrivals(Message("error", ename="KernelCrashed", evalue="the process was killed by signal 11",
                     traceback=["x", "Variables are back to what they were before this crash."]))
    text = capsys.readouterr()[1]
    assert len(text.splitlines()) == 2 and "signal 11" in text and "are back" in text


def test_above_a_prompt_text_comes_in_whole_lines_and_few_pieces(arrivals, capsys):
    flushes = []
    arrivals.above = lambda flush, more: flushes.append(flush)
    for text in ("one", " line\ntwo", " lines\nthe re"):
        arrivals(Message("stream", name="stdout", text=text))
    assert len(flushes) == 1 and capsys.readouterr()[0] == ""
    flushes[0]()
    assert capsys.readouterr()[0] == "one line\ntwo lines\n"
    arrivals(Message("stream", name="stdout", text="st"))
    arrivals.prompt_ends()
    assert capsys.readouterr()[0] == "the rest\n" and arrivals.above is None


def test_much_text_comes_in_pieces_and_in_order(arrivals, capsys):
    flushes = []
    arrivals.above = lambda flush, more: flushes.append((flush, more))
    lines = ["%d\n" % number for number in range(60000)]
    for begin in range(0, len(lines), 700):
        arrivals(Message("stream", name="stdout", text="".join(lines[begin:begin + 700])))
    flushes.pop()[0]()
    (flush, more), = flushes
    text = capsys.readouterr()[0]
    assert more and text.endswith("\n") and 0 < len(text) < len("".join(lines)) // 2
    flushes.pop()[0]()
    arrivals(Message("stream", name="stdout", text="the last\nand more"))
    arrivals.prompt_ends()
    assert text + capsys.readouterr()[0] == "".join(lines) + "the last\nand more\n"


def test_a_painted_prompt_makes_room(arrivals, capsys):
    arrivals.over_prompt = True
    arrivals(Message("stream", name="stdout", text="text\n"))
    assert capsys.readouterr()[0] == "\r\x1b[K\x1b[Atext\n" and not arrivals.over_prompt


def test_nothing_is_erased_where_the_painted_prompt_has_made_room_already(arrivals, capsys):
    arrivals.over_prompt = arrivals.before_session = True
    arrivals.above = lambda flush, more: flush()
    for text in ("one\n", "two\n"):
        arrivals(Message("stream", name="stdout", text=text))
    assert capsys.readouterr()[0] == "\r\x1b[K\x1b[Aone\ntwo\n"


def test_settings_take_what_fits_and_pass_over_the_rest():
    settings = TerminalSettings()
    assert settings.take({"colors": "linux", "display_completions": "no such way", "xmode": "Plain"}) == ["colors"]
    assert settings.colors == "linux" and settings.display_completions == "multicolumn"


def test_prompts_that_the_shell_has_made():
    settings = TerminalSettings()
    sent = SentPrompts({"in": [("Token.Prompt", "mine> ")], "continuation": [[[("Token.Prompt", "more> ")]]]},
                       settings.prompts)
    assert sent.in_prompt_tokens()[0][1] == "mine> "
    assert sent.continuation_prompt_tokens(6, lineno=1, wrap_count=0)[0][1] == "more> "
    assert sent.out_prompt_tokens()[0][1] == "Out["
