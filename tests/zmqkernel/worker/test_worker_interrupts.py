"""What SIGINT does, and when."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal

import pytest

from zmqkernel.worker.interrupts import InterruptGate


@pytest.fixture
def gate():
    before = signal.getsignal(signal.SIGINT)
    made = InterruptGate()
    yield made
    made.disarm()
    signal.signal(signal.SIGINT, before)


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


def test_nothing_is_raised_while_nothing_runs_but_it_is_remembered(gate):
    interrupt()
    assert gate.pending


def test_a_running_request_is_interrupted_by_pythons_own_handler(gate):
    gate.arm()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with pytest.raises(KeyboardInterrupt):
        interrupt()
        for _ in range(1000):
            pass


def test_a_signal_is_put_off_while_held(gate):
    gate.arm()
    gate.hold()
    gate.hold()
    interrupt()
    gate.release()
    reached = True
    with pytest.raises(KeyboardInterrupt):
        gate.release()
        for _ in range(1000):
            pass
    assert reached


def test_a_handler_of_the_users_rests_between_requests_and_comes_back(gate):
    caught = []
    gate.arm()
    signal.signal(signal.SIGINT, lambda signum, frame: caught.append(signum))
    gate.disarm()
    interrupt()
    assert caught == []
    gate.arm()
    interrupt()
    assert caught == [signal.SIGINT]


def test_a_handler_that_ends_the_process_is_not_kept_for_the_next_request(gate):
    gate.arm()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gate.disarm()
    gate.arm()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
