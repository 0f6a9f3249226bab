"""Pages that are copied beforehand: learnt, left out when nobody misses them, and never a risk."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.worker import pages


class Asked(object):
    """What was asked of the system."""

    def __init__(self, result=0):
        self.pages = []
        self._result = result

    def __call__(self, address, size, advice):
        self.pages.extend(range(address // pages.PAGE, (address + size) // pages.PAGE))
        return self._result


@pytest.fixture
def warm(monkeypatch):
    """A :class:`WarmPages` whose process has written to the pages in ``warm.own``."""
    found = pages.WarmPages()
    found.own = set()
    found._madvise = Asked()
    monkeypatch.setattr(found, "_own", lambda: set(found.own))
    return found


def cycle(warm, written):
    """Take a checkpoint after pages have been written to; return those that are copied beforehand."""
    warm.own |= set(written)
    warm.prepare()
    warm.own = set()
    warm._madvise.pages = []
    warm.take_back(lambda: False)
    warm.own = set(warm._madvise.pages)
    return sorted(warm._madvise.pages)


def test_what_each_cell_writes_to_is_copied_and_what_one_has_written_to_is_not(warm):
    assert cycle(warm, []) == []
    assert cycle(warm, [5, 6, 9]) == []
    assert cycle(warm, [5, 6, 12]) == [5, 6]
    assert cycle(warm, [13]) == [5, 6]


def test_a_page_that_is_not_missed_drops_out(warm):
    for _ in range(3):
        cycle(warm, [7])
    turns = pages.LEARNING + pages.LOOK_EVERY * (pages.PARTS + 1)
    assert [] in [cycle(warm, []) for _ in range(turns)]
    assert cycle(warm, []) == []


def test_who_has_something_else_to_do_stops(warm):
    for _ in range(3):
        cycle(warm, [7])
    warm.prepare()
    warm._madvise.pages = []
    warm.take_back(lambda: True)
    assert warm._madvise.pages == []


def test_a_system_that_cannot_do_it_is_asked_once(warm):
    cycle(warm, [])
    cycle(warm, [7])
    warm._madvise = Asked(-1)
    assert cycle(warm, [7]) == [7]
    assert cycle(warm, []) == []
