"""What all traceback formatters share: theme, output stream, debugger, chained exceptions."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat.aliases import public

from ..coloring.theme import known_theme_name, theme_table
from . import chain

_NOT_GIVEN = object()


def _own_debugger_cls():
    from ..debugger import Pdb
    return Pdb


@public("IPython.core.tbtools")
class TBTools(object):
    """Base of the traceback formatters.

    :param color_scheme: older name of ``theme_name``.
    :param call_pdb: whether the debugger is started after a traceback was shown.
    :param ostream: where to write; None is ``sys.stdout``, looked up at each writing.
    :param debugger_cls: the debugger's class; None is the shell's own.
    :param theme_name: name of a theme.
    """

    #: how many of the outermost frames are the caller's business and not the user's
    tb_offset = 0

    def __init__(self, color_scheme=_NOT_GIVEN, call_pdb=False, ostream=None, debugger_cls=None,
                 theme_name="nocolor", parent=None, config=None):
        if color_scheme is not _NOT_GIVEN and color_scheme is not None:
            theme_name = color_scheme
        #: knows the names of cells (``format_code_name``); None asks the compiler of the running shell
        self.compiler = None
        #: returns the class of the debugger where none was given; loading it is put off until it is wanted
        self.find_debugger_cls = _own_debugger_cls
        self.call_pdb = call_pdb
        self._ostream = ostream
        self._theme_name = known_theme_name(theme_name)
        self._toggled_name = "nocolor" if self.has_colors else "neutral"
        self._debugger_cls = debugger_cls
        self.pdb = self.debugger_cls() if call_pdb else None

    @property
    def debugger_cls(self):
        """The class of the debugger, imported when it is first asked for."""
        if self._debugger_cls is None:
            self._debugger_cls = self.find_debugger_cls()
        return self._debugger_cls

    @debugger_cls.setter
    def debugger_cls(self, value):
        self._debugger_cls = value

    @property
    def ostream(self):
        """Where tracebacks are written."""
        return sys.stdout if self._ostream is None else self._ostream

    @ostream.setter
    def ostream(self, value):
        self._ostream = value

    @property
    def theme(self):
        """The theme in use."""
        return theme_table[self._theme_name]

    @property
    def has_colors(self):
        """Whether the theme in use has colours."""
        return self._theme_name != "nocolor"

    def set_theme_name(self, name):
        """Use the theme called ``name``, here and in the debugger.

        :raises ValueError: where there is none.
        """
        self._theme_name = known_theme_name(name)
        if self.pdb is not None and hasattr(self.pdb, "set_theme_name"):
            self.pdb.set_theme_name(self._theme_name)

    def set_colors(self, name):
        """Older name of :meth:`set_theme_name`."""
        self.set_theme_name(name)

    def color_toggle(self):
        """Switch between no colours and the theme that was in use before."""
        self._theme_name, self._toggled_name = self._toggled_name, self._theme_name

    @staticmethod
    def _get_chained_exception(exception_value):
        return chain.previous(exception_value)

    def get_parts_of_chained_exception(self, evalue):
        """Return type, value and traceback of the exception that ``evalue`` came from, or None."""
        before = chain.previous(evalue)
        if before is None:
            return None
        return type(before), before, getattr(before, "__traceback__", None)

    def prepare_chained_exception_message(self, cause):
        """Return the sentence between two exceptions, as a list of lists of lines.

        :param cause: the ``__cause__`` of the later one; None where it was raised while the other was handled.
        """
        return [[chain.CONTEXT if cause is None else chain.CAUSE]]

    def _format(self, stream):
        return self.theme.format(stream)

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return a traceback as a list of text lines (each may hold several).

        :param etype: class of the exception.
        :param evalue: the exception.
        :param etb: its traceback.
        :param tb_offset: how many of the outermost frames to leave out; None for the formatter's own setting.
        :param context: how many statements of source to show around each frame's line.
        """
        raise NotImplementedError("a formatter has to say how its tracebacks look")

    def stb2text(self, stb):
        """Join the lines that :meth:`structured_traceback` returned."""
        return "\n".join(stb)

    def text(self, etype, value, tb, tb_offset=None, context=5):
        """Return a formatted traceback as one text; the parameters are those of :meth:`structured_traceback`."""
        return self.stb2text(self.structured_traceback(etype, value, tb, tb_offset, context))
