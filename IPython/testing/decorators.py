"""Decorators for tests that need something which is not everywhere."""
from __future__ import absolute_import, unicode_literals

import importlib
import os
import sys
import tempfile
import unittest

from IPython.utils.process import FindCmdError, find_cmd
from ipython_compat import PY2, PY3, to_native


def as_unittest(func):
    """Make a test function a ``unittest.TestCase``."""
    return type(func.__name__, (unittest.TestCase,), {str("test"): lambda self: func()})


def null_deco(f):
    """Return ``f``."""
    return f


def apply_wrapper(wrapper, func):
    """Return ``wrapper(func)`` under ``func``'s name."""
    wrapped = wrapper(func)
    wrapped.__name__ = func.__name__
    return wrapped


def make_label_dec(label, ds=None):
    """Return a decorator that sets the attribute, or each of the attributes, ``label`` to True.

    :param label: a name, or names.
    :param ds: the decorator's docstring.
    """
    labels = [label] if hasattr(label, "upper") else list(label)

    def decorator(f):
        for one in labels:
            setattr(f, to_native(one), True)
        return f

    decorator.__doc__ = ds or "Set to True: %s" % ", ".join(labels)
    return decorator


def decorated_dummy(dec, name):
    """Return a function called ``name`` that does nothing, decorated by ``dec``."""
    def dummy():
        pass

    dummy.__name__ = to_native(name)
    return dec(dummy)


def skipif(skip_condition, msg=None):
    """Skip a test where ``skip_condition``, a truth value or a function that returns one, holds; ``msg`` says why.

    :return: a decorator; where pytest is installed it is one of its marks, so it can go into ``pytest.param`` too.
    """
    condition = bool(skip_condition() if callable(skip_condition) else skip_condition)
    reason = msg or "the condition for this test is not met"
    try:
        import pytest
    except ImportError:
        skips = unittest.skipIf(condition, reason)
        return lambda f: skips(f)
    return pytest.mark.skipif(condition, reason=reason)


def skip(msg=None):
    """Skip a test; ``msg`` says why."""
    return skipif(True, msg)


def onlyif(condition, msg):
    """Run a test only where ``condition`` holds."""
    if callable(condition):
        return skipif(lambda: not condition(), msg)
    return skipif(not condition, msg)


def module_not_available(module):
    """Return whether ``module`` can't be imported: it is not installed, or too old for this Python."""
    try:
        importlib.import_module(to_native(module))
    except (ImportError, AttributeError):
        return True
    return False


def skip_without(mod):
    """Skip a test where module ``mod`` can't be imported."""
    return skipif(lambda: module_not_available(mod), "needs the module %s" % mod)


def _missing(commands):
    for command in commands:
        try:
            find_cmd(command)
        except FindCmdError:
            yield command


def onlyif_cmds_exist(*commands):
    """Run a test only where all of ``commands`` are installed."""
    missing = list(_missing(commands))
    return skipif(bool(missing), "needs the command %s" % ", ".join(missing))


def onlyif_any_cmd_exists(*commands):
    """Run a test only where one of ``commands`` is installed."""
    return skipif(len(list(_missing(commands))) == len(commands), "needs one of the commands %s" % ", ".join(commands))


def _has_unicode_paths():
    try:
        folder = tempfile.mkdtemp(suffix="\u20ac")
    except (IOError, UnicodeError):
        return False
    os.rmdir(folder)
    return True


def skip_file_no_x11(name):
    """Mark the test file ``name`` where there is no X server."""
    return decorated_dummy(skip_if_no_x11, name)


unicode_paths = _has_unicode_paths()
onlyif_unicode_paths = onlyif(unicode_paths, "needs a file system that takes any character in a name")

skip_win32 = skipif(sys.platform == "win32", "not on Windows")
skip_linux = skipif(sys.platform.startswith("linux"), "not on Linux")
skip_osx = skipif(sys.platform == "darwin", "not on macOS")
skip_if_not_win32 = skipif(sys.platform != "win32", "on Windows only")
skip_if_not_linux = skipif(not sys.platform.startswith("linux"), "on Linux only")
skip_if_not_osx = skipif(sys.platform != "darwin", "on macOS only")

_no_x11 = sys.platform not in ("darwin", "win32") and not os.environ.get("DISPLAY")
skip_if_no_x11 = skipif(_no_x11, "needs an X server")

py3_only = skipif(PY2, "on Python 3 only")
py2_only = skipif(PY3, "on Python 2 only")
cpython2_only = skipif(PY3 or sys.subversion[0] != "CPython" if PY2 else True, "on CPython 2 only")

skipif_not_numpy = skip_without("numpy")
skipif_not_matplotlib = skip_without("matplotlib")
skipif_not_sympy = skip_without("sympy")
