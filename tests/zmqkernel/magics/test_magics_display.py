"""Cells that are shown."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.shell.utils.capture import capture_output


@pytest.mark.parametrize("magic, mime", [
    ("html", "text/html"), ("HTML", "text/html"), ("markdown", "text/markdown"), ("latex", "text/latex"),
    ("svg", "image/svg+xml"), ("SVG", "image/svg+xml"), ("javascript", "application/javascript"),
    ("js", "application/javascript")])
def test_cell_is_displayed(ip, magic, mime):
    body = "<svg xmlns='http://www.w3.org/2000/svg'></svg>" if "svg" in mime else "<b>x</b>"
    with capture_output() as captured:
        ip.run_cell_magic(magic, "", body)
    data = captured.outputs[0].data
    assert mime in data and (magic.lower() == "svg" or data[mime] == body)


def test_isolated_html(ip):
    with capture_output() as captured:
        ip.run_cell_magic("html", "--isolated", "<b>x</b>")
    assert captured.outputs[0].metadata == {"text/html": {"isolated": True}}


@pytest.mark.parametrize("magic", ["html", "markdown", "latex", "svg", "javascript", "js"])
def test_wrong_arguments_are_told(usage, magic):
    usage(magic, "--other", "x")
