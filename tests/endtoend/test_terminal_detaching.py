"""A terminal session whose kernel goes on without it: ``%detach``, ``exit(keep_kernel=True)``, a closed window."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import re
import signal
import stat

import pytest

from testkit.kernels import alive, descendants, parent_of
from testkit.sessions import ipython, prompt, run
from testkit.wait import wait_until

START = ("--no-banner", "--no-confirm-exit")


class Family(object):
    """The processes of a kernel: adapter, fork server, worker and the worker's sleeping copies.

    :param term: a terminal at its first prompt; two cells are run there.
    """

    def __init__(self, term):
        run(term, "import os; x = 17", 2)
        text = run(term, "os.getpid(), os.getppid()", 3)
        self.worker, server = [int(word) for word in re.search(r"Out\[2\]: \((\d+), (\d+)\)", text).groups()]
        self.adapter = parent_of(server)
        self.session = session(self.adapter)

    def pids(self):
        """The process ids at this moment; no worker's children are among them."""
        return [self.adapter] + descendants(self.adapter)

    def is_free(self):
        """Tell whether all are there, and none has to do with a terminal any more."""
        pids = self.pids()
        return len(pids) > 2 and not any(terminals(pid) or session(pid) == self.session for pid in pids)


def begin(term, cell):
    """Start a cell of several lines in a new session; return its kernel's :class:`Family`."""
    family = Family(term)
    term.paste(cell)
    term.type("{enter}")
    return family


def session(pid):
    """Return the number of a process's session; 0 where it has ended since."""
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def terminals(pid):
    """Return the descriptors of a process that are a terminal."""
    folder, found = "/proc/%d/fd" % pid, []
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    for name in names:
        try:
            found += [name] if "/pts/" in os.readlink(os.path.join(folder, name)) else []
        except OSError:
            continue
    return found


def files():
    """Return the connection files, and the folders of sockets, that are there."""
    return (glob.glob(os.path.join(os.environ["JUPYTER_RUNTIME_DIR"], "*")),
            glob.glob(os.path.join(os.environ["XDG_RUNTIME_DIR"], "*")))


def end(term, family):
    """Type ``exit`` in a terminal that has come back; all of the kernel goes, and no file is left."""
    pids = family.pids()
    term.type("exit{enter}")
    assert term.wait_end() == 0, term.text
    wait_until(lambda: not any(alive(pid) for pid in pids), "the end of the kernel")
    wait_until(lambda: files() == ([], []), "the removal of its files")


@pytest.mark.parametrize("how", ["exit(keep_kernel=True)", "%detach"])
def test_a_kernel_that_is_left_running_is_come_back_to(how):
    with ipython(*START) as term:
        term.wait(prompt(1))
        family = Family(term)
        term.type(how + "{enter}")
        assert term.wait_end() == 0
        name = re.search(r"ipython --existing (kernel-\d+\.json)", term.text).group(1)
    path = os.path.join(os.environ["JUPYTER_RUNTIME_DIR"], name)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    wait_until(family.is_free, "the closing of the terminal")
    with ipython("--existing", name, *START) as term:
        term.wait(prompt(4))
        assert "Out[4]: (17, True)" in run(term, "x, os.isatty(0)", 5)
        term.type("import sys, time; print('say ' + 'it'); word = sys.stdin.readline(){enter}")
        term.wait("say it")
        term.type("hush{enter}")
        term.wait(prompt(6))
        term.type("print('be' + 'gun', word); exec('while 1: time.sleep(.05)'){enter}")
        term.wait("begun")
        term.type("{c-c}")
        assert "hush" in term.wait(prompt(7)) and "KeyboardInterrupt" in term.text
        term.type("{c-d}")
        assert term.wait_end() == 0
    wait_until(family.is_free, "the return of the terminal")
    with ipython("--existing", *START) as term:
        term.wait(prompt(7))
        assert "Out[7]: 17" in run(term, "x", 8)
        run(term, "os.kill(os.getpid(), 9)", 9)
        assert "Out[9]: True" in run(term, "import os; os.isatty(1)", 10)
        end(term, family)


def test_a_kernel_that_cannot_be_left_keeps_its_session(own_home):
    (own_home / "jupyter").mkdir()
    (own_home / "jupyter" / "runtime").write_text(u"not a folder")
    with ipython(*START) as term:
        term.wait(prompt(1))
        run(term, "x = 17", 2)
        text = run(term, "%detach", 3)
        assert "cannot go on alone" in text and "Traceback" not in text
        assert "Out[3]: 17" in run(term, "x", 4)
        term.type("exit{enter}")
        assert term.wait_end() == 0


def test_a_closed_window_ends_the_kernel_exit_handlers_included(tmp_path):
    path = str(tmp_path / "left")
    with ipython(*START) as term:
        term.wait(prompt(1))
        family = Family(term)
        run(term, "import atexit; _ = atexit.register(lambda: open(%r, 'w').close())" % str(path), 4)
        pids = family.pids()
        term.child.close(force=False)
        wait_until(lambda: not any(alive(pid) for pid in pids), "the end of the kernel")
    wait_until(lambda: files() == ([], []), "the removal of its files")
    assert os.path.exists(path)


