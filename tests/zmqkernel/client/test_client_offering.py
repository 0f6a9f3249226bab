"""A terminal that is handed to a kernel which does not share it."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import stat

import pytest

from testkit.wait import wait_until
from zmqkernel.client import offering
from zmqkernel.worker.borrowing import fetch


@pytest.fixture
def terminal(monkeypatch):
    """A pseudo-terminal in the place of descriptors 0, 1 and 2; its two ends."""
    master, slave = os.openpty()
    monkeypatch.setattr(offering, "TERMINAL", (slave, slave, slave))
    yield master, slave
    os.close(master)
    os.close(slave)


@pytest.fixture
def offer(terminal):
    """A terminal that is offered."""
    made = offering.Offer()
    yield made
    made.withdraw()


def folder_goes(offer):
    """Wait for the end of an offer's folder."""
    wait_until(lambda: not os.path.exists(os.path.dirname(offer.path)), "the removal of its folder")


def test_the_terminal_itself_is_handed_over_once(terminal, offer):
    assert stat.S_IMODE(os.stat(os.path.dirname(offer.path)).st_mode) == 0o700
    found = fetch(offer.path)
    try:
        assert [os.ttyname(fd) for fd in found] == [os.ttyname(terminal[1])] * 3
        os.write(found[1], b"hello")
        assert os.read(terminal[0], 100) == b"hello"
    finally:
        for fd in found:
            os.close(fd)
    folder_goes(offer)
    assert fetch(offer.path) is None


def test_what_is_withdrawn_is_not_to_be_had_and_leaves_nothing_behind(terminal):
    offer = offering.Offer()
    offer.withdraw()
    assert fetch(offer.path) is None
    assert not os.path.exists(os.path.dirname(offer.path))


def test_a_frontend_on_another_machine_offers_nothing_here():
    assert fetch("/nonexistent/zmqkernel-tty/s") is None
