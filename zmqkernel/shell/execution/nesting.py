"""Waiting in an event loop that is running already: for cells of a shell that a coroutine has embedded.

The loop's thread is in the shell, in the middle of one of the loop's callbacks; only further turns of the loop, made
here, can bring what a cell awaits.  asyncio's own loops allow that with some care; others (uvloop) do not.
"""
from __future__ import absolute_import, unicode_literals


def run_in_running_loop(loop, task):
    """Make turns of a loop that runs in this thread until a task has ended; return its result.

    :param loop: an asyncio loop.
    :param task: a task of it.
    :raises RuntimeError: where this kind of loop cannot be used that way, or Python is 3.6; the task is cancelled.
    """
    import asyncio

    if not (hasattr(loop, "_run_once") and hasattr(asyncio, "current_task")):
        task.cancel()
        raise RuntimeError("the program's event loop waits for this shell, and %s cannot be made to go on meanwhile"
                           % type(loop).__name__)
    expected = len(loop._ready)
    outer = asyncio.current_task(loop)
    if outer is not None:
        asyncio.tasks._leave_task(loop, outer)
    try:
        while not task.done():
            loop._run_once()
    finally:
        if outer is not None:
            asyncio.tasks._enter_task(loop, outer)
        # the turn that we are in the middle of takes as many callbacks as there were
        for _ in range(expected - len(loop._ready)):
            loop.call_soon(_nothing)
    return task.result()


def _nothing():
    """Take a place in the loop's queue."""
