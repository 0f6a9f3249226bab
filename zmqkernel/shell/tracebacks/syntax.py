"""Syntax errors: the line, a caret, and the frames of an import they happened in."""
from __future__ import absolute_import, unicode_literals

import linecache

from ipython_compat.aliases import public
from ipython_compat.source_lines import cached_line

from .listing import ListTB


@public("IPython.core.ultratb")
class SyntaxTB(ListTB):
    """Formats syntax errors and remembers the last one.

    :param theme_name: name of a theme.
    """

    def __init__(self, theme_name="nocolor", color_scheme=None, parent=None, config=None):
        ListTB.__init__(self, theme_name=color_scheme or theme_name)
        #: the syntax error that was formatted last; None after :meth:`clear_err_state`
        self.last_syntax_error = None

    def __call__(self, etype, value, elist):
        self.last_syntax_error = value
        ListTB.__call__(self, etype, value, elist)

    def structured_traceback(self, etype, evalue, etb=None, tb_offset=None, context=5,
                             number_of_lines_of_context=None):
        """Return the lines of a syntax error, its source line read anew from the file where that is possible."""
        if isinstance(evalue, SyntaxError) and evalue.filename and isinstance(evalue.lineno, int):
            linecache.checkcache(evalue.filename)
            line = cached_line(evalue.filename, evalue.lineno)
            if line:
                evalue.text = line
        self.last_syntax_error = evalue
        return ListTB.structured_traceback(self, etype, evalue, etb, tb_offset=tb_offset, context=context)

    def clear_err_state(self):
        """Return the last syntax error and forget it."""
        error, self.last_syntax_error = self.last_syntax_error, None
        return error

    def stb2text(self, stb):
        """Join the lines."""
        return "".join(stb)
