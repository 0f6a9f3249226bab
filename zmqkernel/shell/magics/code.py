"""Magics that load, save and publish code; ``%edit`` is in ``.editing``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import ast
import io
import os
import re

from ipython_compat import to_bytes, to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import StdinNotImplementedError, UsageError
from zmqkernel.shell.magics.base import combined, line_magic
from zmqkernel.shell.magics.directories import unquote
from zmqkernel.shell.magics.editing import (  # noqa: F401
    EditMagics, InteractivelyDefined, MacroToEdit, ipython_input_pat)
from zmqkernel.version import api_level as version

_PUBLIC = public("IPython.core.magics.code")

#: one of the ranges of lines in ``%load -r``
range_re = re.compile(r"""
(?P<start>\d+)?
((?P<sep>[\-:])
 (?P<end>\d+)?)?
$""", re.VERBOSE)

#: how much source ``%load`` takes without asking
ASK_ABOVE = 200000

PASTEBIN = "https://dpaste.com/api/v2/"

_NOT_FOUND = (ValueError, TypeError, EnvironmentError, AttributeError, SyntaxError)


@_PUBLIC
def urlopen(*args, **kwargs):
    """Open a URL, as ``urllib`` does; it is imported here because it is slow to load."""
    from six.moves.urllib.request import urlopen as really_open
    return really_open(*args, **kwargs)


@_PUBLIC
def extract_code_ranges(ranges_str):
    """Yield ``(start, end)`` for the slice of lines of each range: ``"1 3-5 7:9 11:"``.

    ``3-5`` has line 5 in it, ``3:5`` has not. Words that are no ranges are left out.
    """
    for word in ranges_str.split():
        match = range_re.match(word)
        if match is None:
            continue
        separator = match.group("sep")
        start, end = match.group("start"), match.group("end")
        first = None if start is None else int(start) - 1
        if separator is None:
            last = None if start is None else int(start)
        else:
            last = None if end is None else int(end) - (1 if separator == ":" else 0)
        yield first, last


@_PUBLIC
def extract_symbols(code, symbols):
    """Find functions and classes in source.

    :param symbols: names with commas between them.
    :return: ``(their sources, names that are not there)``.
    :raises SyntaxError: where the source is not Python.
    """
    lines = to_text(code).splitlines(True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    body = ast.parse(to_bytes(code) if str is bytes else code).body
    starts = [_first_line(node) for node in body] + [len(lines) + 1]
    kinds = tuple(getattr(ast, name) for name in ("ClassDef", "FunctionDef", "AsyncFunctionDef")
                  if hasattr(ast, name))
    blocks = {}
    for node, start, following in zip(body, starts, starts[1:]):
        if isinstance(node, kinds):
            block = lines[start - 1:following - 1]
            # comments and blank lines before the next definition belong to that one
            while len(block) > 1 and (not block[-1].strip() or block[-1].startswith("#")):
                block.pop()
            blocks[node.name] = "".join(block)
    wanted = symbols.split(",")
    return [blocks[name] for name in wanted if name in blocks], [name for name in wanted if name not in blocks]


def _first_line(node):
    """Return the line a statement begins on, its decorators included."""
    return min([node.lineno] + [each.lineno for each in getattr(node, "decorator_list", ())])


@_PUBLIC
def strip_initial_indent(lines):
    """Yield lines without the indentation of the first, until one that has less of it; from there on as they are."""
    lines = iter(lines)
    first = next(lines, None)
    if first is None:
        return
    indent = re.match(r"\s*", first).group(0)
    yield first[len(indent):]
    for line in lines:
        if not line.startswith(indent) and line.strip():
            yield line
            break
        yield line[len(indent):]
    for line in lines:
        yield line


@_PUBLIC
@combined
class CodeMagics(EditMagics):
    """Save, load, publish and edit code."""

    def __init__(self, *args, **kwargs):
        """Bind to a shell; the parameters are those of :class:`Magics`."""
        super(CodeMagics, self).__init__(*args, **kwargs)

    def _user_code(self, magic, target, **options):
        """Return the code that ``target`` means: a range, a file, a URL, a macro, a variable.

        :raises UsageError: where there is none.
        """
        try:
            return to_text(self.shell.find_user_code(target, **options))
        except _NOT_FOUND as exc:
            said = exc.args[0] if isinstance(exc, TypeError) and exc.args else exc
            raise UsageError("%%%s: %s" % (magic, said))

    @line_magic
    def save(self, parameter_s=""):
        """Write inputs to a file.

        %save [-r] [-f] [-a] file [what]

        ``what`` is one or several ranges of inputs (see ``%history``), or a macro;
        without it, all inputs of this session before. ``.py`` is added to the name where no
        such ending is there.

        -r    as typed, not the Python that magics stand for; the ending is ``.ipy``
        -f    do not ask before the file is overwritten
        -a    write at the end of the file
        """
        options, words = self.parse_options(parameter_s, "fra", mode="list")
        if not words:
            raise UsageError("Missing filename. (usage: %save [-r] [-f] [-a] FILE [RANGE ...])")
        raw = "r" in options
        ending = ".ipy" if raw else ".py"
        filename = os.path.expanduser(unquote(words[0]))
        if not filename.endswith((".py", ".ipy")):
            filename += ending
        exists = os.path.isfile(filename)
        append = "a" in options
        if exists and "f" not in options and not append and not self._may_overwrite(filename):
            print("Operation cancelled.")
            return
        code = self._user_code("save", " ".join(words[1:]), raw=raw)
        text = code if code.endswith("\n") else code + "\n"
        if not (append and exists):
            text = "# coding: utf-8\n" + text
        try:
            with io.open(filename, "a" if append else "w", encoding="utf-8") as f:
                f.write(text)
        except EnvironmentError as exc:
            raise UsageError("%%save: cannot write %s: %s" % (filename, exc.strerror or exc))
        print("The following commands were written to file `%s`:" % filename)
        print(code)

    def _may_overwrite(self, filename):
        try:
            return self.shell.ask_yes_no("File `%s` exists. Overwrite (y/[N])? " % filename, default="n")
        except StdinNotImplementedError:
            return True

    @line_magic
    def pastebin(self, parameter_s=""):
        """Publish code on dpaste.com, and return its URL.

        %pastebin [-d description] [-e days] [what]

        ``what`` is a range of inputs (see ``%history``), a file, or a variable or
        macro; without it, all inputs of this session. Everybody who has the URL can
        read it.

        -d    what to call it; "Pasted from IPython" where nothing is said
        -e    days until it is taken away: 7 where nothing is said
        """
        options, target = self.parse_options(parameter_s, "d:e:")
        try:
            days = int(options.get("e", 7))
        except ValueError:
            raise UsageError("%%pastebin -e: a number of days, not %s" % options["e"])
        if not 1 <= days <= 365:
            raise UsageError("%pastebin -e: between 1 and 365 days")
        code = self._user_code("pastebin", target)
        from six.moves.urllib.error import URLError
        from six.moves.urllib.parse import urlencode
        from six.moves.urllib.request import Request
        fields = {"title": options.get("d", "Pasted from IPython"), "syntax": "python", "content": code,
                  "expiry_days": str(days)}
        body = urlencode(dict((name, to_bytes(value)) for name, value in fields.items()))
        request = Request(str(PASTEBIN), data=to_bytes(body),
                          headers={str("User-Agent"): str("IPython v%s") % str(version)})
        try:
            response = urlopen(request)
            answer = to_text(response.read()).strip()
        except (URLError, EnvironmentError) as exc:
            raise UsageError("%%pastebin: %s did not take it: %s" % (PASTEBIN, exc))
        return response.headers.get("Location") or answer

    @line_magic
    def loadpy(self, arg_s):
        """Put code at the prompt: another name of ``%load``."""
        self.load(arg_s)

    @line_magic
    def load(self, arg_s):
        """Put code at the prompt, to be edited and run.

        %load [-r lines] [-s names] [-y] [-n] what

        ``what`` is a file, a URL, a range of inputs (see ``%history``), a macro or a
        variable with text; without it, all inputs of this session.

        -r    only these lines: ``5-10,15,20:`` (``5:10`` leaves line 10 out, ``20:``
              goes on to the end)
        -s    only these functions and classes: ``name,other``
        -y    do not ask, also where it is more than 200 000 characters
        -n    take ``what`` as a name first: the source of a function, class or module
              of yours is put there

        %load -s MyClass,function module.py
        %load -n module.function
        """
        options, target = self.parse_options(arg_s, "yns:r:")
        text = self._user_code("load", unquote(target), search_ns="n" in options)
        if "s" in options:
            text = self._symbols(text, options["s"])
        if "r" in options:
            text = self._lines(text, options["r"])
        if len(text) > ASK_ABOVE and "y" not in options and not self._may_load(len(text)):
            print("Operation cancelled.")
            return
        self.shell.set_next_input("# %%load %s\n%s" % (arg_s, text), replace=True)

    @staticmethod
    def _symbols(text, names):
        try:
            blocks, missing = extract_symbols(text, names)
        except SyntaxError:
            raise UsageError("%load -s: Unable to parse the input as valid Python code")
        if missing:
            import warnings
            warnings.warn("not found: %s" % ", ".join("`%s`" % name for name in missing))
        return "\n".join(blocks)

    @staticmethod
    def _lines(text, ranges):
        found = list(extract_code_ranges(ranges.replace(",", " ")))
        if not found:
            raise UsageError("%%load -r: %s is no range of lines (as in 5-10,15,20:)" % ranges)
        lines = text.split("\n")
        chosen = [line for start, end in found for line in lines[start:end]]
        return "\n".join(strip_initial_indent(chosen))

    def _may_load(self, size):
        try:
            return self.shell.ask_yes_no("The text you're trying to load seems pretty big (%d characters). "
                                         "Continue (y/[N]) ?" % size, default="n")
        except StdinNotImplementedError:
            return True
