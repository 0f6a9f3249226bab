"""Tracebacks for documentation: one frame with its line, how many were left out, and what was raised."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public

from ..coloring.tokens import Token
from .exception_text import exception_message, notes_of, type_name
from .naming import file_tokens
from .rendering import INDENT_SIZE  # noqa: F401  (part of the module's public names)
from .verbose import VerboseTB


@public("IPython.core.doctb")
class DocTB(VerboseTB):
    """Formats tracebacks as briefly as documentation wants them; the parameters are those of :class:`VerboseTB`."""

    tb_highlight = ""
    _mode = "Docs"

    def __init__(self, theme_name="linux", call_pdb=False, ostream=None, tb_offset=0, long_header=False,
                 include_vars=True, check_cache=None, debugger_cls=None):
        VerboseTB.__init__(self, theme_name=theme_name, call_pdb=call_pdb, ostream=ostream, tb_offset=tb_offset,
                           long_header=long_header, include_vars=include_vars, check_cache=check_cache,
                           debugger_cls=debugger_cls)

    def format_record(self, frame_info):
        """Return where a frame is, and its line."""
        if frame_info.description is not None:
            return self._format([(Token, "\n    "), (Token.ValEm, frame_info.description), (Token, "\n\n")])
        stream = file_tokens(frame_info.filename, frame_info.lineno, compiler=self.compiler)
        stream.append((Token, "\n\n"))
        lines = frame_info.raw_lines
        if 1 <= (frame_info.lineno or 0) <= len(lines):
            stream += [(Token.LinenoEm, self.theme.make_arrow(3)), (Token, " "),
                       (Token, lines[frame_info.lineno - 1].strip() + "\n")]
        return self._format(stream)

    def prepare_header(self, etype):
        """Return the heading."""
        return self._format([(Token, "Traceback (most recent call last): ")])

    def format_exception(self, etype, evalue):
        """Return the lines that tell what was raised."""
        message = exception_message(type(evalue), evalue)
        line = self._format([(Token.ExcName, type_name(etype)), (Token, ": " + message)])
        return ["\n".join([line] + notes_of(evalue))]

    def format_exception_as_a_whole(self, etype, evalue, etb, context, tb_offset):
        """Return heading, first frame, the number of the others, and the message, as a list of lists of lines."""
        self.check_cache()
        lines = [self.prepare_header(type_name(etype))]
        records = self.get_records(etb, 1, tb_offset) if etb is not None else []
        lines.extend(self.format_record(record) for record in records[:1])
        if len(records) > 1:
            lines.append("\n    [... %d skipped frames]\n\n" % (len(records) - 1))
        return [lines + self.format_exception(type_name(etype), evalue)]

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=1,
                             number_of_lines_of_context=None):
        """Return the lines of a traceback, chained exceptions first."""
        return VerboseTB.structured_traceback(self, etype, evalue, etb, tb_offset, 1)[1:]
