"""Formulas as pictures: LaTeX to PNG, by LaTeX and dvipng or by matplotlib."""
from __future__ import absolute_import, unicode_literals

import binascii
import os
import shutil
import subprocess
import tempfile
from io import BytesIO, open

from traitlets import Bool, CaselessStrEnum, List, Unicode
from traitlets.config.configurable import SingletonConfigurable

from IPython.utils.process import FindCmdError, find_cmd
from ipython_compat import to_text

__all__ = [str(name) for name in (
    "LaTeXTool", "latex_to_png", "latex_to_png_mpl", "latex_to_png_dvipng", "kpsewhich", "genelatex", "latex_to_html")]


class LaTeXTool(SingletonConfigurable):
    """How formulas become pictures."""

    backends = List(
        CaselessStrEnum(["dvipng", "matplotlib"]), default_value=["matplotlib", "dvipng"],
        help="The ways to draw a formula, the preferred one first.").tag(config=True)
    use_breqn = Bool(True, help="Let breqn break long equations, where LaTeX has it.").tag(config=True)
    packages = List(
        Unicode(), default_value=["amsmath", "amsthm", "amssymb", "bm"],
        help="The packages that a formula may use; breqn comes besides.").tag(config=True)
    preamble = Unicode("", help="LaTeX that stands before each formula's document begins.").tag(config=True)


def latex_to_png(s, encode=False, backend=None, wrap=False, color="Black", scale=1.0):
    """Draw the formula ``s``.

    :param s: LaTeX source, text.
    :param encode: return base64 (ASCII bytes) instead of the PNG's own bytes.
    :param backend: ``matplotlib`` or ``dvipng``; default: what :class:`LaTeXTool` prefers and is to be had.
    :param wrap: put the formula into an equation environment first.
    :param color: a name of dvips' colours, or ``#RRGGBB``.
    :param scale: how much larger than 12 points.
    :return: bytes, or None where no way to draw it is to be had.
    :raises ValueError: for a backend of another name.
    """
    ways = {"matplotlib": latex_to_png_mpl, "dvipng": latex_to_png_dvipng}
    chosen = [backend] if backend else list(LaTeXTool.instance().backends)
    unknown = [name for name in chosen if name not in ways]
    if unknown:
        raise ValueError("no backend called %s: there are %s" % (unknown[0], " and ".join(sorted(ways))))
    for name in chosen:
        picture = ways[name](s, wrap, color, scale)
        if picture is not None:
            return binascii.b2a_base64(picture) if encode else picture
    return None


def latex_to_png_mpl(s, wrap, color="Black", scale=1.0):
    """Draw a formula by matplotlib; None where it is not installed or does not understand the formula."""
    try:
        from matplotlib import figure, font_manager, mathtext
        from matplotlib.backends import backend_agg
    except ImportError:
        return None
    source = "$%s$" % s if wrap else s.replace(r"\displaystyle", "").replace("$$", "$")
    try:
        properties = font_manager.FontProperties(size=12)
        width, height, depth, _, _ = mathtext.MathTextParser("path").parse(source, dpi=72, prop=properties)
        drawing = figure.Figure(figsize=(width / 72.0, height / 72.0))
        drawing.text(0, depth / height, source, fontproperties=properties, color=color.lower())
        backend_agg.FigureCanvasAgg(drawing)
        target = BytesIO()
        drawing.savefig(target, dpi=120 * scale, format="png", transparent=True)
    except (ValueError, RuntimeError):  # matplotlib's word for a formula it can't draw
        return None
    return target.getvalue()


def _dvips_color(color):
    """Return ``color`` as dvipng takes it: ``#RRGGBB`` becomes three numbers.

    :raises ValueError: for anything else behind ``#``.
    """
    if not color.startswith("#"):
        return color
    if len(color) != 7:
        raise ValueError("a colour is #RRGGBB, not %s" % color)
    return "RGB " + " ".join(str(int(color[i:i + 2], 16)) for i in (1, 3, 5))


def latex_to_png_dvipng(s, wrap, color="Black", scale=1.0):
    """Draw a formula by ``latex`` and ``dvipng``; None where they are not installed or refuse it.

    :raises ValueError: for a colour that is none.
    """
    foreground = _dvips_color(color)
    try:
        for name in ("latex", "dvipng"):
            find_cmd(name)
    except FindCmdError:
        return None
    folder = tempfile.mkdtemp()
    try:
        with open(os.path.join(folder, "formula.tex"), "w", encoding="utf-8") as f:
            f.write("\n".join(genelatex(s, wrap)) + "\n")
        commands = (
            ["latex", "-halt-on-error", "-interaction", "batchmode", "formula.tex"],
            ["dvipng", "-T", "tight", "-D", str(round(150 * scale)), "-z", "9", "-bg", "Transparent",
             "-o", "formula.png", "formula.dvi", "-fg", foreground],
        )
        with open(os.devnull, "wb") as null:
            for command in commands:
                if subprocess.call(command, cwd=folder, stdout=null, stderr=null):
                    return None
        with open(os.path.join(folder, "formula.png"), "rb") as f:
            return f.read()
    except OSError:  # one of the two programs is missing
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kpsewhich(filename):
    """Return where TeX finds ``filename``; None where it does not, or there is no TeX."""
    try:
        found = subprocess.check_output(["kpsewhich", filename])
    except (OSError, subprocess.CalledProcessError):
        return None
    return to_text(found).strip() or None


def genelatex(body, wrap):
    """Yield the lines of the LaTeX document that draws ``body``, wrapped in an equation where ``wrap`` is true."""
    tool = LaTeXTool.instance()
    breqn = wrap and tool.use_breqn and kpsewhich("breqn.sty")
    yield "\\documentclass{article}"
    for package in tool.packages + (["breqn"] if breqn else []):
        yield "\\usepackage{%s}" % package
    yield "\\pagestyle{empty}"
    if tool.preamble:
        yield tool.preamble
    yield "\\begin{document}"
    if not wrap:
        yield body
    elif breqn:
        yield "\\begin{dmath*}"
        yield body
        yield "\\end{dmath*}"
    else:
        yield "$$%s$$" % body
    yield "\\end{document}"


def latex_to_html(s, alt="image"):
    """Return an ``<img>`` tag with the formula ``s`` in it, and ``alt`` as its other text; None where it can't
    be drawn."""
    picture = latex_to_png(s, encode=True)
    if picture is None:
        return None
    return '<img src="data:image/png;base64,%s" alt=%s>' % (to_text(picture).replace("\n", ""), alt)
