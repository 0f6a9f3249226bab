"""Evaluating expressions for others: frontends, magics, extensions."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_text


class Expressions(object):
    """Evaluates in the user's namespace of one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def ev(self, expr):
        """Return the value of an expression; exceptions are the caller's."""
        with self.shell.builtin_trap:
            return eval(expr, self.shell.user_global_ns, self.shell.user_ns)

    def ex(self, cmd):
        """Run statements; exceptions are the caller's."""
        with self.shell.builtin_trap:
            eval(compile(cmd, "<string>", "exec", 0, True), self.shell.user_global_ns, self.shell.user_ns)

    def user_expressions(self, expressions):
        """Evaluate a frontend's expressions.

        :param expressions: a dictionary of keys, which are the frontend's, and expressions.
        :return: for each key a dictionary: ``status`` ok with ``data`` and ``metadata`` by MIME type, or ``status``
            error with ``ename``, ``evalue`` and ``traceback``.  Source: messaging, "execute: user expressions".
        """
        shell = self.shell
        values = {}
        for key, expression in expressions.items():
            try:
                values[key] = shell._format_user_obj(eval(expression, shell.user_global_ns, shell.user_ns))
            except Exception:
                values[key] = shell._user_obj_error()
        return values

    def _format_user_obj(self, obj):
        """Return an object as MIME data, in the form of a frontend's expression."""
        data, metadata = self.shell.display_formatter.format(obj)
        return {"status": "ok", "data": data, "metadata": metadata}

    def _user_obj_error(self):
        """Return the exception that is being handled, in the form of a frontend's expression."""
        etype, evalue, tb = self.shell._get_exc_info()
        stb = self.shell.InteractiveTB.get_exception_only(etype, evalue)
        try:
            text = to_text(str(evalue))
        except Exception as exc:
            text = "<%s has no text: %s>" % (etype.__name__, type(exc).__name__)
        return {"status": "error", "traceback": stb, "ename": to_text(etype.__name__), "evalue": text}


def local_scope(depth):
    """Return the local variables of a frame above the caller's.

    :param depth: how many frames above.
    """
    return sys._getframe(depth + 1).f_locals
