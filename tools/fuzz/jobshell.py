"""A shell with job control for one command: what stops is continued a moment later, as by ``fg``.

``jobshell.py STATUSFILE COMMAND...`` writes a line into the file for all that happens to the command:
``pid N``, ``stopped``, ``ended STATUS MODES``; STATUS is minus the signal's number where one has ended it, MODES
``same`` or the modes of the terminal that have changed.
"""
from __future__ import absolute_import, division, print_function

import os
import resource
import signal
import sys
import termios
import time

#: seconds for which a command that was stopped remains so
STOPPED = 0.1
MODES = ("iflag", "oflag", "cflag", "lflag")
IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTOU, signal.SIGTTIN)


def main(path, command):
    """Run the command to its end."""
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    before = termios.tcgetattr(0)
    status = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    pid = os.fork()
    if not pid:
        _run(command)
    _say(status, "pid %d" % pid)
    _become_foreground(pid)
    while True:
        _, code = os.waitpid(pid, os.WUNTRACED)
        if not os.WIFSTOPPED(code):
            break
        _say(status, "stopped")
        _hold_and_continue(pid, before)
    ended = -os.WTERMSIG(code) if os.WIFSIGNALED(code) else os.WEXITSTATUS(code)
    os.tcsetpgrp(0, os.getpgrp())
    _say(status, "ended %d %s" % (ended, _changes(before, termios.tcgetattr(0))))


def _run(command):
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in IGNORED:
        signal.signal(number, signal.SIG_DFL)
    os.execvp(command[0], command)


def _become_foreground(pid):
    try:
        os.setpgid(pid, pid)
        os.tcsetpgrp(0, pid)
    except OSError:  # it has done so itself, and begun, or ended
        return


def _hold_and_continue(pid, modes_of_shell):
    modes = termios.tcgetattr(0)
    os.tcsetpgrp(0, os.getpgrp())
    termios.tcsetattr(0, termios.TCSADRAIN, modes_of_shell)
    time.sleep(STOPPED)
    termios.tcsetattr(0, termios.TCSADRAIN, modes)
    os.tcsetpgrp(0, pid)
    os.killpg(pid, signal.SIGCONT)


def _changes(before, after):
    changed = ["%s:%x->%x" % (name, old, new) for name, old, new in zip(MODES, before, after) if old != new]
    if before[6] != after[6]:
        changed.append("cc")
    return ",".join(changed) or "same"


def _say(fd, line):
    os.write(fd, (line + "\n").encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
