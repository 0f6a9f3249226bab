"""Python at the cursor: names, attributes, keyword arguments, keys; of live objects first."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

from . import arguments, keys, names
from .base import not_found
from .deadline import TimeIsUp, time_limit
from .evaluation.statements import InferredFunction
from .lexing import CLOSERS, unclosed_index
from .values import SimpleCompletion, SimpleMatcherResult

#: Cell magics whose cell is not Python.
_FOREIGN = frozenset((
    "bash", "sh", "script", "html", "HTML", "javascript", "js", "latex", "markdown", "svg", "SVG", "perl", "ruby",
    "writefile", "file", "cmd", "!", "sx", "system"))


#: ``files = !command``
_ASSIGNED_COMMAND = re.compile(r"[\w\s,.*]+=\s*!(?!=)", re.UNICODE)


def is_foreign(text):
    """Say whether a cell, or the line that the cursor is in, is no Python: a shell's, a file's to write."""
    if text.startswith("%%"):
        words = text[2:].split(None, 1)
        if words and words[0] in _FOREIGN and "\n" in text:
            return True
    line = text[text.rfind("\n") + 1:].lstrip()
    if line.startswith(("!", "%cd ", "%ls ", "%sx ", "%system ")):
        return True
    return _ASSIGNED_COMMAND.match(line) is not None


_NAME = re.compile(r"[^\W\d]\w*", re.UNICODE)
_IMPORT = re.compile(r"\s*(?:import\s|from\s+[\w.]+\s+import\s|from\s+[\w.]*$)")


def is_import(text):
    """Say whether the text's last line is an import statement, where only modules and what is in them can stand."""
    return _IMPORT.match(text[text.rfind("\n") + 1:]) is not None


def is_inside_statement(cursor):
    """Say whether something of the statement stands before the cursor."""
    index = len(cursor.tokens) - (2 if cursor.fragment else 1)
    if index < 0:
        return False
    before = cursor.tokens[index]
    return before.kind != "newline" and before.text not in (":", ";", "async", "else", "lambda", "%", "!", "?")


def follows_operand(cursor):
    """Say whether a number, a text or a closed bracket stands right before the name at the cursor: then it is none,
    but a keyword like ``if``."""
    index = len(cursor.tokens) - (2 if cursor.fragment else 1)
    if index < 0:
        return False
    before = cursor.tokens[index]
    return before.kind in ("number", "string") or (before.kind == "op" and before.text in CLOSERS)


def text_before(cursor):
    """The text up to the cursor; a semicolon before it begins a line of its own."""
    for index in range(len(cursor.tokens) - 1, -1, -1):
        token = cursor.tokens[index]
        if token.kind == "newline":
            break
        if token.text == ";" and unclosed_index(cursor.tokens, index) is None:
            line = cursor.text[cursor.text.rfind("\n", 0, token.start) + 1:token.start]
            indent = line[:len(line) - len(line.lstrip())]
            return cursor.text[:token.start] + "\n" + indent + cursor.text[token.end:].lstrip()
    return cursor.text


