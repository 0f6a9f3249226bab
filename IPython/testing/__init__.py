"""Helpers for test suites of programs that build on IPython."""
from __future__ import absolute_import, unicode_literals

import os

#: how much longer than usual tests may wait, for slow machines
IPYTHON_TESTING_TIMEOUT_SCALE = float(os.getenv("IPYTHON_TESTING_TIMEOUT_SCALE", 1))


def test(**kwargs):
    """Run pytest over the tests of the installed package; keywords are passed to ``pytest.main``."""
    import pytest

    return pytest.main(list(kwargs.pop(str("args"), ["--pyargs", "IPython"])), **kwargs)


test.__test__ = False
