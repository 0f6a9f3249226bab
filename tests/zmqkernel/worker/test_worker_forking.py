"""Forking as the kernel does it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import threading

import pytest

from ipython_compat.forking import fork


@pytest.mark.skipif(not hasattr(threading, "get_native_id"), reason="threads have no number of the system's")
def test_the_main_thread_of_a_fork_has_the_number_of_the_new_process():
    threading.main_thread().native_id  # known before the fork
    pid = fork()
    if not pid:
        os._exit(threading.main_thread().native_id != threading.get_native_id())
    assert os.waitpid(pid, 0)[1] == 0