class PythonSource(object):
    """Complete Python for a :class:`~zmqkernel.shell.completion.base.Completer`.

    :param completer: gives the namespaces, the policy and the limits.
    """

    def __init__(self, completer):
        self._completer = completer

    # -- names and attributes

    def find(self, context):
        """What may stand at the cursor.

        :return: a list of :class:`SimpleCompletion`; their texts replace ``context.cursor.fragment``.
        """
        cursor = context.cursor
        if cursor.state != "code" or is_foreign(cursor.text) or is_import(text_before(cursor)):
            return []
        if cursor.base is not None:
            return self._attributes(context, cursor)
        found = self.keyword_arguments(cursor) + self._names(cursor)
        if follows_operand(cursor) and not self._completer._is_command(context):
            return [completion for completion in found if completion.type == "keyword"]
        return found

    def _names(self, cursor):
        completer = self._completer
        inside = is_inside_statement(cursor)
        found = completer._bounded(
            lambda: names.global_names(cursor.fragment, completer._namespaces(), inside))
        known = set(completion.text for completion in found)
        here = names.defined_names(cursor.tokens)
        new = [name for name in names.matching(sorted(here), cursor.fragment) if name not in known]
        return list(found) + [SimpleCompletion(name, type=here[name]) for name in new]

    def _attributes(self, context, cursor):
        if not cursor.base:
            return []
        completer = self._completer
        found = completer._attributes(
            lambda: self._value(cursor, cursor.base), cursor.fragment, completer.omit__names)
        return found or self._inferred(context)

    def _value(self, cursor, expression):
        """The value of an expression at the cursor; what the cell itself defines comes first."""
        ways, before = [None], text_before(cursor)
        if "\n" in before:
            here = names.defined_names(cursor.tokens)
            ways.insert(0 if any(name in here for name in _NAME.findall(expression)) else 1, before)
        for before in ways:
            value = self._completer._evaluate_expr(expression, before)
            if value is not not_found:
                return value
        return not_found

    def _inferred(self, context):
        """Attributes that jedi infers, within its time."""
        completer = self._completer
        limit = 4 * completer.jedi_compute_type_timeout / 1000.0
        if not completer.use_jedi or not limit:
            return []
        from .static import load_jedi, static_completions

        if load_jedi() is None:
            return []
        try:
            with time_limit(limit):
                found = static_completions(context.full_text, context.cursor_line, context.cursor_position,
                                           completer._namespaces(), dotted=True)
        except TimeIsUp:
            return []
        wanted = names.visible([item.text for item in found], context.cursor.fragment, completer.omit__names)
        wanted = set(wanted)
        return [item for item in found if item.text in wanted]

    # -- keyword arguments

    def keyword_arguments(self, cursor):
        """``name=`` for the arguments of the call at the cursor that are not there yet."""
        if cursor.base is not None or cursor.state != "code":
            return []
        call = arguments.call_before(cursor)
        if call is None:
            return []
        callee, used = call
        if cursor.keyword_arguments is None:
            cursor.keyword_arguments = self._arguments_of(cursor, callee)
        return [SimpleCompletion(name + "=", type="param") for name in cursor.keyword_arguments
                if name.startswith(cursor.fragment) and name not in used]

    def _arguments_of(self, cursor, callee):
        """The names of the arguments of what is called at the cursor."""

        def find():
            func = self._value(cursor, callee)
            if isinstance(func, InferredFunction):
                return func.argument_names()
            return arguments.argument_names(func) if callable(func) else []
        return self._completer._bounded(find)

    # -- keys

    def keys(self, context):
        """Keys of the mapping that is subscripted at the cursor.

        :return: a :class:`SimpleMatcherResult`.
        """
        empty = SimpleMatcherResult(completions=[], suppress=False)
        subscript = keys.subscript_before(context.cursor)
        if subscript is None:
            return empty
        begun = subscript[2]
        found = self._completer._bounded(
            lambda: self._matching_keys(context, *subscript), otherwise=("", 0, {}))
        quote, offset, texts = found
        if not texts:
            return empty
        rest = context.line_with_cursor[context.cursor_position:]
        close = self._completer.auto_close_dict_keys
        completions = [SimpleCompletion(text + (keys.closing(state, quote, rest) if close else ""), type="dict key")
                       for text, state in texts.items()]
        return SimpleMatcherResult(completions=completions, matched_fragment=begun[offset:], suppress=True)

    def _matching_keys(self, context, base, finished, begun):
        completer = self._completer
        before = ()
        if finished:
            before = completer._evaluate_expr(finished, in_subscript=True)
            if before is not_found:
                return "", 0, {}
            before = before if isinstance(before, tuple) else (before,)
        value = self._value(context.cursor, base)
        if value is not_found:
            return "", 0, {}
        try:
            offered, before = keys.keys_after(value, before)
        except Exception as error:  # the object's own code
            completer._report("%s of %s" % ("_ipython_key_completions_", type(value).__name__), error)
            return "", 0, {}
        return keys.match_dict_keys(offered, begun, completer.splitter.delims, extra_prefix=before,
                                    limit=context.limit)
