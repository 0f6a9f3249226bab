"""Waiting for a condition instead of for a time."""
from __future__ import absolute_import, division, print_function, unicode_literals

import time

#: long enough for the slowest machine; a test that passes never waits for it
PATIENCE = 45.0


def wait_until(condition, what="the condition", timeout=PATIENCE):
    """Wait until ``condition()`` is true; return what it returned.

    :param what: how to name it when it does not come.
    :raises AssertionError: when it has not come within ``timeout`` seconds.
    """
    deadline = time.time() + timeout
    while True:
        value = condition()
        if value:
            return value
        assert time.time() < deadline, "%s did not come within %s seconds" % (what, timeout)
        time.sleep(0.01)
