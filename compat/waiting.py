"""Waiting for the threads that are no daemons, as Python does at its end."""
from __future__ import absolute_import, division, print_function, unicode_literals

import six

if six.PY2:
    def wait_for_threads():
        """Wait until all of them have ended.

        :raises KeyboardInterrupt: at Ctrl-C, which a ``join`` without a limit would not notice in this version.
        """
        import threading

        own = threading.current_thread()
        while True:
            running = [thread for thread in threading.enumerate() if not thread.daemon and thread is not own]
            if not running:
                return
            running[0].join(0.05)
else:
    def wait_for_threads():
        """Wait until all of them have ended, pools of them included; at Ctrl-C no longer."""
        import threading

        threading._shutdown()
