"""How a process ended, in words."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat.signals import MEANINGS, signal_name

#: how a process ended that did not notice interrupts
GIVEN_UP = "was given up: it did not react"
#: name of the error that a request gets whose worker died
CRASHED = "KernelCrashed"
#: what can be done about cells whose effects are lost
OFFER = "%rerun --since-crash offers to run them again."


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


def fate_of_variables(lost, objection="", threads=()):
    """Return what has become of the variables, when a checkpoint has taken the place of the worker.

    :param lost: numbers of the cells that have run since the checkpoint.
    :param objection: why there was none later than that; empty where it was only too soon.
    :param threads: names of threads that were running.
    """
    if lost:
        text = "Variables are back to what they were before cell [%d]: what %s did is lost" % (lost[0], _cells(lost))
        text += " (no checkpoint: %s)." % objection if objection else "."
        text += " " + OFFER
    else:
        text = "Variables are back to what they were before this crash."
    if threads:
        text += " Threads that are not running any more: %s." % ", ".join(threads)
    return text


def _cells(numbers):
    """Return ``cell [3]``, ``cells [3] and [4]``, ``cells [3] to [7]``."""
    numbers = sorted(set(numbers))
    if len(numbers) == 1:
        return "cell [%d]" % numbers[0]
    return "cells [%d] %s [%d]" % (numbers[0], "and" if len(numbers) == 2 else "to", numbers[-1])


def crash_content(how, execution_count=None, fate=None, stack=()):
    """Return the content of the error reply for the request that was running.

    :param how: how the process ended, in words (:func:`describe`).
    :param execution_count: number of the cell; None where no cell was running.
    :param fate: what has become of the variables; None where they are gone.
    :param stack: lines that tell where the process was (:mod:`.laststack`).
    """
    evalue = "the process that ran your code %s" % how
    content = {
        "status": "error", "ename": CRASHED, "evalue": evalue,
        "traceback": ["\x1b[0;31m%s\x1b[0m: %s" % (CRASHED, evalue),
                      fate or "Variables are gone. A new process takes the requests that follow; "
                              "the numbering of cells and the input history go on. %rerun --since-crash offers "
                              "to run the cells again."],
    }
    if execution_count is not None:
        content["execution_count"] = execution_count
    content["traceback"].extend(stack)
    return content
