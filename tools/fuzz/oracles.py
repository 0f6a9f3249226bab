"""What counts as a finding: on the screen, at rest, in memory."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from .subject import load, megabytes

#: texts that nobody is to see
BAD_TEXTS = (
    "Unhandled exception in event loop", "Press ENTER to continue", "Exception ignored", "was never retrieved",
    "fault of its own", "Exception in callback", "coroutine '", "Error in sys.excepthook", "zmqkernel: ",
    "Assertion failed", "close failed in file object destructor")
#: a frame of our own files, or of a library's that we call, in a traceback in Python's form or the shell's; a warning
#: names a file, too, and the mode Plain shows all frames, as in IPython
OWN_FRAME = re.compile(
    r"(?:File \"?|^)[^\n\"]*?((?:zmqkernel|IPython|prompt_toolkit|ipython_compat|compat|traitlets)/[\w/]+\.py)[\":, ]+"
    r"(?:line )?(\d+)\b(?!: \w*Warning| in )", re.M)
#: share of a processor that a session may use at rest
REST = 0.05
#: megabytes by which terminal and adapter may grow
GROWTH = 100


class Finding(Exception):
    """Something that must not be."""


def bad_texts(text):
    """Return what is wrong with a text from the screen: a list of lines."""
    found = ["says %r" % bad for bad in BAD_TEXTS if bad in text]
    frames = ["%s:%s" % match.groups() for match in OWN_FRAME.finditer(text)]
    if frames:
        found.append("a traceback of our own: %s" % " ".join(frames[:3] + frames[-3:]))
    return found


class Resources(object):
    """Looks at the time and the memory that a session takes.

    :param subject: a :class:`~.subject.Subject`.
    :param note: function that keeps some words.
    :param in_process: whether cells run in the terminal's process, which may grow then.
    """

    def __init__(self, subject, note, in_process):
        self._subject, self._note = subject, note
        self._roles = ("adapter", "server") if in_process else ("terminal", "adapter", "server")
        self._before = {}

    def begin(self):
        """Remember the memory of the processes that there are."""
        for role, pid in self._subject.family():
            if role in self._roles:
                self._before.setdefault(role, (pid, megabytes(pid)))

    def look_at_rest(self, wait):
        """Measure for a while, three times if need be: what cells have begun may have to end.

        :param wait: function of seconds that attends to the terminal.
        :raises Finding: where it never is at rest.
        """
        pids, measured = [pid for _, pid in self._subject.family()], []
        for seconds in (2, 3, 5):
            wait(0.3)
            measured.append(load(pids, seconds))
            if measured[-1] < REST:
                self._note("at rest", "%.3f" % measured[-1])
                return
        raise Finding("uses %s of a processor at rest" % measured)

    def look_at_memory(self):
        """Compare with what was there at the beginning.

        :raises Finding: where a process has grown.
        """
        for role, (pid, before) in self._before.items():
            after = megabytes(pid)
            self._note("memory", role, before, after)
            if after - before > GROWTH:
                raise Finding("the %s has grown from %d to %d MB" % (role, before, after))
