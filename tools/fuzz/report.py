"""What is kept of a session that has found something."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import subprocess
import termios

from .terminal import plain


def write(session, folder, findings, py_spy=None):
    """Write all that there is to know about a session into a folder.

    :param py_spy: the program that shows stacks; None where it is not there.
    """
    if not os.path.isdir(folder):
        os.makedirs(folder)
    session.collect()
    output = b"".join(session.output)
    texts = {"findings": "\n".join(findings), "actions": "\n".join(session.actions),
             "screen": session.term.everything, "stacks": "\n".join(_stacks(session, py_spy)), "text": plain(output)}
    for name, text in texts.items():
        with io.open(os.path.join(folder, name), "w", encoding="utf-8", errors="replace") as stream:
            stream.write("%s\n" % text)
    with io.open(os.path.join(folder, "output"), "wb") as stream:
        stream.write(output)


def _stacks(session, py_spy):
    yield _modes(session.term)
    roles = dict((pid, role) for role, pid in session.subject.family())
    for pid in session.subject.processes():
        yield "== %s %d" % (roles.get(pid, "?"), pid)
        yield _output_of(["ps", "-o", "pid,ppid,pgid,stat,wchan:30,args", "-p", "%d" % pid])
        yield _output_of(["ls", "-l", "/proc/%d/fd" % pid])
        if py_spy:
            yield _output_of([py_spy, "dump", "--nonblocking", "--pid", "%d" % pid])


def _modes(term):
    try:
        return "the terminal's modes: %s" % (termios.tcgetattr(term.child.child_fd),)
    except (termios.error, ValueError, TypeError):
        return "the terminal is closed"


def _output_of(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return process.communicate()[0].decode("utf-8", "replace")
