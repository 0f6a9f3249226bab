"""Memory that the next cell is going to write to, copied beforehand.

After a fork the first write to each page copies it, which takes a microsecond or two; a cell of one line writes to
several hundred pages of the interpreter's.  They are much the same for each cell.  So at rest we look which pages this
process has to itself: when a checkpoint has been taken, and again right before the next one.  What has been added is
what was written to meanwhile.  Of the pages that were written to twice so, the copy gets new ones after the next fork,
while nobody waits; then the worker has its old ones to itself, warm in the processor's caches.  The system does both
when asked to (``MADV_POPULATE_WRITE``, Linux 5.14).

Whether a page that was copied beforehand has been written to cannot be seen.  So each is left out now and then, and
stays only if it is missed.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re

PAGE = os.sysconf(str("SC_PAGE_SIZE"))
MADV_POPULATE_WRITE = 23
#: what a mapping may measure to be looked at: above, it is data rather than the interpreter's own memory
MAPPING = 64 << 20
#: pages in a row that count as data too
ROW = 64
#: pages that are looked at, and pages that are copied beforehand, at most
LOOK_LIMIT, LIMIT = 4096, 1024
#: how many calls are made before it is asked again whether there is time
BATCH = 16
#: how many parts the pages are in; one part is left out each time that is looked
PARTS = 8
#: after how many checkpoints it is looked less often, and how often then: looking needs memory of its own
LEARNING, LOOK_EVERY = 6, 4

#: of a page's entry in ``pagemap``, the last byte: there, anonymous, and mapped by nobody else
_OURS = re.compile(b"\x81+")
_ENTRY = 8


class WarmPages(object):
    """The pages that this process writes to between one fork and the next."""

    def __init__(self):
        #: pages that have been written to twice, and those that have been once when it was looked last
        self._hot, self._once = set(), set()
        #: pages that this process had to itself when it came to rest after a fork; None where nobody has looked
        self._before = None
        self._rows = []
        self._turn = 0
        self._looks = True
        self._madvise = None
        self._possible = True

    def prepare(self):
        """Note what has been written to since the last fork.  To be called right before the next."""
        before, self._before = self._before, None
        if not self._possible:
            return
        if before is not None:
            missed = self._own() - before
            if len(missed) <= LOOK_LIMIT:
                self._hot |= missed & self._once
                self._once = missed - self._hot
        self._rows = self._wanted()
        if self._rows and self._madvise is None:
            self._madvise = _madvise_function()

    def give_away(self):
        """In the copy: take new pages for what the worker is going to write to, so that it can keep its own."""
        for page, count in self._rows:
            if self._madvise(page * PAGE, count * PAGE, MADV_POPULATE_WRITE):
                return

    def take_back(self, busy):
        """In the worker: have those pages to itself, until there is something else to do.

        :param busy: function that tells whether there is.
        """
        rows, self._rows = self._rows, []
        if not self._possible:
            return
        for at in range(0, len(rows), BATCH):
            if busy():
                return
            for page, count in rows[at:at + BATCH]:
                if self._madvise(page * PAGE, count * PAGE, MADV_POPULATE_WRITE):
                    self._hot.clear()  # unmapped meanwhile, or a system that cannot do it
                    return
        if self._looks:
            self._before = self._own()

    def forget(self):
        """Neither is known what was written to before the next fork, nor is there time for it."""
        self._before, self._rows = None, []

    def _wanted(self):
        """Return the pages to be copied: pairs (first page, number of pages)."""
        self._turn += 1
        self._looks = self._turn <= LEARNING or self._turn % LOOK_EVERY == 0
        part = self._turn // LOOK_EVERY
        if self._looks and self._turn > LEARNING:
            left_out = set(page for page in self._hot if (page + part) % PARTS == 0)
            self._hot -= left_out
            self._once |= left_out
        rows = []
        for page in sorted(self._hot)[:LIMIT]:
            if rows and sum(rows[-1]) == page:
                rows[-1] = rows[-1][0], rows[-1][1] + 1
            else:
                rows.append((page, 1))
        return rows

    def _own(self):
        """Return the set of the pages that nobody else maps, without those that are data."""
        try:
            return _own_pages()
        except (IOError, OSError, ValueError):  # no such files on this system, or not for us
            self._possible = False
            return set()


def _own_pages():
    found = set()
    with open("/proc/self/pagemap", "rb", 0) as pagemap:
        for start, end in _mappings():
            pagemap.seek(start // PAGE * _ENTRY)
            kinds = pagemap.read((end - start) // PAGE * _ENTRY)[_ENTRY - 1::_ENTRY]
            for row in _OURS.finditer(kinds):
                if row.end() - row.start() <= ROW:
                    found.update(range(start // PAGE + row.start(), start // PAGE + row.end()))
    return found


def _mappings():
    """Return where the private writable mappings of this process begin and end, but for the large ones."""
    found = []
    with open("/proc/self/maps") as stream:
        for line in stream:
            where, rights = line.split(None, 2)[:2]
            if rights == "rw-p":
                start, end = [int(text, 16) for text in where.split("-")]
                if end - start <= MAPPING:
                    found.append((start, end))
    return found


def _madvise_function():
    """Return the function ``madvise``; where there is none, one that does nothing and says so."""
    try:
        import ctypes
        function = ctypes.CDLL(None).madvise
    except (ImportError, OSError, AttributeError, TypeError):
        return lambda address, size, advice: -1
    function.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return function
