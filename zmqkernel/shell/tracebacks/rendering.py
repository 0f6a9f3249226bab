"""A frame's source as text: line numbers, the arrow, colours, the running expression, and variables below it."""
from __future__ import absolute_import, unicode_literals

from ..coloring.tokens import Token, own_token
from .positions import running_range
from .source import LineGap, common_indent

INDENT_SIZE = 8
#: columns of the line number with its arrow
NUMBER_WIDTH = 7


def _flat(shown):
    for item in shown:
        if isinstance(item, LineGap):
            for line in item.lines:
                yield line
        else:
            yield item


def _colored_lines(shown, indent):
    """Return line number -> token stream; lexed as one text, so that strings over many lines keep their colour."""
    from ..coloring.highlight import python_tokens
    lines = list(_flat(shown))
    stream = python_tokens("\n".join(line.text[indent:] for line in lines))
    result, number = dict((line.lineno, []) for line in lines), 0
    for token, text in stream:
        for index, part in enumerate(text.split("\n")):
            number += 1 if index else 0
            if part and number < len(lines):
                result[lines[number].lineno].append((token, part))
    return result


def _mark(stream, begin, end, keep_colors):
    """Give the columns from ``begin`` to ``end`` of a token stream the token of the running expression.

    :param keep_colors: whether each part keeps its own token below that.
    """
    result, column = [], 0
    for token, text in stream:
        start, stop = max(begin - column, 0), min(end - column, len(text))
        column += len(text)
        if start >= stop:
            result.append((token, text))
            continue
        marked = own_token(Token.TbHighlight + tuple(token)) if keep_colors else Token.TbHighlight
        if text[:start]:
            result.append((token, text[:start]))
        if result and result[-1][0] == marked:
            result[-1] = (marked, result[-1][1] + text[start:stop])
        else:
            result.append((marked, text[start:stop]))
        if text[stop:]:
            result.append((token, text[stop:]))
    return result


def _marked(streams, area, indent, keep_colors):
    if area is None:
        return streams
    first, begin, last, end = area
    for number in range(first, last + 1):
        if number in streams:
            left = max(begin - indent, 0) if number == first else 0
            right = end - indent if number == last else 10 ** 6
            streams[number] = _mark(streams[number], left, right, keep_colors)
    return streams


def number_tokens(lineno, is_current, theme):
    """Return the token stream of a line's number: right-aligned, with an arrow for the current line."""
    text = "%d" % lineno
    if is_current:
        return [(Token.LinenoEm, theme.make_arrow(NUMBER_WIDTH - len(text))), (Token.LinenoEm, text), (Token, " ")]
    return [(Token.LinenoEm, "%*d" % (NUMBER_WIDTH, lineno)), (Token, " ")]


def source_tokens(record, theme, variables=(), shown=None):
    """Return the token stream of the source lines of ``record``.

    :param theme: a :class:`~zmqkernel.shell.coloring.theme.Theme`; one without colours never lexes the source.
    :param variables: token streams to put below the current line, one a line.
    :param shown: the lines; None for those of the record.
    """
    shown = record.lines if shown is None else shown
    indent = common_indent(shown)
    streams = None
    if not theme.colorless:
        streams = _marked(_colored_lines(shown, indent), running_range(record), indent, theme.marks_keep_colors)
    result = []
    for line in shown:
        if isinstance(line, LineGap):
            result.append((Token.LinenoEm, "   (...)\n"))
            continue
        result.extend(number_tokens(line.lineno, line.is_current, theme))
        result.extend(streams[line.lineno] if streams is not None else [(Token, line.text[indent:])])
        result.append((Token, "\n"))
        if line.is_current:
            for variable in variables:
                result.append((Token, " " * INDENT_SIZE))
                result.extend(variable)
                result.append((Token, "\n"))
    return result
