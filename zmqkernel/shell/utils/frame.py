"""Looking at the variables of calling functions."""
from __future__ import absolute_import, print_function, unicode_literals

import sys


def extract_vars(*names, **kw):
    """Return a dictionary of local variables of a calling function.

    :param names: which ones.
    :param depth: 0 (default) for the caller, 1 for its caller, and so on.
    :raises KeyError: where there is no such variable.
    """
    variables = sys._getframe(kw.get("depth", 0) + 1).f_locals
    return dict((name, variables[name]) for name in names)


def extract_vars_above(*names):
    """Return a dictionary of local variables of the function that called the caller."""
    variables = sys._getframe(2).f_locals
    return dict((name, variables[name]) for name in names)


def debugx(expr, pre_msg=""):
    """Print an expression and its value in the calling function.

    :param pre_msg: what to print in front.
    """
    frame = sys._getframe(1)
    print("[%s] %s%s -> %r" % (frame.f_code.co_name, pre_msg, expr, eval(expr, frame.f_globals, frame.f_locals)))


def extract_module_locals(depth=0):
    """Return the module and the local variables of a calling function.

    :param depth: how many callers up; 0 is the caller.
    """
    frame = sys._getframe(depth + 1)
    return sys.modules[frame.f_globals["__name__"]], frame.f_locals
