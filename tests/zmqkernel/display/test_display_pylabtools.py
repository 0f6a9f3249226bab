"""Matplotlib: figures as images; with a stand-in for a figure, and with the real thing where it is installed."""
from __future__ import absolute_import, unicode_literals

import pytest
from test_display_objects import IMAGES, PNG64

from zmqkernel.shell.display import pylabtools
from zmqkernel.shell.display.formatters import DisplayFormatter


class Canvas(object):
    def print_figure(self, stream, **options):
        self.options = options
        stream.write(b"<svg/>" if options["format"] == "svg" else IMAGES["png"])


class Figure(object):
    """What is asked of a figure."""

    dpi, axes, lines = 100, [1], []

    def __init__(self):
        self.canvas = Canvas()

    def get_facecolor(self):
        return "white"

    get_edgecolor = get_facecolor


def test_figures_become_images():
    figure = Figure()
    assert pylabtools.print_figure(figure) == IMAGES["png"]
    assert pylabtools.print_figure(figure, base64=True) == PNG64
    assert pylabtools.print_figure(figure, fmt="svg") == "<svg/>"
    assert figure.canvas.options["bbox_inches"] == "tight" and figure.canvas.options["dpi"] == 100


def test_figures_of_twice_the_density():
    figure = Figure()
    assert pylabtools.retina_figure(figure, base64=True) == (PNG64, {"width": 2, "height": 3})
    assert figure.canvas.options["dpi"] == 200 and figure.canvas.options["format"] == "png"


def test_empty_figures_are_not_shown():
    figure = Figure()
    figure.axes = []
    assert pylabtools.print_figure(figure) is None and pylabtools.retina_figure(figure) is None


class Shell(object):
    def __init__(self):
        self.display_formatter = DisplayFormatter()


def test_formats_of_figures():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    from matplotlib.figure import Figure as RealFigure
    shell, figure = Shell(), RealFigure()
    figure.add_subplot()
    pylabtools.select_figure_formats(shell, ["png", "svg"])
    assert sorted(shell.display_formatter.format(figure)[0]) == ["image/png", "image/svg+xml", "text/plain"]
    pylabtools.select_figure_formats(shell, "retina")
    data, metadata = shell.display_formatter.format(figure)
    assert sorted(data) == ["image/png", "text/plain"] and metadata["image/png"]["width"] > 10
    with pytest.raises(ValueError):
        pylabtools.select_figure_formats(shell, "bmp")


def test_backends():
    pytest.importorskip("matplotlib")
    assert pylabtools.find_gui_and_backend("agg") == (None, "agg")
    assert pylabtools.find_gui_and_backend("qt")[0] == "qt"
    assert "auto" in pylabtools._list_matplotlib_backends_and_gui_loops()


def test_names_of_event_loops_and_matplotlibs(monkeypatch):
    from zmqkernel.shell.display import pylabtools
    assert [pylabtools._convert_gui_to_matplotlib(name) for name in ("osx", "qt5", None)] == ["macosx", "qt5", None]
    assert [pylabtools._convert_gui_from_matplotlib(name) for name in ("macosx", "headless", "tk")] == [
        "osx", None, "tk"]
