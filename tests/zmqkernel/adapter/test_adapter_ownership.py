"""Who a kernel ends with."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import select

from testkit.wait import wait_until
from zmqkernel.adapter.ownership import Owner


def test_a_parent_that_lives_is_not_gone():
    assert not Owner(parent=os.getppid()).gone()


def test_a_parent_that_went_before_anybody_looked_is_gone():
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    owner = Owner(parent=pid)
    assert owner.gone() and owner.interval


def test_the_end_of_a_lifeline_can_be_waited_for():
    read_end, write_end = os.pipe()
    owner = Owner(lifeline=read_end)
    assert owner.fds == [read_end]
    os.close(write_end)
    wait_until(lambda: select.select(owner.fds, [], [], 0)[0], "the end of the lifeline")
    os.close(read_end)


def test_a_kernel_of_nobody_waits_for_nobody():
    owner = Owner()
    assert owner.fds == [] and owner.interval is None and not owner.gone()
