"""Showing long text a screen at a time."""
from __future__ import absolute_import, unicode_literals

import os
import sys

import pytest

from zmqkernel.shell import paging

LONG = "".join("line %d\n" % number for number in range(100))


def test_text_is_printed_where_there_is_no_terminal(capsys):
    paging.page(LONG)
    assert capsys.readouterr()[0].startswith("line 0\nline 1\n")
    paging.page({"text/plain": "plain", "text/html": "<b>"})
    assert capsys.readouterr()[0] == "plain\n"
    paging.page(LONG, start=98)
    assert capsys.readouterr()[0] == "line 98\nline 99\n\n"


def test_pagers_and_their_options(monkeypatch):
    monkeypatch.delenv(str("PAGER"), raising=False)
    monkeypatch.delenv(str("LESS"), raising=False)
    assert paging.get_pager_cmd() in ("less -R", "more")
    monkeypatch.setenv(str("PAGER"), str("less"))
    assert paging.get_pager_cmd() == "less -R"
    monkeypatch.setenv(str("LESS"), str("-r"))
    assert paging.get_pager_cmd() == "less"
    monkeypatch.setenv(str("PAGER"), str("most -x"))
    assert paging.get_pager_cmd() == "most -x"
    monkeypatch.delenv(str("LESS"))
    for command, expected in (("/usr/bin/less", "/usr/bin/less -R"), ("less -i", "less -i -R"), ("less -FRX", "less -FRX")):
        monkeypatch.setenv(str("PAGER"), str(command))
        assert paging.get_pager_cmd() == expected
    assert paging.get_pager_cmd("more") == "more"
    assert paging.get_pager_start("less -R", 5) == "+5"
    assert paging.get_pager_start("cat", 5) == "" and paging.get_pager_start("less", 0) == ""


def test_hooks_get_the_shell_first():
    seen = []

    def pager(data, start, screen_lines):
        seen.append((data, start, screen_lines))
    hook = paging.as_hook(pager)
    hook("shell", "text", 1, 2)
    assert seen == [("text", 1, 2)] and hook.__name__ == "pager"


def test_a_file_is_shown_and_a_missing_one_told(capsys, tmp_path):
    path = tmp_path / "text"
    path.write_text("content\n")
    paging.page_file(str(path))
    assert "content" in capsys.readouterr()[0]
    paging.page_file(str(tmp_path / "none"))
    assert "Unable to show file" in capsys.readouterr()[0]


def test_snipping(capsys):
    assert paging.snip_print("short") is False
    assert paging.snip_print("x" * 200, width=20) is True
    assert " <...> " in capsys.readouterr()[0]


class Screen(object):
    """A terminal of 80 by 24 on which a program pages; ``read`` takes what it writes."""

    def __init__(self, code, environment):
        import pexpect
        full = "from zmqkernel.shell.paging import page\nLONG = %r\n%s" % (str(LONG), code)
        env = dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path), **environment)
        self.child = pexpect.spawn(sys.executable, ["-c", full], env=env, dimensions=(24, 80), encoding="utf-8",
                                   timeout=20)


needs_pty = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def spawn(code, **environment):
    return Screen(code, dict((str(key), str(value)) for key, value in environment.items())).child


@needs_pty
def test_long_text_goes_to_the_users_pager(tmp_path):
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\necho PAGER GOT $(wc -l) LINES, $#\n")
    script.chmod(0o755)
    child = spawn("page(LONG)", PAGER=script, TERM="xterm")
    child.expect("PAGER GOT 100 LINES")
    child.expect_exact("\r\n")
    child.wait()
    assert child.exitstatus == 0


@needs_pty
def test_short_text_is_printed(tmp_path):
    child = spawn("page('short text')", PAGER="false", TERM="xterm")
    child.expect("short text")
    child.wait()


@needs_pty
def test_a_pager_that_does_not_exist_is_replaced_by_questions():
    child = spawn("page(LONG)", PAGER="/nowhere/pager", TERM="xterm")
    child.expect("line 0\r\n")
    child.expect("---Return to continue, q to quit---")
    child.sendline("")
    child.expect("line 30\r\n")
    child.sendline("q")
    child.wait()
    assert child.exitstatus == 0


@needs_pty
def test_a_dumb_terminal_asks_between_screens():
    child = spawn("page(LONG)", PAGER="false", TERM="dumb")
    child.expect("---Return to continue, q to quit---")
    child.sendline("q")
    child.wait()
    assert child.exitstatus == 0


@needs_pty
def test_an_interrupt_in_the_pager_leaves_the_terminal_as_it_was(tmp_path):
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\ntrap 'echo CAUGHT; exit 0' INT\nstty raw -echo -isig; stty isig; echo READY\n"
                      "while :; do sleep 0.05; done\n")
    script.chmod(0o755)
    code = ("import termios, sys\nbefore = termios.tcgetattr(0)\npage(LONG)\n"
            "print('SAME' if termios.tcgetattr(0) == before else 'BROKEN')")
    child = spawn(code, PAGER=script, TERM="xterm")
    child.expect("READY")
    child.sendintr()
    child.expect("CAUGHT")
    child.expect("SAME|BROKEN")
    assert child.after == "SAME"
    child.wait()


def test_a_bundle_without_text_shows_nothing(capsys):
    paging.page({"text/html": "<b>"})
    assert capsys.readouterr()[0].strip() == ""


def test_the_shells_hook_comes_first(capsys):
    from testkit.realshell import real_shell
    seen = []
    with real_shell() as shell:
        shell.set_hook("show_in_pager", paging.as_hook(lambda data, start, lines: seen.append((data, start))), 10)
        paging.page("long text", start=-3)
    assert seen == [("long text", 0)] and "long text" not in capsys.readouterr()[0]
