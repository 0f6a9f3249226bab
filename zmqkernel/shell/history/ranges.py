"""Ranges of history lines as people write them: ``3``, ``2-5``, ``~1/4-9``, ``~8/1-~6/5``, ``12/``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from ipython_compat.aliases import public

#: One word of a range.  A session is a number and a slash, counted back from the current one after a tilde.
range_re = re.compile(
    r"(?P<startsess>~?\d+/)?(?P<start>\d+)?"
    r"(?:(?P<sep>[-:])(?P<endsess>~?\d+/)?(?P<end>\d*))?$"
)


def _session(text):
    """``"~3/"`` to -3, ``"12/"`` to 12."""
    number = text.rstrip("/")
    return -int(number[1:]) if number.startswith("~") else int(number)


def _word_ranges(match):
    """The (session, start, stop) triples of one matched word."""
    first = match.group("startsess")
    last = match.group("endsess") or first
    start, end = match.group("start"), match.group("end")
    if start is None and first is None:
        return
    low = int(start) if start else 1
    if match.group("sep") is None:
        stop = low + 1 if start else None
    elif end:
        # 3-5 takes in line 5, 3:5 does not
        stop = int(end) + (1 if match.group("sep") == "-" else 0)
    else:
        stop = None
    low_session = _session(first) if first else 0
    high_session = _session(last) if last else 0
    if low_session > high_session:
        raise ValueError("%s: the first session must be the older one" % match.group(0))
    for session in range(low_session, high_session + 1):
        yield (session,
               low if session == low_session else 1,
               stop if session == high_session else None)


@public("IPython.core.history")
def extract_hist_ranges(ranges_str):
    """Turn the text of history ranges into triples of numbers.

    :param ranges_str: words such as ``4``, ``4-6``, ``4:6``, ``4-``, ``~2/4-7``, ``~2/``, ``243/1-5``,
        ``~8/1-~6/5``.  Words that are no range are passed over.  No text at all: the whole current session.
    :return: an iterator of ``(session, start, stop)``; session 0 is the current one, negative ones are counted
        back from it; ``stop`` is the first line *not* taken, or None for the end of the session.
    :raises ValueError: where a range runs from a younger session to an older one.
    """
    words = ranges_str.split()
    if not words:
        yield (0, 1, None)
        return
    for word in words:
        match = range_re.match(word)
        if match:
            for triple in _word_ranges(match):
                yield triple
