"""Laying out a cell with black or yapf, where they are installed."""
from __future__ import absolute_import, unicode_literals


def black_reformat_handler(text_before_cursor):
    """Return the text as black lays it out; unchanged where black is missing or cannot read it."""
    try:
        import black
    except ImportError:
        return text_before_cursor
    try:
        formatted = black.format_str(text_before_cursor, mode=black.FileMode())
    except (black.InvalidInput, ValueError):
        return text_before_cursor
    return _ended_as(text_before_cursor, formatted)


def yapf_reformat_handler(text_before_cursor):
    """Return the text as yapf lays it out; unchanged where yapf is missing or cannot read it."""
    try:
        from yapf.yapflib import errors, file_resources, yapf_api
    except ImportError:
        return text_before_cursor
    style = file_resources.GetDefaultStyleForDir(".")
    try:
        formatted, _ = yapf_api.FormatCode(text_before_cursor, style_config=style)
    except (errors.YapfError, SyntaxError, ValueError):
        return text_before_cursor
    return text_before_cursor if formatted is None else _ended_as(text_before_cursor, formatted)


def _ended_as(text, formatted):
    """Return ``formatted`` without a newline at its end where ``text`` has none: it would be an empty line."""
    return formatted[:-1] if formatted.endswith("\n") and not text.endswith("\n") else formatted


HANDLERS = {"black": black_reformat_handler, "yapf": yapf_reformat_handler}


def reformat(text, formatter):
    """Return ``text`` as ``formatter`` lays it out.

    :param formatter: ``"black"``, ``"yapf"``, or None for no change.
    """
    handler = HANDLERS.get(formatter)
    return handler(text) if handler is not None else text
