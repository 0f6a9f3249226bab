"""Cells that are shown, not run: ``%%html`` and its kin."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import argument, magic_arguments, parse_argstring
from zmqkernel.shell.magics.base import Magics, cell_magic, magics_class


def _no_arguments(name, line):
    if line.strip():
        raise UsageError("unrecognized arguments: %s (usage: %%%%%s, and the text below)" % (line.strip(), name))


@public("IPython.core.magics.display")
@magics_class
class DisplayMagics(Magics):
    """Show a cell in the frontend as HTML, LaTeX, Markdown, SVG or JavaScript."""

    def _show(self, class_name, cell, **metadata):
        from zmqkernel.shell.display import objects
        from zmqkernel.shell.display.functions import display
        display(getattr(objects, class_name)(cell), **metadata)

    @cell_magic
    def js(self, line, cell):
        """Run the cell as JavaScript in the frontend: another name of ``%%javascript``."""
        _no_arguments("js", line)
        self._show(str("Javascript"), cell)

    @cell_magic
    def javascript(self, line, cell):
        """Run the cell as JavaScript in the frontend."""
        _no_arguments("javascript", line)
        self._show(str("Javascript"), cell)

    @cell_magic
    def latex(self, line, cell):
        """Show the cell as LaTeX: what MathJax or KaTeX make of it."""
        _no_arguments("latex", line)
        self._show(str("Latex"), cell)

    @cell_magic
    def svg(self, line, cell):
        """Show the cell as an SVG drawing."""
        _no_arguments("svg", line)
        self._show(str("SVG"), cell)

    @magic_arguments()
    @argument("--isolated", action="store_true", default=False,
              help="Keep it apart from the page, in a frame of its own, so that styles and scripts do not leak.")
    @cell_magic
    def html(self, line, cell):
        """Show the cell as HTML."""
        args = parse_argstring(self.html, line)
        if args.isolated:
            self._show(str("HTML"), cell, metadata={"text/html": {"isolated": True}})
        else:
            self._show(str("HTML"), cell)

    @cell_magic
    def markdown(self, line, cell):
        """Show the cell as Markdown."""
        _no_arguments("markdown", line)
        self._show(str("Markdown"), cell)
