"""Cells for other interpreters."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

from ipython_compat import to_native
from testkit.terminal import Terminal
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.script import RaiseAfterInterrupt, ScriptMagics

PYTHON = to_native(sys.executable)
HERE = os.path.dirname(os.path.abspath(__file__))


def script(ip, options, code):
    return ip.run_cell_magic("script", options + " " + PYTHON, textwrap.dedent(code))


def test_output_goes_to_sys_stdout_and_stderr(ip, capsys):
    script(ip, "", "import sys; print('out'); sys.stderr.write('err')")
    assert capsys.readouterr() == ("out\n", "err")


def test_output_is_kept_in_variables(ip, capsys):
    script(ip, "--out o --err e", "import sys; print('out'); sys.stderr.write('err')")
    assert (ip.user_ns["o"], ip.user_ns["e"]) == ("out\n", "err")
    assert capsys.readouterr()[0] == ""


def test_status_raises_unless_told_not_to(ip):
    with pytest.raises(subprocess.CalledProcessError) as caught:
        script(ip, "", "import sys; sys.exit(3)")
    assert caught.value.returncode == 3
    assert script(ip, "--no-raise-error", "import sys; sys.exit(3)") is None


def test_missing_and_unnamed_programs(ip, capsys):
    ip.run_cell_magic("script", "no_such_program_at_all", "x")
    assert "Couldn't find program: 'no_such_program_at_all'" in capsys.readouterr()[0]
    for options in ("", "--bg", "--out", "'open"):
        with pytest.raises(UsageError):
            ip.run_cell_magic("script", options, "x")


def test_named_interpreters_take_arguments(ip, capsys):
    ip.run_cell_magic("bash", "-s one two", "echo $2 $1")
    assert capsys.readouterr()[0] == "two one\n"


def test_more_than_a_pipe_holds_both_ways(ip):
    script(ip, "--out o --err e", "#" * 200000 + "\nimport sys\nsys.stdout.write('o' * 300000)\n"
                                                 "sys.stderr.write('e' * 300000)\n")
    assert len(ip.user_ns["o"]) == len(ip.user_ns["e"]) == 300000


def test_output_appears_while_the_program_runs(ip, monkeypatch):
    """The program waits for a file that is made when its first line has arrived."""
    class Watch(object):
        text = ""

        def write(self, text):
            self.text += text
            open("seen", "w").close()

        def flush(self):
            pass
    watch = Watch()
    monkeypatch.setattr(sys, "stdout", watch)
    script(ip, "", """
        import os, sys, time
        print("first"); sys.stdout.flush()
        end = time.time() + 20
        while not os.path.exists("seen") and time.time() < end: time.sleep(.01)
        print(os.path.exists("seen"))
        """)
    monkeypatch.undo()
    assert watch.text == "first\nTrue\n"


def test_program_writes_to_the_descriptors_themselves():
    """In a process whose sys.stdout is a file, the program's output is in order with its own and with C's."""
    code = textwrap.dedent("""
        import os, sys
        from zmqkernel.shell.magics.scriptprocess import run
        print("one")
        run([sys.executable], "print('two')", False, False)
        os.write(1, b"three\\n")
        """)
    out = subprocess.check_output([PYTHON, "-c", code])
    assert out.split() == [b"one", b"two", b"three"]


def test_a_program_does_not_take_the_cell_for_a_person_at_a_terminal():
    """On a terminal ``ls`` writes columns and colours."""
    code = textwrap.dedent("""
        import sys
        from zmqkernel.shell.magics.scriptprocess import run
        asking = "import sys; [sys.stdout.write('%s is %s; ' % (n, __import__('os').isatty(n))) for n in (0, 1, 2)]"
        run([sys.executable], asking, False, False)
        """)
    with Terminal([PYTHON, "-c", code]) as term:
        term.wait("0 is False; 1 is False; 2 is False;", 60)


def test_output_goes_through_a_stream_whose_descriptor_leads_elsewhere(ip, monkeypatch, tmp_path):
    class Published(object):
        text = ""

        def write(self, text):
            self.text += text

        def flush(self):
            pass

        def fileno(self):
            return elsewhere.fileno()
    published = Published()
    with open(str(tmp_path / "elsewhere"), "wb") as elsewhere:
        monkeypatch.setattr(sys, "stdout", published)
        script(ip, "", "print('shown')")
        monkeypatch.undo()
    assert published.text == "shown\n" and not (tmp_path / "elsewhere").read_bytes()


def test_children_that_keep_the_pipe_do_not_keep_us(ip):
    ip.run_cell_magic("bash", "--out o", "sleep 300 & echo x; echo $!")
    text, pid = ip.user_ns["o"].split()
    os.kill(int(pid), signal.SIGKILL)  # raises where it has ended already
    assert text == "x"


def interrupt_when(path):
    def wait_and_interrupt():
        deadline = time.time() + 20
        while not os.path.exists(path) and time.time() < deadline:
            time.sleep(.01)
        os.kill(os.getpid(), signal.SIGINT)
    thread = threading.Thread(target=wait_and_interrupt)
    thread.start()
    return thread


WAITING = """
import signal, sys, time
def stop(number, frame):
    print("interrupted"); sys.stdout.flush(); sys.exit(5)
