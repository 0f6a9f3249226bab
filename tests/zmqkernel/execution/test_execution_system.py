"""System commands, their status, and variables in them."""
from __future__ import absolute_import, unicode_literals

import subprocess
import warnings

import pytest

from ipython_compat import to_native
from testkit.shells import shown

pytestmark = pytest.mark.skipif("os.name != 'posix'")


def test_output_comes_by_way_of_stdout(session):
    assert session.run("!echo hi; echo there").out.replace("\r\n", "\n") == "hi\nthere\n"


@pytest.mark.parametrize("command, status", [("true", 0), ("exit 3", 3), ("kill -9 $$", -9)])
def test_the_status_is_a_variable(session, command, status):
    session.run("!" + command)
    assert session.ns["_exit_code"] == status


def test_output_as_a_list(session):
    lines = session.value("x = !echo a; echo b\nx")
    assert lines == ["a", "b"] and lines.s == "a b" and lines.n == "a\nb" and lines.l == ["a", "b"]


def test_output_as_text(shell):
    assert shell.getoutput("echo x", split=False).strip() == "x"


def test_nothing_in_the_background(shell):
    for run in (shell.system_piped, shell.getoutput):
        with pytest.raises(OSError):
            run("sleep 1 &")


def test_a_status_can_be_an_exception(shell):
    shell.system_raise_on_error = True
    for run in (shell.system, shell.getoutput):
        with pytest.raises(subprocess.CalledProcessError) as raised:
            run("exit 3")
        assert raised.value.returncode == shell.user_ns["_exit_code"] == 3
        run("true")
        assert shell.user_ns["_exit_code"] == 0


@pytest.mark.parametrize("text, filled", [
    ("$a", "5"), ("{a}", "5"), ("{a + 1}", "6"), ("$$a", "$a"), ("{{a}}", "{a}"), ("{a:03d}", "{a:03d}"), ("$s.real", "$s.real"),
    ("no", "no"), ("{nope}", "{nope}"), ("{1/0}", "{1/0}"), ("{", "{"), ("$nope $a", "$nope $a"), ("{d['k']}", "1"),
    ("{s!r}", "%r" % "str"),
])
def test_variables_in_text(shell, text, filled):
    shell.user_ns.update({str("a"): 5, str("s"): "str", str("d"): {"k": 1}})
    assert shell.var_expand(text) == filled


def test_local_variables_of_the_caller_go_first(shell):
    shell.user_ns[str("a")] = 5
    a = 77
    assert shell.var_expand("$a") == "%d" % a
    assert shell.getoutput("echo $a") == ["77"]
    with shown() as caught:
        shell.system("echo {a + 1}")
    assert caught.out.strip() == "78"


def test_local_variables_in_a_function_of_a_cell(session):
    assert session.value("def f(q):\n    z = !echo $q\n    return z\nf(4)") == ["4"]


def test_the_raw_way(shell, capfd):
    shell.system_raw("echo raw")
    assert capfd.readouterr()[0] == "raw\n" and shell.user_ns["_exit_code"] == 0
    shell.system_raw("exit 4")
    assert shell.user_ns["_exit_code"] == 4


def test_commands_that_there_are_magics_for(shell):
    with pytest.warns(UserWarning) as told:
        shell.system_raw("cd /")
    assert "%cd" in str(told[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shell.system_raw("echo cd")


def test_attributes_that_only_their_owner_documents(shell, capsys):
    shell.run_cell("class Owner(object):\n    __custom_documentations__ = {'made': 'told by the owner'}\nowner = Owner()")
    for line in ("owner.made", "owner.unknown", "no_owner.made"):
        shell.run_line_magic("pinfo", line)
    out = capsys.readouterr()[0]
    assert "told by the owner" in out and "NoneType" in out and out.count("not found") == 1
    assert shell.object_inspect("owner.made")["docstring"] == "told by the owner"
    assert shell.object_inspect("str.upper")["call_def"] is None


def test_output_is_str_on_every_python(session):
    lines = session.value("x = !printf '\\303\\251 a\\nb\\n'\nx")
    assert [type(line) for line in lines] == [str, str]
    assert lines.fields(0) == [to_native("\u00e9"), "b"] and lines.grep("a").s == to_native("\u00e9 a") and type(lines.n) is str
