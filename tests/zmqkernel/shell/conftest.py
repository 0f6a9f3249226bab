"""Fixtures: a shell of the test's own."""
from __future__ import absolute_import, unicode_literals

from testkit.fixtures import session, shell  # noqa: F401  (fixtures)
