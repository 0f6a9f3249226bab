"""Matplotlib in the shell: choosing a backend, drawing figures into outputs, the ``pylab`` names.

Nothing here imports matplotlib before a function is called.
"""
from __future__ import absolute_import, division, unicode_literals

import functools

import six

from .images import base64_text
from .imageformats import png_size

#: the shell's names of GUIs -> matplotlib's backends, for versions before 3.9, which have no registry of their own
backends = {
    "tk": "TkAgg", "gtk": "GTKAgg", "gtk3": "GTK3Agg", "gtk4": "GTK4Agg", "wx": "WXAgg", "qt4": "Qt4Agg",
    "qt5": "Qt5Agg", "qt6": "QtAgg", "qt": "QtAgg", "osx": "MacOSX", "nbagg": "nbAgg", "notebook": "nbAgg",
    "webagg": "WebAgg", "agg": "agg", "svg": "svg", "pdf": "pdf", "ps": "ps",
    "inline": "module://matplotlib_inline.backend_inline", "ipympl": "module://ipympl.backend_nbagg",
    "widget": "module://ipympl.backend_nbagg",
}
#: matplotlib's backends -> the event loops they need
backend2gui = {
    "TkAgg": "tk", "GTK": "gtk", "GTKAgg": "gtk", "GTKCairo": "gtk", "GTK3Agg": "gtk3", "GTK3Cairo": "gtk3",
    "GTK4Agg": "gtk4", "GTK4Cairo": "gtk4", "WX": "wx", "WXAgg": "wx", "Qt4Agg": "qt4", "Qt5Agg": "qt5",
    "QtAgg": "qt", "MacOSX": "osx", "CocoaAgg": "osx",
}
_NOTEBOOK_BACKENDS = ("nbagg", "ipympl", "widget", "module://ipympl.backend_nbagg")
_PYLAB = ("import numpy\nimport matplotlib\nfrom matplotlib import pylab, mlab, pyplot\n"
          "np = numpy\nplt = pyplot\n")
_PYLAB_ALL = "from matplotlib.pylab import *\nfrom numpy import *\n"


