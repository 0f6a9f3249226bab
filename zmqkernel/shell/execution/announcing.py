"""A loop of asyncio that code finds running although it does not turn at that moment.

In a notebook a loop is always running: cells start tasks, libraries ask for the running loop, and ``asyncio.run``
refuses to start another.  Here the loop of the cells turns while the kernel waits for requests, and while a cell awaits
something.  While a cell runs that awaits nothing it could not turn anyway, and so it need not be what runs the cell: it
is enough that asyncio says so.  That is what :func:`announce` is for.

The mark that asyncio keeps has been where it is since 3.6: ``asyncio._set_running_loop`` is there for loops of other
makes.  ``is_running`` of asyncio's own loops looks at the attribute ``_thread_id``; loops of other makes that have no
such attribute say that they do not run.
"""
from __future__ import absolute_import, unicode_literals

import contextlib

from six.moves._thread import get_ident

_announced = None


def announce(loop):
    """Let code of this thread find ``loop`` running, unless another one is.

    :return: whether it does now.
    """
    import asyncio
    global _announced
    if asyncio._get_running_loop() is not None:
        return False
    _announced = loop
    asyncio._set_running_loop(loop)
    _set_thread(loop, get_ident())
    return True


def withdraw():
    """End what :func:`announce` has begun; without that do nothing."""
    global _announced
    loop, _announced = _announced, None
    if loop is None:
        return
    import asyncio
    if asyncio._get_running_loop() is loop:
        asyncio._set_running_loop(None)
    _set_thread(loop, None)


@contextlib.contextmanager
def lifted():
    """A context in which the loop that was announced can be made to run."""
    loop = _announced
    withdraw()
    try:
        yield
    finally:
        if loop is not None:
            announce(loop)


def _set_thread(loop, ident):
    if hasattr(loop, "_thread_id"):
        loop._thread_id = ident