signal.signal(signal.SIGINT, stop)
print("started"); sys.stdout.flush()
open("started", "w").close()
while True: time.sleep(.05)
"""


@pytest.mark.parametrize("options", ["--out o", "--out o --no-raise-error"])
def test_interrupt_goes_to_the_program_first(ip, options, capsys):
    thread = interrupt_when("started")
    try:
        if "raise" in options:
            script(ip, options, WAITING)
        else:
            with pytest.raises(RaiseAfterInterrupt):
                script(ip, options, WAITING)
    finally:
        thread.join()
    assert ip.user_ns["o"].split() == ["started", "interrupted"]
    assert "Interrupted" in capsys.readouterr()[0]


def test_background_pipes_and_process(ip):
    script(ip, "--bg --out o --err e --proc p", "import sys; print('hi'); sys.stderr.write('oops'); sys.exit(4)")
    process = ip.user_ns["p"]
    assert process.wait() == 4 == process.returncode
    assert ip.user_ns["o"].read() == b"hi\n" and ip.user_ns["o"].at_eof()
    assert ip.user_ns["e"].readlines() == [b"oops"]
    assert process.stdout is ip.user_ns["o"]
    process.stdout.close()
    assert process.stdout.closed


def test_background_programs_are_ended(ip, capsys):
    ip.run_cell_magic("bash", "--bg --proc p", "exec sleep 60")
    process = ip.user_ns["p"]
    assert process.poll() is None
    ip.run_line_magic("killbgscripts", "")
    assert process.poll() is not None
    assert ip.find_line_magic("killbgscripts").__self__.bg_processes == []
    assert "All background processes were killed." in capsys.readouterr()[0]


def test_background_program_ends_with_the_interpreter():
    code = textwrap.dedent("""
        from traitlets.config import Config
        from zmqkernel.shell.magics.script import ScriptMagics
        class Shell(object):
            configurables, config, user_ns = [], Config(), {}
        family = ScriptMagics(shell=None)
        family.shell = Shell()
        family.shebang("--bg --proc p sleep 60", "")
        print(Shell.user_ns["p"].pid)
        """)
    pid = int(subprocess.check_output([PYTHON, "-c", code]))
    with pytest.raises(EnvironmentError):
        os.kill(pid, 0)


def test_configured_interpreters(ip):
    ip.config.ScriptMagics.script_magics = ["whoda"]
    ip.config.ScriptMagics.script_paths = {"whoda": PYTHON}
    family = ScriptMagics(shell=ip)
    assert list(family.magics["cell"]) and "whoda" in family.magics["cell"] and "bash" not in family.magics["cell"]
    ip.register_magics(family)
    ip.run_cell_magic("whoda", "--out o", "print(6 * 7)")
    assert ip.user_ns["o"] == "42\n"


def test_event_loop_given_from_outside_is_closed(ip):
    class Loop(object):
        closed = False

        def close(self):
            self.closed = True
    family, loop = ScriptMagics(shell=ip), Loop()
    family.event_loop = loop
    family.stop_event_loop()
    assert loop.closed and family.event_loop is None
