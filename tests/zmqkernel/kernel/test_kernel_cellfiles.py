"""The names under which a Jupyter kernel compiles cells."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import tempfile

import pytest

from zmqkernel.kernel import cellfiles


@pytest.mark.parametrize("text, expected", [
    # what ipykernel 7.4 gives for the same text
    ("1+1", 225133317), ("", 3990065800), ("a", 2167009006), ("ab", 2805137849), ("abc", 3350977461),
    ("abcd", 804720481), ("h\xe9llo", 3844570329), ("print('x')\n" * 3, 2505650623),
])
def test_the_hash_is_that_of_other_kernels(text, expected):
    assert cellfiles.murmur2_x86(text, cellfiles.HASH_SEED) == expected


def test_the_hash_of_nothing_and_of_any_length():
    hashes = [cellfiles.murmur2_x86("x" * length, 0) for length in range(9)]
    assert len(set(hashes)) == 9 and all(0 <= value < 2 ** 32 for value in hashes)


def test_names_match_what_debuggers_look_for():
    name = cellfiles.get_file_name("a = 1")
    assert re.search(r"[/\\]ipykernel_%d[/\\]\d+\.py$" % os.getpid(), name)
    assert name.startswith(os.path.join(tempfile.gettempdir(), "ipykernel_"))
    assert name != cellfiles.get_file_name("a = 2")


def test_a_name_from_the_environment(monkeypatch):
    monkeypatch.setenv(str("IPYKERNEL_CELL_NAME"), str("<mine>"))
    assert cellfiles.get_file_name("a = 1") == "<mine>"


def test_the_compiler_uses_them():
    compiler = cellfiles.XCachingCompiler()
    name = compiler.cache("a = 1\n", 3, raw_code="a = 1")
    assert name == cellfiles.get_file_name("a = 1")
    assert compiler.format_code_name(name) == ("Cell", "In[3]")
