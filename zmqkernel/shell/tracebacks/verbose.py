"""Tracebacks with source around every frame, and with the values of variables."""
from __future__ import absolute_import, unicode_literals

import linecache
import sys

from ipython_compat.aliases import public

from ..coloring.theme import Theme, theme_table
from ..coloring.tokens import Token
from . import header
from .base import TBTools, _NOT_GIVEN
from .chain import chain_of
from .exception_text import exception_message, is_syntax_error, notes_of, syntax_location, type_name
from .groups import group_lines, has_group
from .naming import file_tokens
from .records import is_library_only, records_of, without_library_tail
from .rendering import source_tokens
from .values import text_repr

_NO_SOURCE = "    (Could not get source: the code was made at run time, or its file is gone)"


@public("IPython.core.ultratb")
class VerboseTB(TBTools):
    """Formats tracebacks with source around every frame.

    :param theme_name: name of a theme.
    :param call_pdb: whether the debugger is started after a traceback was shown.
    :param ostream: where to write; None is ``sys.stdout``.
    :param tb_offset: how many of the outermost frames to leave out.
    :param long_header: whether the heading tells interpreter and time.
    :param include_vars: whether the values of arguments and variables are shown.
    :param check_cache: called before source is read, to drop what is out of date; None is ``linecache.checkcache``.
    :param debugger_cls: class of the debugger.
    :param color_scheme: older name of ``theme_name``.
    """

    #: style of the expression that was running, and the pygments style it belongs to
    tb_highlight = "bg:ansiyellow"
    tb_highlight_style = "default"
    _usual_highlight = tb_highlight
    _mode = "Verbose"

    def __init__(self, theme_name="neutral", call_pdb=False, ostream=None, tb_offset=0, long_header=False,
                 include_vars=True, check_cache=None, debugger_cls=None, color_scheme=_NOT_GIVEN,
                 parent=None, config=None):
        TBTools.__init__(self, color_scheme=color_scheme, call_pdb=call_pdb, ostream=ostream,
                         debugger_cls=debugger_cls, theme_name=theme_name)
        self.tb_offset = tb_offset
        self.long_header = long_header
        self.include_vars = include_vars
        self.check_cache = linecache.checkcache if check_cache is None else check_cache
        #: whether frames that set ``__tracebackhide__`` are left out
        self.skip_hidden = True
        self.tb = None
        self._highlighting = {}

    @property
    def theme(self):
        """The theme in use, with the style that programs set as :attr:`tb_highlight`."""
        base = theme_table[self._theme_name]
        if self.tb_highlight == VerboseTB._usual_highlight or base.colorless:
            return base
        key = (self._theme_name, self.tb_highlight)
        if self._highlighting.get("key") != key:
            style = dict(base.extra_style)
            style[Token.TbHighlight] = self.tb_highlight
            self._highlighting.update(key=key, theme=Theme(base.name, base.base, style, symbols=base.symbols))
        return self._highlighting["theme"]

    def get_records(self, etb, context, tb_offset):
        """Return the entries of a traceback, as :class:`~.records.FrameInfo` objects."""
        return records_of(etb, context, tb_offset, self.skip_hidden)

    def _variable_streams(self, record):
        from .variables import piece_variables
        return [[(Token, variable.name + " = "), (Token, text_repr(variable.value))]
                for variable in piece_variables(record)]

    def format_record(self, frame_info):
        """Return one entry as text: where it is, the call, the source lines."""
        if frame_info.description is not None:
            return self._format([(Token, "    "), (Token.ValEm, frame_info.description), (Token, "\n")])
        stream = file_tokens(frame_info.filename, frame_info.lineno, compiler=self.compiler)
        call = header.call_tokens(frame_info, self.include_vars)
        if call:
            stream += [(Token, ", in ")] + call
        stream.append((Token, "\n"))
        shown = frame_info.lines
        if shown:
            variables = self._variable_streams(frame_info) if self.include_vars else ()
            stream += source_tokens(frame_info, self.theme, variables, shown)
        elif not frame_info.filename.startswith("<frozen "):  # Python's own start-up code has none anywhere
            stream.append((Token, _NO_SOURCE + "\n"))
        return self._format(stream)

    def format_records(self, records, last_unique=None, recursion_repeat=None):
        """Return the entries as text; older releases folded a recursion here, :meth:`get_records` does now."""
        return [self.format_record(record) for record in records]

    def prepare_header(self, etype, long_version=False):
        """Return the heading: the exception's name, and in which order the frames are."""
        return self._format(header.title(etype, self.theme, long_version))

    def format_exception(self, etype, evalue):
        """Return the lines that tell what was raised."""
        lines = []
        if is_syntax_error(type(evalue)):
            lines.append(self._format(syntax_location(evalue, self.compiler)).rstrip("\n"))
        name = etype if not isinstance(etype, type) else type_name(etype)
        message = exception_message(type(evalue), evalue)
        lines.append(self._format([(Token.ExcName, name), (Token, ": " + message)]))
        return lines + notes_of(evalue)

    def format_exception_as_a_whole(self, etype, evalue, etb, context, tb_offset):
        """Return heading, entries and message of one exception of a chain, as a list of lists of lines."""
        self.check_cache()
        lines = [self.prepare_header(type_name(etype), self.long_header)]
        if etb is not None:
            records = self.get_records(etb, context, tb_offset)
            if isinstance(evalue, KeyboardInterrupt):
                records = without_library_tail(records)
            lines.extend(self.format_record(record) for record in records)
        lines.extend(self.format_exception(type_name(etype), evalue))
        return [lines]

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return the lines of a traceback, chained exceptions first."""
        context = number_of_lines_of_context or context
        offset = self.tb_offset if tb_offset is None else tb_offset
        if has_group(evalue):
            return group_lines(etype, evalue, etb, offset, self.compiler)
        lines = [self._format(header.top_line(self.theme))]
        for before, link in _told(evalue):
            tb = getattr(before, "__traceback__", None)
            if tb is None:
                lines.extend(self.format_exception(type_name(type(before)), before))
            else:
                lines.extend(self._whole(type(before), before, tb, min(context, 3), 0))
            lines.append(link)
        return lines + self._whole(etype, evalue, etb, context, offset)

    def _whole(self, etype, evalue, etb, context, offset):
        parts = self.format_exception_as_a_whole(etype, evalue, etb, context, offset)
        return [line for part in parts for line in part]

    def debugger(self, force=False):
        """Start the debugger on the last traceback, where ``call_pdb`` or ``force`` says so."""
        if not (force or self.call_pdb):
            return
        from .postmortem import debug_traceback
        debug_traceback(self, force)

    def _show(self, stream, text):
        """Write a traceback after everything that was written before it."""
        stream.flush()
        stream.write(text + "\n")
        stream.flush()

    def _offer_debugger(self, stream):
        try:
            self.debugger()
        except KeyboardInterrupt:
            stream.write("\nKeyboardInterrupt\n")

    def handler(self, info=None):
        """Write the traceback of ``info`` (``sys.exc_info()`` by default)."""
        info = info or sys.exc_info()
        self.tb = info[2]
        self._show(self.ostream, self.text(*info))

    def __call__(self, etype=None, evalue=None, etb=None):
        """Show a traceback, and start the debugger where that is wanted; usable as ``sys.excepthook``."""
        self.handler(None if etb is None else (etype, evalue, etb))
        self._offer_debugger(self.ostream)


def _told(evalue):
    """Return the exceptions before one that say something: not what a library handled when it was interrupted."""
    chain = chain_of(evalue)
    if not isinstance(evalue, KeyboardInterrupt):
        return chain
    return [(before, link) for before, link in chain if not is_library_only(getattr(before, "__traceback__", None))]
