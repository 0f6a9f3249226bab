"""Fixtures: kernels in processes of their own."""
from __future__ import absolute_import, unicode_literals

from testkit.fixtures import safe_kernel  # noqa: F401  (a fixture)
