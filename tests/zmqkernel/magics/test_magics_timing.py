"""%timeit and %time."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest

from ipython_compat import to_text
from zmqkernel.shell.magics.timing import TimeitResult, format_time


@pytest.mark.parametrize("seconds, text", [
    (0, "0 ns"), (1e-12, "0.001 ns"), (3.3e-10, "0.33 ns"), (0.0123, "12.3 ms"), (1, "1 s"), (59.99, "60 s"),
    (60, "1min"), (61.5, "1min 1s"), (3661, "1h 1min 1s"), (172803, "2d 3s")])
def test_times_as_text(seconds, text):
    assert format_time(seconds) == text


def test_microseconds_and_precision():
    assert re.match("1.5 (u|\u03bc)s$", format_time(1.5e-6)) and format_time(1.23456, 5) == "1.2346 s"


def test_result_of_timeit():
    result = TimeitResult(10, 3, 0.1, 0.3, [1.0, 2.0, 3.0], 0.01, 3)
    assert result.timings == [0.1, 0.2, 0.3] and abs(result.average - .2) < 1e-9
    assert abs(result.stdev - 0.0816496) < 1e-6
    assert "200 ms" in to_text(str(result)) and "3 runs, 10 loops each" in to_text(str(result))
    assert "1 run, 1 loop each" in to_text(str(TimeitResult(1, 1, 1, 1, [1.0], 0, 3)))


def test_statement_runs_so_often(ip, shown):
    ip.user_ns["calls"] = calls = []
    out = shown("%timeit -n 2 -r 3 calls.append(1)")
    assert len(calls) == 6 and "3 runs, 2 loops each" in out


def test_loops_are_chosen(ip):
    result = ip.run_line_magic("timeit", "-q -o -r1 -t __import__('time').sleep(.05)")
    assert result.loops == 10 and result.repeat == 1 and 0.5 <= result.all_runs[0]


def test_result_is_returned_or_kept(ip, shown):
    assert shown("%timeit -n1 -r1 -q -v kept 1") == ""
    assert isinstance(ip.user_ns["kept"], TimeitResult)
    assert "<TimeitResult : " in shown("%timeit -n1 -r1 -q -o 1")


def test_setup_is_not_counted_and_seen(ip):
    ip.user_ns["calls"] = calls = []
    ip.run_cell_magic("timeit", "-n 2 -r 3 -q calls.append('s'); x = 5", "calls.append(x)")
    assert calls.count("s") == 3 and calls.count(5) == 6


def test_variables_and_braces_are_code(ip):
    ip.user_ns["d"] = {}
    ip.run_line_magic("timeit", "-n1 -r1 -q d['{d}'] = \"$d\"")
    assert ip.user_ns["d"] == {"{d}": "$d"}


def test_local_variables_are_seen(ip):
    ip.run_cell("def f(local):\n    %timeit -n1 -r1 -q local.append(1)\n    %time local.append(2)\n    return local")
    assert ip.user_ns["f"]([]) == [1, 2]


def test_magics_inside(ip):
    result = ip.run_cell_magic("timeit", "-n1 -r1 -q -o", "%cd -q .\nx = 1\n")
    assert result.loops == 1


@pytest.mark.parametrize("line", ["-n x 1", "-r 0 1", "-z 1", "-p x 1"])
def test_wrong_arguments_are_told(usage, line):
    usage("timeit", line)


def test_time_returns_the_last_value(ip, shown):
    assert ip.run_line_magic("time", "1 + 1") == 2
    assert ip.run_cell_magic("time", "", "timed = 3\ntimed * 2") == 6 and ip.user_ns["timed"] == 3
    assert ip.run_line_magic("time", "x = 1") is None
    out = shown("%time 1 + 1")
    assert "CPU times: user" in out and "Wall time: " in out and "Out[1]: 2" in out
    assert "Out" not in shown("%time 1 + 1;") and "Out" not in shown("%%time\n1 + 1;")


def test_time_raises_what_the_code_raises(ip, capsys):
    with pytest.raises(ZeroDivisionError):
        ip.run_line_magic("time", "1/0")
    assert "Wall time" in capsys.readouterr()[0]
    assert ip.run_line_magic("time", "--no-raise-error 1/0") is None
    assert ip.run_cell_magic("time", "--no-raise-error", "1/0") is None
    assert "Wall time" in capsys.readouterr()[0]


def test_traceback_has_the_timed_source(ip, shown):
    out = shown("%%time\ndef g():\n    return 1/0\ng()")
    assert "return 1/0" in out and "timing.py" not in out


def test_time_takes_no_code_on_the_line_of_a_cell(usage):
    usage("time", "x = 1", "1")


def test_quotes_behind_options_stay_as_they_were_typed(ip):
    ip.user_ns["counts"] = []
    ip.run_line_magic("timeit", "-n1 -r1 -q counts.append(['x y z'.count(' ') for _ in [' ']])")
    assert ip.user_ns["counts"] == [[2]]
