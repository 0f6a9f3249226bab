"""The stack that faulthandler has written, as far as it concerns the user."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat.descriptors import nonblocking
from zmqkernel.adapter import laststack

TEXT = """Fatal Python error: Segmentation fault

Thread 0x00007f1 (most recent call first):
  File "/usr/lib/python3/threading.py", line 1 in wait

Current thread 0x00007f2 (most recent call first):
  File "/usr/lib/python3/ctypes/__init__.py", line 519 in string_at
  File "<cell 3>", line 3 in guilty
  File "/x/IPython/core/interactiveshell.py", line 13 in execute
  File "/x/zmqkernel/shell/execution/runner.py", line 84 in run_cell
  File "<frozen runpy>", line 88 in _run_code

Extension modules: _six (total: 1)
"""


def test_only_the_frames_of_the_thread_that_failed_are_kept_and_none_of_ours():
    assert laststack.shorten(TEXT)[0] == laststack.HEADLINE
    assert [line.split(", ")[-1] for line in laststack.shorten(TEXT)[1:]] == [
        "line 519 in string_at", "line 3 in guilty"]


def test_the_last_of_several_is_read_and_an_empty_pipe_has_none():
    read_end, write_end = os.pipe()
    try:
        os.write(write_end, (TEXT.replace("guilty", "innocent") + TEXT).encode("ascii"))
        nonblocking(read_end)
        found = "".join(laststack.read(read_end))
        assert "guilty" in found and "innocent" not in found
        assert laststack.read(read_end) == [] and laststack.read(None) == []
    finally:
        os.close(read_end)
        os.close(write_end)
