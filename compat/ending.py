"""The end of a process that has threads which nobody waits for."""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

if six.PY2:
    def end_process(status):
        """End this process: threads that are no daemons are waited for, exit handlers run, then nothing.

        This version takes the interpreter apart while daemon threads go on: one that wakes up meanwhile, as timers of
        prompt_toolkit 2 do, crashes.
        """
        import atexit
        import os
        import sys

        from .waiting import wait_for_threads

        try:
            wait_for_threads()
            atexit._run_exitfuncs()
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(status or 0)
else:
    def end_process(status):
        """Return the status: threads that wake up while the interpreter ends do no harm."""
        return status
