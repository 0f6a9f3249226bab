"""How a process ended, in words."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat.signals import MEANINGS, signal_name

#: name of the error that a request gets whose worker died
CRASHED = "KernelCrashed"


def describe(status):
    """Return how a process ended.

    :param status: as ``os.waitpid`` gives it; None where nobody knows.
    """
    if status is None:
        return "ended in a way that could not be observed"
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal_name(number)
        meaning = MEANINGS.get(name)
        return "was killed by signal %d (%s%s)" % (number, name, ", " + meaning if meaning else "")
    return "exited with status %d" % os.WEXITSTATUS(status)


def crash_content(status, execution_count=None):
    """Return the content of the error reply for the request that was running.

    :param status: as for :func:`describe`.
    :param execution_count: number of the cell; None where no cell was running.
    """
    evalue = "the process that ran your code %s" % describe(status)
    content = {
        "status": "error", "ename": CRASHED, "evalue": evalue,
        "traceback": ["\x1b[0;31m%s\x1b[0m: %s" % (CRASHED, evalue),
                      "Variables are gone. A new process takes the requests that follow; "
                      "the numbering of cells and the input history go on."],
    }
    if execution_count is not None:
        content["execution_count"] = execution_count
    return content
