# -*- coding: utf-8 -*-
"""The display parts in a real shell: results, captures, errors, silence."""
from __future__ import absolute_import, unicode_literals

import pytest
import six
from testkit.realshell import real_shell
from testkit.shells import shown

from zmqkernel.shell.utils.capture import capture_output


@pytest.fixture
def shell():
    with real_shell() as made:
        yield made


def run(shell, cell):
    """Run a cell that goes into the history; return what it shows."""
    with shown() as caught:
        shell.run_cell(cell, store_history=True)
    return caught.out


RICH = """
from IPython.display import HTML, display
class Rich(object):
    def _repr_html_(self): return '<b>'
    def __repr__(self): return 'rich'
"""


def test_results_and_displays(shell):
    assert run(shell, "1 + 1") == "Out[1]: 2\n"
    assert run(shell, RICH + "display(Rich(), 3)") == "rich\n3\n"
    assert run(shell, "list(range(40))").startswith("Out[3]: \n[0,\n 1,")


@pytest.mark.parametrize("cell, shows", [
    ("1 + 1;", False), ("1 + 1; # quietly", False), ("1 + 1;\n# after()", False), ("1 + 1 # not quiet;", True),
    ("1 + 1\n# after();", True), ("'a;'", True),
])
def test_semicolons(shell, cell, shows):
    assert run(shell, cell).startswith("Out[1]") is shows


def test_values_by_underscores(shell):
    for value in ("10", "20", "30"):
        run(shell, value)
    assert run(shell, "_, __, ___, _2, Out[1]") == "Out[4]: (30, 20, 10, 20, 10)\n"


def test_underscores_of_the_user_stay(shell):
    run(shell, "_ = 42")
    run(shell, "1 + 1")
    assert run(shell, "print(_)") == "42\n"
    run(shell, "del _")
    run(shell, "6 + 6")
    assert run(shell, "_") == "Out[6]: 12\n"


def test_captured_displays(shell):
    run(shell, RICH)
    with capture_output() as captured:
        shell.run_cell("print('out')\nhandle = display(Rich(), display_id='x')")
    assert captured.stdout == "out\n"
    output, = captured.outputs
    assert output.data == {"text/plain": "rich", "text/html": "<b>"} and output.transient == {"display_id": "x"}
    with capture_output() as again:
        captured.show()
    assert again.stdout == "out\n" and again.outputs[0].data == output.data


def test_captured_streams_hold_displays_that_are_not_captured(shell):
    run(shell, RICH)
    with capture_output(display=False) as captured:
        shell.run_cell("display(Rich())")
    assert captured.stdout == "rich\n" and captured.outputs == []


def test_the_capture_magic(shell):
    assert run(shell, "%%capture got\nprint('out')\n5") == ""
    assert shell.user_ns["got"].stdout == "out\n"
    assert [output.data for output in shell.user_ns["got"].outputs] == [{"text/plain": "5"}]


def test_errors_of_formatters_do_not_stop_the_cell(shell):
    text = run(shell, "class Bad(object):\n    def _repr_html_(self): raise ValueError('no html')\n"
                      "    def __repr__(self): return 'text'\nBad()")
    assert text.count("ValueError: no html") == 1 and text.endswith("Out[1]: text\n")
    assert "_repr_html_" in text and "formatter_base" not in text
    assert run(shell, "_") == "Out[2]: text\n" or "no html" in run(shell, "_")


def test_what_python_itself_says_of_a_representation_is_shown_without_frames_of_ours(shell):
    out = run(shell, "class Wrong(object):\n    def __repr__(self): return 5\n\nWrong()")
    assert "TypeError" in out and "zmqkernel" not in out


def test_objects_without_any_form_show_the_error_only(shell):
    text = run(shell, "class Bad(object):\n    def __repr__(self): raise ValueError('no repr')\nBad()")
    assert text.count("ValueError: no repr") == 1 and "Out[" not in text
    assert run(shell, "1") == "Out[2]: 1\n"


def test_interrupts_in_a_representation_end_the_cell(shell):
    text = run(shell, "class Slow(object):\n    def __repr__(self): raise KeyboardInterrupt\nSlow()")
    assert "KeyboardInterrupt" in text and not shell.displayhook.is_active


def test_precision_of_results(shell):
    run(shell, "%precision 2")
    assert run(shell, "[3.14159]").endswith(": [3.14]\n")


def test_printers_for_types_of_results(shell):
    shell.display_formatter.formatters["text/plain"].for_type(int, lambda obj, p, cycle: p.text("<%d>" % obj))
    assert run(shell, "3") == "Out[1]: <3>\n"


def test_the_cache_has_its_limit():
    with real_shell(cache_size=4) as shell:
        with pytest.warns(UserWarning):
            texts = [run(shell, "%d" % (number * 10)) for number in range(6)]
    assert sorted(shell.user_ns["Out"]) == [3, 4, 5, 6] and all(text.startswith("Out[") for text in texts)


@pytest.mark.skipif(not hasattr(six.moves.builtins, "ExceptionGroup"), reason="Python 3.11 and later")
def test_groups_of_exceptions_go_to_standard_error(capsys):
    from zmqkernel.shell.display.sinks import StreamSink
    group = six.moves.builtins.ExceptionGroup("several", [ValueError("one")])
    StreamSink().error(type(group), group, ["shown"])
    StreamSink().error(ValueError, ValueError(), ["other"])
    assert capsys.readouterr() == ("other\n", "shown\n")
