"""``%edit``: an editor for code, which is run when it is closed."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import re
import sys
import warnings

import six

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import TryNext, UsageError
from zmqkernel.shell.hooks import HANDED_OVER
from zmqkernel.shell.macro import Macro
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class
from zmqkernel.shell.magics.directories import unquote

_PUBLIC = public("IPython.core.magics.code")

#: file names of cells; the group is the number of the input
ipython_input_pat = re.compile(r"<ipython\-input\-(\d+)-[a-z\d]+>$")

_RANGES = re.compile(r"^[\d~/\-:\s]+$")


@_PUBLIC
class MacroToEdit(ValueError):
    """What is to be edited is a macro."""


@_PUBLIC
class InteractivelyDefined(Exception):
    """What is to be edited was defined in a cell: its argument is the cell's number."""

    def __init__(self, index):
        """Take the number of the input."""
        super(InteractivelyDefined, self).__init__(index)
        self.index = index


def make_filename(arg):
    """Return ``arg`` as the name of a file that exists, perhaps with ``.py`` after it, or that is to be a new one.

    Only a name that ends in ``.py`` is taken for that of a new file; for others that do not exist it is ``None``.
    """
    name = os.path.expanduser(unquote(arg))
    for candidate in (name, name + ".py"):
        if os.path.isfile(candidate):
            return candidate
    return name if name.endswith(".py") else None


def defined_at(shell, obj):
    """Return ``(file, line)`` of an object's definition; either may be ``None``.

    :raises InteractivelyDefined: for one that was defined in a cell.
    """
    from zmqkernel.shell.inspection import oinspect
    filename = oinspect.find_file(obj)
    if not filename:
        return None, None
    match = ipython_input_pat.match(os.path.basename(filename))
    if match:
        raise InteractivelyDefined(int(match.group(1)))
    number = getattr(shell.compile, "_filename_map", {}).get(filename)
    if number is not None:
        raise InteractivelyDefined(number)
    return filename, oinspect.find_source_lines(obj)


