"""Ranges of lines as people write them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.shell.history.ranges import extract_hist_ranges

CASES = [
    ("", [(0, 1, None)]),
    ("2", [(0, 2, 3)]),
    ("2-4", [(0, 2, 5)]),
    ("2:4", [(0, 2, 4)]),
    ("4-", [(0, 4, None)]),
    ("~4/", [(-4, 1, None)]),
    ("~4/4-", [(-4, 4, None)]),
    ("243/1-5", [(243, 1, 6)]),
    ("~8/1-~6/5", [(-8, 1, None), (-7, 1, None), (-6, 1, 6)]),
    ("~8/5-~7/4 2", [(-8, 5, None), (-7, 1, 5), (0, 2, 3)]),
    ("x 3 -y", [(0, 3, 4)]),
    ("~0/3", [(0, 3, 4)]),
    ("~1", []),
]


@pytest.mark.parametrize("text, ranges", CASES)
def test_text_becomes_numbers(text, ranges):
    assert list(extract_hist_ranges(text)) == ranges


def test_a_range_runs_from_the_older_session_to_the_younger():
    with pytest.raises(ValueError) as caught:
        list(extract_hist_ranges("5-~1/3"))
    assert "5-~1/3" in str(caught.value)
