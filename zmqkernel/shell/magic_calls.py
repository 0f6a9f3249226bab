"""Calling magics from code, and adding new ones."""
from __future__ import absolute_import, unicode_literals

import warnings

from ipython_compat import PY2, to_native
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.decorators import MAGIC_NO_VAR_EXPAND_ATTR, MAGIC_OUTPUT_CAN_BE_SILENCED

_NO_EXPAND = to_native(MAGIC_NO_VAR_EXPAND_ATTR)
_CAN_BE_SILENCED = to_native(MAGIC_OUTPUT_CAN_BE_SILENCED)
_NEEDS_SCOPE = to_native("needs_local_scope")
_SCOPE = to_native("local_ns")
_ESCAPES = {"line": "%", "cell": "%%"}


class MagicCalls(object):
    """Calls the magics of one shell.

    :param shell: the shell.
    """

    def __init__(self, shell):
        self.shell = shell

    def find_line_magic(self, magic_name):
        """Return a line magic, or None."""
        return self.shell.magics_manager.find("line", magic_name)

    def find_cell_magic(self, magic_name):
        """Return a cell magic, or None."""
        return self.shell.magics_manager.find("cell", magic_name)

    def find_magic(self, magic_name, magic_kind="line"):
        """Return a magic, or None.

        :param magic_kind: ``line`` or ``cell``.
        """
        return self.shell.magics_manager.find(magic_kind, magic_name)

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        """Call a line magic and return what it returns.

        :param magic_name: without the percent sign.
        :param line: what follows the name; ``$name`` and ``{expression}`` in it are filled in.
        :param _stack_depth: 1 where the caller's variables count, more for those of a frame above it.
        :raises UsageError: where there is no such magic, and whatever the magic raises.
        """
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        shell = self.shell
        magic = self._found("line", magic_name)
        depth = _stack_depth + 1  # this method's frame is between the caller's and what looks at it
        if not getattr(magic, _NO_EXPAND, False):
            line = shell.var_expand(line, depth=depth)
        kwargs = {_SCOPE: shell.get_local_scope(depth)} if getattr(magic, _NEEDS_SCOPE, False) else {}
        with shell.builtin_trap:
            result = magic(line, **kwargs)
        if getattr(magic, _CAN_BE_SILENCED, False) and _ends_in_semicolon(line):
            return None
        return result

    def run_cell_magic(self, magic_name, line, cell):
        """Call a cell magic and return what it returns.

        :param magic_name: without the percent signs.
        :param line: the rest of the first line; ``$name`` and ``{expression}`` in it are filled in.
        :param cell: the other lines.
        :raises UsageError: where there is no such magic, or it needs a body and gets none; and whatever it raises.
        """
        __tracebackhide__ = True  # noqa: F841  (tracebacks do not show this frame)
        shell = self.shell
        magic = self._found("cell", magic_name)
        if cell == "":
            message = "%%{0} is a cell magic and works on the lines below it, of which there are none."
            message = message.format(magic_name)
            if shell.find_line_magic(magic_name) is not None:
                message += " The line magic is %{0}, with a single %.".format(magic_name)
            raise UsageError(message)
        if not getattr(magic, _NO_EXPAND, False):
            line = shell.var_expand(line, depth=2)
        kwargs = {_SCOPE: shell.user_ns} if getattr(magic, _NEEDS_SCOPE, False) else {}
        with shell.builtin_trap:
            result = magic(line, cell, **kwargs)
        if getattr(magic, _CAN_BE_SILENCED, False) and _ends_in_semicolon(cell):
            return None
        return result

    def _found(self, kind, name):
        """Return a magic.

        :raises UsageError: where there is none; it says whether there is one of the other kind.
        """
        shell = self.shell
        finders = {"line": shell.find_line_magic, "cell": shell.find_cell_magic}
        magic = finders[kind](name)
        if magic is not None:
            return magic
        other = "cell" if kind == "line" else "line"
        what = "Line magic function" if kind == "line" else "Cell magic"
        message = "%s `%s%s` not found" % (what, _ESCAPES[kind], name)
        if finders[other](name) is not None:
            message += " (But %s magic `%s%s` exists, did you mean that instead?)" % (other, _ESCAPES[other], name)
        raise UsageError(message + ".")

    def magic(self, arg_s):
        """Call a line magic given as a user types it; old name of :meth:`run_line_magic`.

        :param arg_s: the name, with or without percent sign, and what follows it.
        """
        if not PY2:  # the IPythons that Python 2 had do not warn
            warnings.warn("`magic(...)` is deprecated since IPython 0.13: use run_line_magic(magic_name, parameter_s).",
                          DeprecationWarning, stacklevel=3)
        name, _, line = arg_s.partition(" ")
        return self.shell.run_line_magic(name.lstrip("%"), line, _stack_depth=3)

    def register_magic_function(self, func, magic_kind="line", magic_name=None):
        """Make a function a magic.

        :param func: takes the line (``line``), the line and the cell (``cell``), or the line and maybe the cell
            (``line_cell``).
        :param magic_kind: ``line``, ``cell`` or ``line_cell``.
        :param magic_name: by default the function's name.
        """
        self.shell.magics_manager.register_function(func, magic_kind=magic_kind, magic_name=magic_name)


def _ends_in_semicolon(text):
    from zmqkernel.shell.display.hook import DisplayHook
    return DisplayHook.semicolon_at_end_of_expression(text)
