"""What is tested: an ``ipython`` with a home of its own; its processes and its folders."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import shutil
import signal
import sys
import tempfile
import time

from testkit.kernels import alive, descendants, parent_of

JOBSHELL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jobshell.py")
FOLDERS = (("TMPDIR", "t"), ("XDG_RUNTIME_DIR", "r"), ("JUPYTER_RUNTIME_DIR", "j"))
EDITOR = """#!/bin/sh
case $(($$ % 4)) in
  0) exit 3;;
  1) sleep 1;;
esac
echo 'x = 1' >> "$1"
"""


class Subject(object):
    """A home for a session, and the processes in it.

    :param python: the interpreter that runs ``ipython``.
    :param options: of its command line.
    """

    def __init__(self, python, options):
        self.home = tempfile.mkdtemp(prefix="fz", dir="/tmp")
        self.status_file = os.path.join(self.home, "status")
        self.argv = [sys.executable, JOBSHELL, self.status_file, python, "-m", "IPython"] + list(options)
        self.env = dict(os.environ)
        self.env.update({"HOME": self.home, "IPYTHONDIR": os.path.join(self.home, "ipython"), "PAGER": "cat",
                         "TERM": "xterm-256color", "EDITOR": os.path.join(self.home, "editor"), "LC_ALL": "C.UTF-8"})
        self.places = []
        for variable, name in FOLDERS:
            self.places.append(os.path.join(self.home, name))
            os.mkdir(self.places[-1])
            self.env[variable] = self.places[-1]
        with io.open(self.env["EDITOR"], "w") as stream:
            stream.write(EDITOR)
        os.chmod(self.env["EDITOR"], 0o700)
        self.env = dict((str(name), str(value)) for name, value in self.env.items())

    def events(self):
        """Return what the shell has said so far: a list of lists of words."""
        if not os.path.exists(self.status_file):
            return []
        with io.open(self.status_file) as stream:
            return [line.split() for line in stream]

    @property
    def pid(self):
        """Process id of the terminal's process; None before it has begun."""
        return next((int(words[1]) for words in self.events() if words[0] == "pid"), None)

    @property
    def ended(self):
        """How it has ended: (status, modes); None while it runs."""
        return next(((int(words[1]), words[2]) for words in self.events() if words[0] == "ended"), None)

    def family(self):
        """Return the session's processes: a list of pairs (role, process id), the terminal's first."""
        first = self.pid
        if first is None or not alive(first):
            return []
        found = [("terminal", first)]
        roles = {first: "terminal"}
        below = {"terminal": "adapter", "adapter": "server", "server": "worker"}
        for pid in descendants(first):
            roles[pid] = below.get(roles.get(parent_of(pid)), "program")
            if is_python(pid):
                found.append((roles[pid], pid))
        return found

    def processes(self):
        """Return the process ids of all programs in this home, but for the shell."""
        wanted, found = ("HOME=%s" % self.home).encode("ascii"), []
        for name in os.listdir("/proc"):
            if not name.isdigit():
                continue
            try:
                with io.open("/proc/%s/environ" % name, "rb") as stream:
                    inside = wanted in stream.read().split(b"\0")
                with io.open("/proc/%s/cmdline" % name, "rb") as stream:
                    inside = inside and JOBSHELL.encode() not in stream.read()
            except (IOError, OSError):  # it has ended, or is somebody else's
                continue
            if inside and alive(int(name)):
                found.append(int(name))
        return found

    def own_processes(self):
        """Return those of them that are no programs of the cells'."""
        return [pid for pid in self.processes() if is_python(pid)]

    def left_over(self):
        """Return the files left in the folders that have to be empty at the end."""
        return [os.path.join(os.path.basename(place), name) for place in self.places for name in os.listdir(place)]

    def continue_all(self):
        """Continue what was stopped."""
        for pid in self.processes():
            send(pid, signal.SIGCONT)

    def remove(self):
        """End what is left, and remove the home."""
        for pid in self.processes():
            send(pid, signal.SIGKILL)
        shutil.rmtree(self.home, ignore_errors=True)


def send(pid, number):
    """Send a signal, where the process is still there."""
    try:
        os.kill(pid, number)
    except OSError:
        return


def is_python(pid):
    """Tell whether a process is one of the session's own, rather than a program that a cell has started."""
    try:
        with io.open("/proc/%d/cmdline" % pid, "rb") as stream:
            return b"IPython" in stream.read()
    except (IOError, OSError):
        return False


def seconds_used(pids):
    """Return the processor time that processes have used so far."""
    ticks = 0
    for pid in pids:
        try:
            with io.open("/proc/%d/stat" % pid, encoding="utf-8", errors="replace") as stream:
                fields = stream.read().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        except (IOError, OSError):
            continue
    return ticks / float(os.sysconf(str("SC_CLK_TCK")))


def load(pids, seconds):
    """Return the share of a processor that processes use, measured for some seconds."""
    before, started = seconds_used(pids), time.time()
    time.sleep(seconds)
    return (seconds_used(pids) - before) / (time.time() - started)


def megabytes(pid):
    """Return the memory that a process has for itself."""
    try:
        with io.open("/proc/%d/statm" % pid) as stream:
            fields = stream.read().split()
    except (IOError, OSError):
        return 0
    return (int(fields[1]) - int(fields[2])) * os.sysconf(str("SC_PAGE_SIZE")) // 1048576
