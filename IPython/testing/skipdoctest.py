"""Marks for functions whose docstrings are not to be run as doctests."""
from __future__ import absolute_import, unicode_literals

from ipython_compat import PY2, PY3


def skip_doctest(f):
    """Mark ``f``: its docstring is no doctest."""
    f.skip_doctest = True
    return f


def skip_doctest_py2(f):
    """Mark ``f`` on Python 2 only."""
    f.skip_doctest = PY2
    return f


def skip_doctest_py3(f):
    """Mark ``f`` on Python 3 only."""
    f.skip_doctest = PY3
    return f
