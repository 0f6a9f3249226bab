"""What goes on between two requests: event loops that user code has left something to do.

Tasks of asyncio go on, and windows stay alive, while the kernel waits for its next request.  Where there is neither,
nothing runs, and the process sleeps.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import traceback

from six.moves._thread import get_ident

from ipython_compat.after_import import after_import
from zmqkernel.shell.execution.announcing import announce, withdraw


class RestContext(object):
    """What input hooks are called with: they return when the descriptor becomes readable.

    :param fd: the descriptor.
    :param is_readable: function that tells whether it is.
    """

    def __init__(self, fd, is_readable):
        self._fd = fd
        self._is_readable = is_readable

    def fileno(self):
        """Return the descriptor."""
        return self._fd

    def input_is_ready(self):
        """Return whether it is time to return."""
        return self._is_readable()


def rest(shell, fd, is_readable):
    """Run what user code has left running, until ``fd`` becomes readable.

    What it raises is shown, and ends it for this time.

    :param shell: the shell.
    :param fd: a descriptor.
    :param is_readable: function that tells whether it is readable.
    :return: False where there was nothing to run; then the caller has to wait by itself.
    """
    if _has_windows(shell):
        return _run(shell.inputhook, RestContext(fd, is_readable))
    if _shared_loop() is None:
        return False
    return _run(_run_asyncio, fd)


def linger(shell, fd, seconds):
    """As :func:`rest`, for some time at most.  Where there are windows that is none at all: they are not kept waiting.

    :param seconds: the time.
    :return: False where there was nothing to run; then the caller has to wait by itself.
    """
    if _has_windows(shell):
        return True
    loop = _shared_loop()
    if loop is None:
        return False
    over = loop.call_later(seconds, loop.stop)
    try:
        return _run(_run_asyncio, fd)
    finally:
        over.cancel()


def forget_windows(shell):
    """Turn the event loop of windows off: this is a copy of the process that had them.

    A display takes a connection of a copy for a fault, and the libraries end the process then.
    """
    if _has_windows(shell) and shell.active_eventloop != "asyncio":
        name = shell.active_eventloop
        shell.enable_gui(None)
        sys.stderr.write("The windows of that process are gone; %%gui %s is off.\n" % name)


def _has_windows(shell):
    return bool(getattr(shell, "active_eventloop", None)) and hasattr(shell, "inputhook")


def _run(function, argument):
    try:
        function(argument)
    except (Exception, SystemExit):  # whatever the callbacks of user code raise
        traceback.print_exc()
        return False
    return True


def share_loop():
    """Give asyncio a loop as soon as it is imported: what a cell starts there goes on between cells."""
    after_import("asyncio", _cell_loop)


class VisibleLoop(object):
    """A context for requests, in which code finds the loop of the cells running as soon as asyncio is imported.

    Notebooks expect that; in a terminal ``asyncio.run`` has to work.  Where asyncio is not imported this costs nothing.
    """

    def __init__(self):
        self._depth = 0
        self._thread = None

    def watch(self):
        """Look out for the import of asyncio; return this object."""
        after_import("asyncio", self._imported)
        return self

    def __enter__(self):
        self._depth += 1
        if self._depth == 1:
            self._thread = get_ident()
            if "asyncio" in sys.modules:
                announce(_cell_loop())
        return self

    def __exit__(self, *exc_info):
        self._depth -= 1
        if not self._depth:
            withdraw()

    def _imported(self):
        if self._depth and get_ident() == self._thread:
            announce(_cell_loop())


def _cell_loop():
    from zmqkernel.shell.execution.async_helpers import get_asyncio_loop
    return get_asyncio_loop()


def _shared_loop():
    """Return the loop of the cells, where there is one that can run now."""
    helpers = sys.modules.get("zmqkernel.shell.execution.async_helpers")
    loop = getattr(helpers, "_loop", None)
    return None if loop is None or loop.is_closed() or loop.is_running() else loop


def _run_asyncio(fd):
    loop = _shared_loop()
    loop.add_reader(fd, loop.stop)
    try:
        loop.run_forever()
    finally:
        loop.remove_reader(fd)
