"""``Code``: source code in colour."""
from __future__ import absolute_import, division, unicode_literals

from ipython_compat import to_native
from ipython_compat.aliases import public

from .displayobject import TextDisplayObject


@public("IPython.lib.display")
class Code(TextDisplayObject):
    """Source code, highlighted by Pygments where the frontend shows HTML or LaTeX."""

    def __init__(self, data=None, url=None, filename=None, language=None):
        """
        :param data: the code.
        :param url: where it is.
        :param filename: the file it is in.
        :param language: name of a Pygments lexer; by default told from the file name, then from the code.
        """
        self.language = language
        super(Code, self).__init__(data=data, url=url, filename=filename)

    def _lexer(self):
        from pygments import lexers
        from pygments.util import ClassNotFound
        if self.language:
            return lexers.get_lexer_by_name(self.language)
        try:
            if self.filename:
                return lexers.get_lexer_for_filename(self.filename, self.data)
            return lexers.guess_lexer(self.data)
        except ClassNotFound:
            return lexers.get_lexer_by_name("text")

    def _get_lexer(self):
        return self._lexer()

    def __repr__(self):
        return to_native(self.data or "")

    def _repr_html_(self):
        from pygments import highlight
        from pygments.formatters.html import HtmlFormatter
        formatter = HtmlFormatter()
        styles = "<style>%s</style>" % formatter.get_style_defs(".output_html")
        return styles + highlight(self.data, self._lexer(), formatter)

    def _repr_latex_(self):
        from pygments import highlight
        from pygments.formatters.latex import LatexFormatter
        return highlight(self.data, self._lexer(), LatexFormatter())