def getfigs(*fig_nums):
    """Return open figures.

    :param fig_nums: the numbers of the figures wanted; all of them by default.  For one that is not open a warning is
        printed.
    """
    from matplotlib._pylab_helpers import Gcf
    if not fig_nums:
        return [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
    found = []
    for number in fig_nums:
        manager = Gcf.figs.get(number)
        if manager is None:
            six.print_("Warning: figure %s not available." % number)
        else:
            found.append(manager.canvas.figure)
    return found


def figsize(sizex, sizey):
    """Set the size (inches) of new figures."""
    import matplotlib
    matplotlib.rcParams["figure.figsize"] = [sizex, sizey]


def print_figure(fig, fmt="png", bbox_inches="tight", base64=False, **kwargs):
    """Return a figure as an image, or None for one with nothing in it.

    :param fmt: ``"png"``, ``"retina"``, ``"jpeg"``, ``"svg"``, ``"pdf"``.
    :param bbox_inches: which part of the figure, as for ``savefig``.
    :param base64: return text in base 64 instead of bytes; SVG is text always.
    :param kwargs: for ``savefig``.
    """
    if not fig.axes and not fig.lines:
        return None
    import io
    options = {"dpi": fig.dpi * 2 if fmt == "retina" else fig.dpi, "format": "png" if fmt == "retina" else fmt,
               "facecolor": fig.get_facecolor(), "edgecolor": fig.get_edgecolor(), "bbox_inches": bbox_inches}
    options.update(kwargs)
    if fig.canvas is None:
        from matplotlib.backend_bases import FigureCanvasBase
        FigureCanvasBase(fig)
    stream = io.BytesIO()
    fig.canvas.print_figure(stream, **dict((str(key), value) for key, value in options.items()))
    image = stream.getvalue()
    if fmt == "svg":
        return image.decode("utf-8")
    return base64_text(image) if base64 else image


def retina_figure(fig, base64=False, **kwargs):
    """Return a figure as PNG of twice the density, with its size as metadata; None for one with nothing in it."""
    image = print_figure(fig, fmt="retina", base64=False, **kwargs)
    if image is None:
        return None
    width, height = png_size(image)
    metadata = {"width": width // 2, "height": height // 2}
    return base64_text(image) if base64 else image, metadata


def mpl_runner(safe_execfile):
    """Return a function that runs files as ``safe_execfile`` does, with figures drawn once, at the end.

    :param safe_execfile: function ``f(file name, *namespaces, **options)``.
    """
    def mpl_execfile(fname, *where, **kw):
        import matplotlib
        from matplotlib import pyplot
        interactive = matplotlib.rcParams["interactive"]
        matplotlib.interactive(False)
        try:
            safe_execfile(fname, *where, **kw)
        finally:
            matplotlib.interactive(interactive)
        draw = getattr(pyplot, "draw_if_interactive", None)
        if getattr(draw, "called", False):
            pyplot.draw()
            draw.called = False
    return mpl_execfile


def _reshow_nbagg_figure(fig):
    """Have a figure of a notebook backend show itself again.

    :raises NotImplementedError: where it cannot.
    """
    try:
        reshow = fig.canvas.manager.reshow
    except AttributeError:
        raise NotImplementedError
    reshow()


def _printer(fmt, kwargs):
    if fmt in ("retina", "png2x"):
        return functools.partial(retina_figure, base64=True, **kwargs)
    if fmt in ("jpg", "jpeg"):
        fmt = "jpg"
    return functools.partial(print_figure, fmt=fmt, base64=True, **kwargs)


#: figure format -> MIME type of the formatter
_FORMATS = {"png": "image/png", "retina": "image/png", "png2x": "image/png", "jpg": "image/jpeg",
            "jpeg": "image/jpeg", "svg": "image/svg+xml", "pdf": "application/pdf"}


def select_figure_formats(shell, formats, **kwargs):
    """Choose the formats that figures are shown in.

    :param shell: its formatters are set.
    :param formats: a format or several: ``png``, ``retina`` (``png2x``), ``jpeg`` (``jpg``), ``svg``, ``pdf``.
    :param kwargs: for :func:`print_figure`.
    :raises ValueError: for an unknown format.
    """
    import matplotlib
    from matplotlib.figure import Figure
    formats = {formats} if isinstance(formats, six.string_types) else set(formats)
    unknown = formats.difference(_FORMATS)
    if unknown:
        quoted = [", ".join("'%s'" % name for name in sorted(names)) for names in (_FORMATS, unknown)]
        raise ValueError("supported formats are: %s not %s" % tuple(quoted))
    formatters = shell.display_formatter.formatters
    for formatter in formatters.values():
        formatter.pop(Figure, None)
    if matplotlib.get_backend().lower() in _NOTEBOOK_BACKENDS:
        shell.display_formatter.ipython_display_formatter.for_type(Figure, _reshow_nbagg_figure)
    for fmt in sorted(formats):
        formatters[_FORMATS[fmt]].for_type(Figure, _printer(fmt, kwargs))


def _matplotlib_manages_backends():
    """Tell whether matplotlib (3.9 and later) has a registry of backends that knows the shell's names."""
    import matplotlib
    return getattr(matplotlib, "__version_info__", (0, 0)) >= (3, 9)


def _list_matplotlib_backends_and_gui_loops():
    """Return the names that ``%matplotlib`` takes."""
    if _matplotlib_manages_backends():
        from matplotlib.backends.registry import backend_registry
        names = backend_registry.list_all() + backend_registry.list_gui_frameworks()
    else:
        names = list(backends)
    return ["auto"] + sorted(names)


def _convert_gui_to_matplotlib(gui):
    """Return matplotlib's name of an event loop."""
    return "macosx" if gui and gui.lower() == "osx" else gui


def _convert_gui_from_matplotlib(gui):
    """Return the shell's name of an event loop."""
    return None if gui in ("", "headless") else "osx" if gui == "macosx" else gui


def find_gui_and_backend(gui=None, gui_select=None):
    """Return the event loop and the backend for a name given to ``%matplotlib``.

    :param gui: name of a GUI or a backend; None or ``"auto"`` for matplotlib's own choice.
    :param gui_select: the GUI chosen before, which cannot be changed any more, or None.
    :return: ``(gui, backend)``; gui is None where no event loop is needed.
    """
    import matplotlib
    automatic = gui is None or gui == "auto"
    if _matplotlib_manages_backends():
        return _from_registry(matplotlib, gui, gui_select, automatic)
    if not automatic:
        backend = backends.get(gui, gui)
        return (None if gui in ("agg", "svg", "pdf", "ps") else gui), backend
    backend = matplotlib.rcParamsOrig["backend"]
    gui = backend2gui.get(backend)
    if gui_select and gui != gui_select:
        gui = gui_select
        backend = backends[gui]
    return gui, backend


def _from_registry(matplotlib, gui, gui_select, automatic):
    from matplotlib.backends.registry import backend_registry
    if automatic:
        backend = matplotlib.rcParamsOrig["backend"]
        backend, loop = backend_registry.resolve_backend(backend)
    else:
        backend, loop = backend_registry.resolve_gui_or_backend(_convert_gui_to_matplotlib(gui))
    loop = _convert_gui_from_matplotlib(loop)
    if gui_select and loop != gui_select and automatic:
        backend, loop = backend_registry.resolve_gui_or_backend(_convert_gui_to_matplotlib(gui_select))
        loop = gui_select
    return loop, backend


def activate_matplotlib(backend):
    """Make ``backend`` the one that figures are drawn by."""
    import matplotlib
    from ..utils.decorators import flag_calls
    matplotlib.interactive(True)
    matplotlib.rcParams["backend"] = backend
    from matplotlib import pyplot
    pyplot.switch_backend(backend)
    pyplot.show._needmain = False
    pyplot.draw_if_interactive = flag_calls(pyplot.draw_if_interactive)


def import_pylab(user_ns, import_all=True):
    """Put the names of matplotlib and numpy into a namespace.

    :param user_ns: the namespace.
    :param import_all: all names of ``pylab`` and ``numpy``, beside the modules.
    """
    from .functions import display
    had_builtins = "__builtins__" in user_ns
    for source in (_PYLAB, _PYLAB_ALL)[:2 if import_all else 1]:
        six.exec_(source, user_ns)
    if not had_builtins:
        del user_ns["__builtins__"]  # exec leaves it
    user_ns.update(figsize=figsize, getfigs=getfigs, display=display)


def configure_inline_support(shell, backend):
    """Prepare a shell for the inline backend, or for another one; without ``matplotlib_inline`` do nothing."""
    try:
        from matplotlib_inline.backend_inline import configure_inline_support as configure
    except ImportError:
        return
    configure(shell, backend)
