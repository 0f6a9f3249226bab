"""Formatters that evaluate expressions: ``{n + 1}`` and ``$name`` in shell commands and prompts."""
from __future__ import absolute_import, division, unicode_literals

import re
import string

from ipython_compat import to_text
from ipython_compat.aliases import public

#: as shells have it, nothing is a name within single quotes, as far as an even number of them after it tells
_DOLLAR = re.compile(r"\$(\$?)([^\W\d]\w*(?:\.[^\W\d]\w*)*)(?=(?:[^']*'[^']*')*[^']*\Z)", re.UNICODE)
_LATE_CONVERSION = re.compile(r"!([rs])\Z")


def _evaluate(expression, names):
    return eval(expression, dict(names))


@public("IPython.utils.text")
class EvalFormatter(string.Formatter):
    """``str.format`` whose fields are expressions: ``{n // 4}``, ``{name.upper():>10}``.

    What follows a colon is a format specification, so slices cannot be written; see :class:`FullEvalFormatter`.
    """

    def get_field(self, name, args, kwargs):
        """Return the value of the expression ``name`` and the key it was found by."""
        return _evaluate(name, kwargs), name


@public("IPython.utils.text")
class FullEvalFormatter(string.Formatter):
    """``str.format`` whose fields are any expression, slices too: ``{text[1:4]}``.

    There are no format specifications here: a colon belongs to the expression.
    """

    skip_doctest = True

    def vformat(self, format_string, args, kwargs):
        """Return ``format_string`` with its fields evaluated among ``kwargs``.

        :raises Exception: what the expression raises; ``SyntaxError`` where it is none.
        """
        pieces = []
        for literal, field, spec, conversion in self.parse(format_string):
            pieces.append(literal or "")
            if field is None:
                continue
            expression = "%s:%s" % (field, spec) if spec else field
            late = _LATE_CONVERSION.search(expression)
            if late is not None and not conversion:  # Python 2 ends a field at the first colon, even in brackets
                expression, conversion = expression[:late.start()], str(late.group(1))
            value = self.convert_field(_evaluate(expression, kwargs), conversion)
            pieces.append(to_text(self.format_field(value, str(""))))
        return "".join(pieces)


@public("IPython.utils.text")
class DollarFormatter(FullEvalFormatter):
    """:class:`FullEvalFormatter` that also knows ``$name`` and ``$name.attribute``; ``$$`` is a dollar sign.

    Within single quotes ``$name`` stays as it is, as in shells.
    """

    def parse(self, fmt_string):
        """Yield ``(literal, expression, specification, conversion)``, as ``string.Formatter.parse`` does."""
        for literal, field, spec, conversion in string.Formatter.parse(self, fmt_string):
            start, kept = 0, ""
            for match in _DOLLAR.finditer(literal or ""):
                kept += literal[start:match.start()]
                start = match.end()
                if match.group(1):
                    kept += "$" + match.group(2)
                else:
                    yield kept, match.group(2), "", None
                    kept = ""
            yield kept + (literal or "")[start:], field, spec, conversion
