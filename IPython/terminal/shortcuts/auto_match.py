"""Brackets and quotes that close when they are opened (``auto_match``)."""
from __future__ import absolute_import, unicode_literals

import re


def _pair(buffer, opening, closing):
    """Insert a pair, and leave the cursor between its two parts."""
    buffer.insert_text(opening + closing)
    buffer.cursor_left(len(closing))


def parenthesis(event):
    """Insert ``()``."""
    _pair(event.current_buffer, "(", ")")


def brackets(event):
    """Insert ``[]``."""
    _pair(event.current_buffer, "[", "]")


def braces(event):
    """Insert ``{}``."""
    _pair(event.current_buffer, "{", "}")


def double_quote(event):
    """Insert a pair of double quotes."""
    _pair(event.current_buffer, '"', '"')


def single_quote(event):
    """Insert a pair of single quotes."""
    _pair(event.current_buffer, "'", "'")


def docstring_double_quotes(event):
    """Make two double quotes into a docstring's six."""
    _pair(event.current_buffer, '"', '"""')


def docstring_single_quotes(event):
    """Make two single quotes into a docstring's six."""
    _pair(event.current_buffer, "'", "'''")


def _raw_pair(event, opening, closing):
    """Insert a pair in a C++-like raw string: the dashes behind the quote go behind the closing part too."""
    buffer = event.current_buffer
    dashes = re.match(r".*[rR][\"'](-*)", buffer.document.current_line_before_cursor)
    _pair(buffer, opening, closing + (dashes.group(1) if dashes else ""))


def raw_string_parenthesis(event):
    """Insert ``()`` in a raw string."""
    _raw_pair(event, "(", ")")


def raw_string_bracket(event):
    """Insert ``[]`` in a raw string."""
    _raw_pair(event, "[", "]")


def raw_string_braces(event):
    """Insert ``{}`` in a raw string."""
    _raw_pair(event, "{", "}")


def skip_over(event):
    """Step over the closing part instead of typing it again."""
    event.current_buffer.cursor_right()


def delete_pair(event):
    """Delete both parts of an empty pair."""
    event.current_buffer.delete()
    event.current_buffer.delete_before_cursor()


auto_match_parens = {"(": parenthesis, "[": brackets, "{": braces}
auto_match_parens_raw_string = {
    "(": raw_string_parenthesis, "[": raw_string_bracket, "{": raw_string_braces,
}
