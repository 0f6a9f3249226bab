"""Fixtures: the program's shell, in a folder of its own."""
from __future__ import absolute_import, unicode_literals

from testkit.fixtures import ip, shown, usage  # noqa: F401  (fixtures)
