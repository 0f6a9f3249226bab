"""Running coroutines: the loops by which a cell with ``await`` outside of functions is run."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.compiler_flags import is_coroutine_code
from ipython_compat.aliases import public
from zmqkernel.shell.execution.announcing import lifted

_loop = None


@public("IPython.core.async_helpers")
def get_asyncio_loop():
    """Return the event loop of the shell: the one that is running, or one that all cells share.

    ``asyncio.get_event_loop()`` finds the shared one too.
    """
    import asyncio
    global _loop
    try:
        return asyncio.get_running_loop() if hasattr(asyncio, "get_running_loop") else _running_loop(asyncio)
    except RuntimeError:
        pass  # no loop is running, which is the usual case
    if _loop is None or _loop.is_closed():
        _loop = asyncio.new_event_loop()
        asyncio.set_event_loop(_loop)
    return _loop


def _running_loop(asyncio):
    """Return the running loop where ``asyncio`` has no name for that (3.6)."""
    loop = asyncio._get_running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


@public("IPython.core.async_helpers")
class _AsyncIORunner(object):
    """Runs coroutines in the shell's asyncio loop, in which tasks go on from cell to cell.

    An interrupt ends what is run: asyncio alone would leave it in the loop, to go on with the next cell.
    """

    def __init__(self):
        self._interrupted = False

    def __call__(self, coro):
        """Run ``coro`` to its end and return its result.

        :raises KeyboardInterrupt: where that ended it.  A second one does not wait for what it has still to do.
        """
        import asyncio
        loop = get_asyncio_loop()
        with lifted():
            task = asyncio.ensure_future(coro, loop=loop)
            try:
                return _run_until_complete(loop, task)
            except KeyboardInterrupt:
                if task.done():
                    raise
                return self._end(loop, task)

    def _end(self, loop, task):
        """Cancel the task that was interrupted, and run it until it has ended."""
        import asyncio
        self._interrupted = True
        try:
            task.cancel()
            return _run_until_complete(loop, task)
        except asyncio.CancelledError:
            raise KeyboardInterrupt
        finally:
            self._interrupted = False

    def interrupt_for(self, exc):
        """Return the ``KeyboardInterrupt`` that stands behind ``exc``, a cancellation; None where none does."""
        if not self._interrupted:
            return None
        import asyncio
        return KeyboardInterrupt() if isinstance(exc, asyncio.CancelledError) else None

    def __repr__(self):
        return str("<asyncio runner>")


def _run_until_complete(loop, task):
    """Run a loop until a task of it has ended; return the result.  The loop may be running already, in a program."""
    if not loop.is_running():
        return loop.run_until_complete(task)
    from zmqkernel.shell.execution.nesting import run_in_running_loop
    return run_in_running_loop(loop, task)


_asyncio_runner = _AsyncIORunner()


def _curio_runner(coroutine):
    """Run ``coroutine`` with curio."""
    import curio
    return curio.run(coroutine)


def _trio_runner(async_fn):
    """Run a coroutine with trio."""
    import trio
    return trio.run(lambda: async_fn)


def _pseudo_sync_runner(coro):
    """Run a coroutine that never waits for anything, without a loop.

    :raises SyntaxError: where it does wait.
    """
    try:
        coro.send(None)
    except StopIteration as exc:
        return exc.value
    raise SyntaxError("{!r} needs a real async loop".format(coro.__name__))


#: name -> runner, and whether ``await`` is allowed with it
RUNNERS = {
    "asyncio": (_asyncio_runner, True),
    "curio": (_curio_runner, True),
    "trio": (_trio_runner, True),
    "sync": (_pseudo_sync_runner, False),
}


def _should_be_async(cell):
    """Return whether a cell has ``await`` (or the like) outside of functions.

    :param cell: Python text.
    """
    if "await" not in cell and "async" not in cell:
        return False
    return is_coroutine_code(cell)