@pytest.mark.parametrize("end_of_terminal", ["window", "kill"])
def test_a_kernel_that_is_to_be_kept_outlives_the_window_and_goes_on_with_its_cell(tmp_path, end_of_terminal):
    go, done = str(tmp_path / "go"), str(tmp_path / "done")
    with ipython("--keep-kernel", *START) as term:
        term.wait(prompt(1))
        family = begin(term, "import time\nwhile not os.path.exists(%r): time.sleep(0.01)\n\n"
                             "print('still here'); open(%r, 'w').close(); y = 18" % (str(go), str(done)))
        wait_until(lambda: "0" in terminals(family.worker), "the cell")
        if end_of_terminal == "kill":
            os.kill(term.pid, signal.SIGKILL)
        term.child.close(force=False)
        wait_until(family.is_free, "the closing of the terminal")
    assert alive(family.worker)
    open(go, "w").close()
    wait_until(lambda: os.path.exists(done), "the end of the cell")
    with ipython("--existing", *START) as term:
        term.wait(prompt(4))
        assert "Out[4]: (17, 18)" in run(term, "x, y", 5)
        end(term, family)


@pytest.mark.skipif(str is bytes, reason="standard output of Python 2 is a C file, which cannot try again")
def test_a_cell_that_prints_all_the_time_does_not_notice_that_the_window_is_closed(tmp_path):
    stop, done = str(tmp_path / "stop"), str(tmp_path / "done")
    with ipython("--keep-kernel", *START) as term:
        term.wait(prompt(1))
        family = begin(term, "import sys, time\nwhile not os.path.exists(%r): print('line'); sys.stderr.write('.'); "
                             "time.sleep(0.0005)\n\nopen(%r, 'w').close()" % (str(stop), str(done)))
        term.wait(re.compile("^line|[.]line", re.M))
        term.child.close(force=False)
        wait_until(family.is_free, "the closing of the terminal")
    open(stop, "w").close()
    wait_until(lambda: os.path.exists(done), "the end of the cell")
    with ipython("--existing", *START) as term:
        term.wait(prompt(4))
        end(term, family)


def test_there_is_nothing_to_leave_running_in_one_process():
    with ipython("--in-process", *START) as term:
        term.wait(prompt(1))
        assert "no kernel process" in run(term, "%detach", 2)
        term.type("exit{enter}")
        assert term.wait_end() == 0


def test_output_since_the_terminal_left_is_shown_once_and_in_order(tmp_path):
    go, done = str(tmp_path / "go"), str(tmp_path / "done")
    with ipython("--keep-kernel", *START) as term:
        term.wait(prompt(1))
        family = Family(term)
        term.paste("import time\n"
                   "while not os.path.exists(%r): time.sleep(0.01)\n\n"
                   "for i in range(2000): print('line %%d' %% i)\n\n"
                   "_ = os.system('echo from a command')\n"
                   "import sys; _ = sys.stderr.write('to stderr\\n')\n"
                   "open(%r, 'w').close()\n"
                   "len('result')" % (str(go), str(done)))
        term.type("{enter}")
        wait_until(lambda: "0" in terminals(family.worker), "the cell")
        term.child.close(force=False)
        wait_until(family.is_free, "the closing of the terminal")
    open(go, "w").close()
    wait_until(lambda: os.path.exists(done), "the end of the cell")
    with ipython("--existing", *START) as term:
        term.wait(prompt(4))
        lines = term.everything.splitlines()
        first = lines.index("Output since the last terminal left:")
        shown = [line for line in lines[first + 1:] if line]
        if shown[0].startswith("In [3]: "):  # the window was closed before the code was published
            del shown[:shown.index("line 0")]
        assert shown[:2000] == ["line %d" % i for i in range(2000)]
        assert shown[2000:2003] == ["from a command", "to stderr", "Out[3]: 6"]
        run(term, "1/0", 5)
        term.type("{c-d}")
        assert term.wait_end() == 0
    with ipython("--existing", *START) as term:
        term.wait(prompt(5))
        assert "Output since" not in term.text
        end(term, family)


def test_a_cell_that_still_runs_is_joined(tmp_path):
    go = str(tmp_path / "go")
    with ipython("--keep-kernel", *START) as term:
        term.wait(prompt(1))
        family = Family(term)
        term.paste("import time\n"
                   "while 'pts' in os.readlink('/proc/self/fd/1'): time.sleep(0.01)\n\n"
                   "print('alone')\n"
                   "while not os.path.exists(%r): time.sleep(0.01)\n\n"
                   "1/0" % str(go))
        term.type("{enter}")
        wait_until(lambda: "0" in terminals(family.worker), "the cell")
        term.child.close(force=False)
        wait_until(family.is_free, "the closing of the terminal")
    with ipython("--existing", *START) as term:
        text = term.wait(prompt(4))
        assert text.index("alone") < text.index("Cell [3] is still running.")
        open(go, "w").close()
        term.wait("ZeroDivisionError")
        end(term, family)


def test_a_window_that_is_closed_while_the_kernel_starts_does_not_cost_it_a_process():
    with ipython("--keep-kernel", "--InteractiveShellApp.exec_lines=['x = 17']", *START) as term:
        term.wait("In [1]:")  # it stands there before code can be run
        term.child.close(force=False)
    wait_until(lambda: files()[0], "the connection file")
    with ipython("--existing", *START) as term:
        term.wait(prompt(1))
        assert "Out[1]: 17" in run(term, "x", 2)
        assert "SIGHUP" not in term.everything
        term.type("exit{enter}")
        assert term.wait_end() == 0
