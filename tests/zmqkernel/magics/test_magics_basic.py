"""Magics about magics, display and settings."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import json
import os

import pytest


def test_alias_magic_takes_the_kinds_of_its_target(ip, capsys):
    ip.run_line_magic("alias_magic", "t timeit")
    assert capsys.readouterr()[0] == (
        "Created `%t` as an alias for `%timeit`.\nCreated `%%t` as an alias for `%%timeit`.\n")
    ip.run_line_magic("alias_magic", "--line where pwd")
    assert ip.run_line_magic("where", "") == ip.run_line_magic("pwd", "")
    assert ip.find_cell_magic("where") is None


def test_alias_magic_puts_parameters_in_front(ip):
    ip.run_line_magic("alias_magic", "e env -p 'ALIASED'")
    ip.run_line_magic("env", "ALIASED=1")
    assert ip.run_line_magic("e", "") == "1"


@pytest.mark.parametrize("line", ["", "a", "a nothing_like_it", "--cell a pwd", "-z a b"])
def test_alias_magic_tells_what_is_wrong(usage, line):
    usage("alias_magic", line)


def test_lsmagic_is_text_that_shows_as_it_is(ip, shown):
    names = ip.run_line_magic("lsmagic", "")
    assert "%timeit" in names and "%%bash" in names and "Automagic is ON" in names
    assert "\nAvailable line magics:\n%alias" in shown("%lsmagic")
    classes = ip.run_line_magic("lsmagic", "-j")
    assert classes["line"]["cd"] == "OSMagics" and classes["cell"]["file"] == "Other"
    assert names._repr_json_() == classes


@pytest.mark.parametrize("mode, part", [
    ("", "%cd:\n    Go to a folder.\n\n    %cd folder"), ("-brief", "%cd:\n    Go to a folder.\n%"),
    ("-rest", "**%cd**::"), ("-latex", "\\texttt{\\%cd}:")])
def test_magic_describes_them_all(ip, capsys, mode, part):
    ip.run_line_magic("magic", mode)
    assert part in capsys.readouterr()[0]


def test_quickref_lists_syntax_and_magics(ip, capsys):
    ip.run_line_magic("quickref", "")
    text = capsys.readouterr()[0]
    assert "Quick Reference" in text and "%pwd:\n    Return" in text


def test_page_shows_the_last_result_or_an_object(ip, shown):
    assert "[1, 2]" in shown("[1, 2]", "%page")
    ip.user_ns["text"] = "a\tb"
    assert shown("%page text") == "'a\\tb'\n" or shown("%page text").endswith("u'a\\tb'\n")
    assert shown("%page -r text") == "a\tb\n"
    assert "not found" in shown("%page nothing_there")


def test_pprint_and_precision_change_how_results_look(ip, shown):
    assert "turned OFF" in shown("%pprint") and "turned ON" in shown("%pprint")
    assert ip.run_line_magic("precision", "3") == "%.3f"
    assert "3.142" in shown("3.14159")
    ip.run_line_magic("precision", "%.1e")
    assert "3.1e+00" in shown("3.14159")
    assert ip.run_line_magic("precision", "") == "%r"


@pytest.mark.parametrize("magic, line", [
    ("precision", "many"), ("precision", "%d%d"), ("colors", ""), ("colors", "plaid"), ("xmode", "Loud"),
    ("magic", "-other"), ("notebook", ""), ("gui", "qt"), ("autoawait", "no.such.runner"), ("lsmagic", "x")])
def test_wrong_arguments_are_told(usage, magic, line):
    usage(magic, line)


def test_colors_changes_the_theme(ip):
    ip.run_line_magic("colors", "Linux")
    assert ip.colors == "linux"


def test_xmode_names_and_cycles(ip, capsys):
    for line, mode in (("plain", "Plain"), ("Verbose", "Verbose"), ("minimal", "Minimal"), ("context", "Context")):
        ip.run_line_magic("xmode", line)
        assert ip.InteractiveTB.mode == mode == ip.xmode
    ip.run_line_magic("xmode", "")
    assert ip.InteractiveTB.mode != "Context"
    ip.run_line_magic("xmode", "--show")
    assert not ip.InteractiveTB.skip_hidden
    ip.run_line_magic("xmode", "--hide")
    assert ip.InteractiveTB.skip_hidden


def test_doctest_mode_is_undone(ip, shown):
    types = list(ip.display_formatter.active_types)
    assert "Doctest mode is: ON" in shown("%doctest_mode")
    assert ip.InteractiveTB.mode == "Plain" and not ip.display_formatter.formatters["text/plain"].pprint
    assert "Doctest mode is: OFF" in shown("%doctest_mode")
    assert ip.InteractiveTB.mode == "Context" and ip.display_formatter.formatters["text/plain"].pprint
    assert list(ip.display_formatter.active_types) == types


def test_gui_is_the_shells_business(ip):
    asked = []
    type(ip).enable_gui, kept = lambda self, gui=None: asked.append(gui), type(ip).__dict__.get(str("enable_gui"))
    try:
        ip.run_line_magic("gui", "tk")
        ip.run_line_magic("gui", "")
    finally:
        type(ip).enable_gui = kept
    assert asked == ["tk", None]


def test_notebook_has_a_cell_for_each_input(ip, tmp_path):
    ip.run_cell("x = 1\nx", store_history=True)
    ip.run_cell("print('\xe9')", store_history=True)
    ip.run_line_magic("notebook", "written")
    with io.open("written.ipynb", encoding="utf-8") as f:
        notebook = json.load(f)
    assert (notebook["nbformat"], len(notebook["cells"])) == (4, 2)
    assert "".join(notebook["cells"][0]["source"]) == "x = 1\nx"
    assert notebook["cells"][1]["execution_count"] == 2 and "\xe9" in notebook["cells"][1]["source"][0]
    assert notebook["metadata"]["kernelspec"]["language"] == "python"
    assert notebook["cells"][0]["outputs"][0]["data"] == {"text/plain": ["1"]}
    ip.run_line_magic("notebook", "-e again")  # as IPython up to 7 wanted it
    assert os.path.exists("again.ipynb")


def test_autoawait_is_switched(ip, capsys):
    ip.run_line_magic("autoawait", "off")
    assert not ip.autoawait
    ip.run_line_magic("autoawait", "true")
    assert ip.autoawait
    ip.run_line_magic("autoawait", "sync")
    ip.run_line_magic("autoawait", "")
    assert "set to use `sync`" in capsys.readouterr()[0]
    ip.user_ns["mine"] = lambda coroutine: None
    ip.run_line_magic("autoawait", "mine")
    assert ip.loop_runner is ip.user_ns["mine"]
