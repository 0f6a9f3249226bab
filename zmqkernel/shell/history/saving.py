"""A thread that writes the history, for programs that ask for one.

The shell itself writes between cells, in the thread that runs them: the process that runs user code has no threads
of ours, so that it can be forked.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import atexit
import threading
from contextlib import contextmanager

from ipython_compat.aliases import public


@public("IPython.core.history")
@contextmanager
def hold(ref):
    """Keep the object of a weak reference alive while the block runs.

    :param ref: a callable that returns the object, or None when it is gone.
    """
    kept = ref()
    yield kept
    del kept


@public("IPython.core.history")
class HistorySavingThread(threading.Thread):
    """Write a manager's cached lines whenever its ``save_flag`` is set.

    :param history_manager: the :class:`~IPython.core.history.HistoryManager` whose cache is written.
    """

    daemon = True
    db = None
    enabled = True
    stop_now = False

    def __init__(self, history_manager):
        super(HistorySavingThread, self).__init__(name=str("IPythonHistorySavingThread"))
        self.history_manager = history_manager
        self.save_flag = threading.Event()
        self.enabled = history_manager.enabled
        self.daemon = True

    def start(self):
        """Start the thread; it is stopped when the process ends."""
        atexit.register(self.stop)
        super(HistorySavingThread, self).start()

    def run(self):
        """Wait for the flag, write, and wait again, until :meth:`stop`."""
        while self.enabled:
            self.save_flag.wait()
            self.save_flag.clear()
            if self.stop_now:
                return
            self.history_manager.writeout_cache()

    def stop(self):
        """End the thread and wait until it has ended."""
        self.stop_now = True
        self.save_flag.set()
        if self.is_alive() and self is not threading.current_thread():
            self.join()
