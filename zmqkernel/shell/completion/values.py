"""The values of completion: ``Completion``, ``SimpleCompletion``, ``CompletionContext``, results of matchers."""
from __future__ import absolute_import, division, print_function, unicode_literals

import warnings
from contextlib import contextmanager

from ipython_compat.aliases import public

_UNKNOWN_TYPE = "<unknown>"
#: How many completions a matcher that has thousands gives.
MATCHES_LIMIT = 500


@public("IPython.core.completer")
class ProvisionalCompleterWarning(FutureWarning):
    """The API that was called may change; :func:`provisionalcompleter` silences this."""


@public("IPython.core.completer")
@contextmanager
def provisionalcompleter(action="ignore"):
    """Use the provisional parts of the completion API inside ``with``.

    :param action: what is done with their :class:`ProvisionalCompleterWarning`, as in ``warnings.filterwarnings``.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings(str(action), category=ProvisionalCompleterWarning)
        yield


@public("IPython.core.completer")
class Completion(object):
    """Put ``text`` in place of what stands from ``start`` to ``end``.

    :param start: offset in the whole text, in characters.
    :param end: offset behind the last character that is replaced.
    :param text: what comes there.
    :param type: what it is: function, module, instance, class, keyword, magic, path, param ...
    :param signature: of a callable, as text such as ``(x, y=1)``, or a function that returns it.
    """

    __slots__ = ("start", "end", "text", "_signature", "type", "_origin")

    def __init__(self, start, end, text, type=None, _origin="", signature=""):
        self.start, self.end, self.text = start, end, text
        self.type, self._signature, self._origin = type, signature, _origin

    @property
    def signature(self):
        """The signature of a callable as text; empty where it has none or that is not known."""
        if callable(self._signature):
            self._signature = self._signature()
        return self._signature

    def __repr__(self):
        return str("<Completion start=%s end=%s text=%r type=%r, signature=%r,>") % (
            self.start, self.end, self.text, self.type or "?", self.signature or "?")

    def __eq__(self, other):
        if not isinstance(other, Completion):
            return NotImplemented
        return (self.start, self.end, self.text) == (other.start, other.end, other.text)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((self.start, self.end, self.text))


@public("IPython.core.completer")
class SimpleCompletion(object):
    """A completion as a matcher returns it: its text, and what it is.

    :param text: what comes in place of the matched fragment.
    :param type: as in :class:`Completion`.
    :param signature: as in :class:`Completion`.
    """

    __slots__ = ("text", "type", "signature")

    def __init__(self, text, type=None, signature=""):
        self.text = text
        self.type = type
        self.signature = signature

    def __repr__(self):
        return str("<SimpleCompletion text=%r type=%r>") % (self.text, self.type)


@public("IPython.core.completer")
class SimpleMatcherResult(dict):
    """What a matcher of version 2 returns.

    Keys: ``completions`` (a list or an iterator of :class:`SimpleCompletion`); and where they are given
    ``matched_fragment`` (the text they replace; else the token), ``suppress`` (True, or the identifiers of the matchers
    whose results are to be left out), ``do_not_suppress`` (identifiers that are not), ``ordered`` (keep their order).
    """


MatcherResult = SimpleMatcherResult


@public("IPython.core.completer")
class CompletionContext(object):
    """What a matcher of version 2 is called with.

    :param token: the text before the cursor that is no delimiter, as readline would see it.
    :param full_text: the whole cell.
    :param cursor_position: column of the cursor in its line.
    :param cursor_line: the line's index.
    :param limit: how many completions are wanted at most; None for all.
    """

    def __init__(self, token, full_text, cursor_position, cursor_line, limit=MATCHES_LIMIT):
        self.token = token
        self.full_text = full_text
        self.cursor_position = cursor_position
        self.cursor_line = cursor_line
        self.limit = limit
        self._cursor = None

    @property
    def line_with_cursor(self):
        """The line that the cursor is in."""
        return self.full_text.split("\n")[self.cursor_line]

    @property
    def text_until_cursor(self):
        """That line up to the cursor."""
        return self.line_with_cursor[:self.cursor_position]

    @property
    def cursor(self):
        """The :class:`~zmqkernel.shell.completion.lexing.Cursor` of all text up to the cursor."""
        if self._cursor is None:
            from .lexing import Cursor

            lines = self.full_text.split("\n")[:self.cursor_line]
            self._cursor = Cursor("\n".join(lines + [self.text_until_cursor]))
        return self._cursor

    def _key(self):
        return self.token, self.full_text, self.cursor_position, self.cursor_line, self.limit

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, CompletionContext) else NotImplemented

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        names = "token=%r, full_text=%r, cursor_position=%r, cursor_line=%r, limit=%r"
        return str("CompletionContext(%s)") % (names % self._key())
