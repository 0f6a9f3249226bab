"""Tracebacks as plain listings: the layout of the interpreter's own, with names of cells and colours."""
from __future__ import absolute_import, unicode_literals

import types

from ipython_compat import to_text
from ipython_compat.aliases import public
from ipython_compat.source_lines import cached_line

from ..coloring.tokens import Token
from .base import TBTools
from .chain import chain_of
from .exception_text import exception_streams, is_syntax_error
from .groups import group_lines, has_group
from .naming import file_tokens
from .records import user_links


def _entries(etb, tb_offset):
    """Return ``(filename, lineno, name, source line)`` of each frame of a traceback, or of extracted entries."""
    if etb is None:
        return []
    if not isinstance(etb, types.TracebackType):
        return [tuple(entry)[:4] for entry in etb][tb_offset or 0:]
    entries = []
    for link in user_links(etb, tb_offset):
        code = link.tb_frame.f_code
        line = cached_line(code.co_filename, link.tb_lineno or 0, link.tb_frame.f_globals)
        entries.append((code.co_filename, link.tb_lineno, code.co_name, to_text(line)))
    return entries


@public("IPython.core.ultratb")
class ListTB(TBTools):
    """Formats tracebacks, and lists of frames that were extracted from one, in the interpreter's layout."""

    def __call__(self, etype, evalue, etb):
        self.ostream.flush()
        self.ostream.write(self.text(etype, evalue, etb))
        self.ostream.write("\n")

    def _entry_text(self, entry, emphasis):
        filename, lineno, name, line = entry
        normal, text = (Token.NormalEm, Token.Line) if emphasis else (Token.Normal, Token)
        stream = [(normal, "  ")]
        stream += file_tokens(filename, lineno, emphasis, self.compiler)
        if name and name != "<module>":
            stream += [(normal, " in "), (Token.TB.NameEm if emphasis else Token.TB.Name, to_text(name))]
        stream.append((Token, "\n"))
        if line and line.strip():
            stream += [(text, "    "), (text, to_text(line).strip()), (Token, "\n")]
        return self._format(stream)

    def _format_list(self, extracted_list):
        last = len(extracted_list) - 1
        return [self._entry_text(entry, index == last) for index, entry in enumerate(extracted_list)]

    def _format_exception_only(self, etype, value):
        streams = exception_streams(etype, value, self.compiler)
        if is_syntax_error(etype) and len(streams) > 1:  # the place and what is wrong there are one line of the list
            streams[:2] = [streams[0] + streams[1]]
        return [self._format(stream) for stream in streams]

    def _heading(self):
        return self._format([(Token, "Traceback "), (Token.NormalEm, "(most recent call last)"), (Token, ":\n")])

    def _offset(self, tb_offset):
        return self.tb_offset if tb_offset is None else tb_offset

    def _one(self, etype, evalue, etb, tb_offset):
        lines = []
        entries = _entries(etb, tb_offset)
        if entries:
            lines.append(self._heading())
            lines.extend(self._format_list(entries))
        return lines + self._format_exception_only(etype, evalue)

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return the lines of a traceback; ``etb`` is one, a list of extracted entries, or None."""
        offset = self._offset(tb_offset)
        if isinstance(etb, tuple):
            etb = etb[0]
        if has_group(evalue):
            tb = etb if isinstance(etb, types.TracebackType) else None
            return [line + "\n" for line in group_lines(etype, evalue, tb, offset, self.compiler)]
        lines = []
        for before, link in chain_of(evalue):
            lines.extend(self._one(type(before), before, getattr(before, "__traceback__", None), 0))
            lines.append(link)
        return lines + self._one(etype, evalue, etb, offset)

    def structured_traceback_doctest(self, etype, evalue, etb=None, tb_offset=None, context=5):
        """Return the lines of a traceback as a doctest has them: heading, dots, and what was raised."""
        lines = []
        parts = [(type(before), before, link) for before, link in chain_of(evalue)] + [(etype, evalue, None)]
        for part_type, part, link in parts:
            lines += [self._heading(), "    ...\n"] + self._format_exception_only(part_type, part)
            if link:
                lines.append(link)
        return lines

    def get_exception_only(self, etype, value):
        """Return the lines that tell what was raised, without any frames."""
        if has_group(value):
            return [line + "\n" for line in group_lines(etype, value, None, 0, self.compiler)]
        return self._format_exception_only(etype, value)

    def show_exception_only(self, etype, evalue):
        """Write the lines that tell what was raised, without any frames."""
        ostream = self.ostream
        ostream.flush()
        ostream.write("\n".join(self.get_exception_only(etype, evalue)))
        ostream.flush()