@magics_class
class EditMagics(Magics):
    """``%edit``."""

    def __init__(self, *args, **kwargs):
        """Bind to a shell; nothing was edited yet."""
        self._knowntemps = set()
        self._last_call = ["", ""]
        super(EditMagics, self).__init__(*args, **kwargs)

    @staticmethod
    def _find_edit_target(shell, args, opts, last_call):
        """Find what ``%edit`` is to open.

        :param opts: options: ``p``, ``r``, ``n``, ``x``.
        :param last_call: list of what ``%edit`` was called with last, and what it ran; changed in place.
        :return: ``(file name, line number or None, whether it is a temporary file)``; the file name is ``None`` where
            there is nothing to open.
        :raises MacroToEdit: for the name of a macro.
        :raises InteractivelyDefined: for an object that was defined in a cell.
        """
        if "p" in opts:
            if last_call[0] and not args.strip():
                args = last_call[0]
        else:
            last_call[0] = args
        line = opts.get("n")
        data, filename = "", None
        if args:
            data, filename, found_line = EditMagics._look_up(shell, args, "r" in opts)
            if data is None and filename is None:
                return None, None, None
            line = line if line is not None else found_line
        if filename is not None:
            return filename, line, False
        filename = shell.mktempfile(data)
        print("IPython will make a temporary file named: %s" % filename)
        return filename, line, True

    @staticmethod
    def _look_up(shell, args, raw):
        """Return ``(text, file, line)`` for an argument of ``%edit``: one of the first two, or none when not found."""
        text = None
        if _RANGES.match(args):
            text = shell.extract_input_lines(args, raw=raw)
        if text:
            return text, None, None
        if args in shell.user_ns or re.match(r"[A-Za-z_][\w.\[\]'\"]*$", args) and not make_filename(args):
            try:
                obj = shell.ev(args) if args not in shell.user_ns else shell.user_ns[args]
            except Exception:  # an expression of the user's; the argument may be a file all the same
                obj = None
            if isinstance(obj, (six.text_type, str)):
                return to_text(obj), None, None
            if isinstance(obj, Macro):
                raise MacroToEdit(obj)
            if obj is not None:
                return EditMagics._source_of(shell, args, obj)
        filename = make_filename(args)
        if filename is None:
            warnings.warn("Argument given (%s) can't be found as a variable or as a filename." % args)
        return None, filename, None

    @staticmethod
    def _source_of(shell, args, obj):
        from inspect import isclass
        filename, line = defined_at(shell, obj)
        if filename is None and not isclass(obj) and make_filename(args) is None:
            # an object has no file; its class does, which is where its methods can be edited
            filename, line = defined_at(shell, type(obj)) if type(obj).__module__ == "__main__" else (None, None)
        if filename is None or not os.path.isfile(filename):
            filename = make_filename(args)
            line = None
            if filename is None:
                warnings.warn("The file where `%s` was defined cannot be read or found." % (args,))
        return None, filename, line

    def _edit_macro(self, mname, macro):
        """Open a macro in the editor, and keep what becomes of it under its name."""
        filename = self.shell.mktempfile(macro.value)
        if self._open(filename, None):
            return
        self.shell.user_ns[to_native(mname)] = Macro(_read(filename))

    def _open(self, filename, line):
        """Call the editor hook; return whether the file is in a frontend's hands now, and not edited yet."""
        try:
            number = int(line) if line else 0
        except ValueError:
            raise UsageError("%%edit -n: a line number, not %r" % to_native(line))
        try:
            return self.shell.hooks.editor(filename, number) is HANDED_OVER
        except (TryNext, AttributeError):
            raise UsageError("Could not open editor: this frontend has none")

    @line_magic
    def edit(self, parameter_s="", last_call=None):
        """Open an editor, and run what was written there when it is closed.

        %edit [-n line] [-p] [-r] [-x] [what]

        The editor is that of $EDITOR, or of the setting
        ``TerminalInteractiveShell.editor``. Without an argument it opens an empty
        temporary file. Otherwise ``what`` is

        * a file;
        * a range of inputs (see ``%history``);
        * a variable with text: a temporary file with the text is opened;
        * a macro: it is kept with the changes, not run;
        * another object: the file that it is defined in, at the place. Cells are
          opened as temporary files.

        The text of a temporary file is returned, so that ``%edit _`` goes on with it.
        %ed is the same.

        -n    open it at this line
        -p    open again what was edited last
        -r    take inputs as they were typed, and run the text as if typed
        -x    do not run it
        """
        last_call = self._last_call if last_call is None else last_call
        options, args = self.parse_options(parameter_s, "prxn:")
        try:
            filename, line, is_temp = self._find_edit_target(self.shell, args, options, last_call)
        except MacroToEdit as exc:
            self._edit_macro(args, exc.args[0])
            return None
        except InteractivelyDefined as exc:
            print("Editing In[%i]" % exc.index)
            filename, line, is_temp = self._find_edit_target(self.shell, "%d" % exc.index, options, last_call)
        if filename is None:
            return None
        if is_temp:
            self._knowntemps.add(filename)
        elif filename in self._knowntemps:
            is_temp = True
        print("Editing...", end=" ")
        sys.stdout.flush()  # the editor writes to the terminal itself
        if self._open(filename, line):
            return None
        if "x" in options:
            print()
        else:
            print("done. Executing edited code...")
            self._run_edited(filename, "r" in options)
        return _read(filename) if is_temp else None

    def _run_edited(self, filename, raw):
        if raw:
            self.shell.run_cell(_read(filename), store_history=False)
            return
        self.shell.safe_execfile(filename, self.shell.user_ns, self.shell.user_ns, shell_futures=not raw)


def _read(filename):
    try:
        with io.open(filename, encoding="utf-8", errors="replace") as f:
            return f.read()
    except EnvironmentError as exc:
        raise UsageError("cannot read %s: %s" % (filename, exc.strerror or exc))
