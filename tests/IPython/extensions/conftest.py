"""Fixtures: the program's shell, in a folder of its own from which modules can be imported."""
from __future__ import absolute_import, unicode_literals

import sys

import pytest

from testkit.fixtures import ip, shown, usage  # noqa: F401  (fixtures)


@pytest.fixture(autouse=True)
def modules_of_the_test(tmp_path, monkeypatch):
    """Modules can be imported from ``tmp_path``; those that a test has reloaded are forgotten."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    for name in set(sys.modules) - before:
        if name.startswith("reloaded_"):
            del sys.modules[name]
