"""Themes: tokens as colours on a terminal."""
from __future__ import absolute_import, unicode_literals

import io
import json
import subprocess
import sys

import pytest

from zmqkernel.shell.colors import (
    LinuxColors, NeutralColors, Parser, Theme, ThemeTable, Token, render_tokens, theme_table, token_from_str)

KEYWORD = "\x1b[38;5;81mdef\x1b[39m"


def test_tokens_equal_those_of_pygments():
    from pygments.token import Token as Other
    assert Token.Name.Class == Other.Name.Class and hash(Token.Name.Class) == hash(Other.Name.Class)
    assert repr(Token.Name.Class) == "Token.Name.Class"
    assert token_from_str("Token.Name.Class") is Token.Name.Class
    assert token_from_str("Name.Class") is Token.Name.Class
    assert Token.Name.Class in Token.Name and Token.Name not in Token.Name.Class
    with pytest.raises(ValueError):
        token_from_str("Token.name")


def test_the_usual_themes_are_there():
    assert set(["nocolor", "linux", "neutral", "lightbg"]) <= set(theme_table)
    assert theme_table["Linux"] is theme_table["linux"]
    assert "no-such" not in theme_table
    with pytest.raises(KeyError):
        theme_table["no-such"]


def test_a_stream_becomes_coloured_text():
    stream = [(Token.ExcName, "abc"), (Token, "x\n"), (Token.Keyword, "def")]
    assert theme_table["linux"].format(stream) == "\x1b[91mabc\x1b[39mx\n" + KEYWORD
    assert theme_table["nocolor"].format(stream) == "abcx\ndef"
    assert render_tokens(stream, "nocolor") == "abcx\ndef"


def test_tokens_of_pygments_are_taken_too():
    from pygments.token import Token as Other
    assert theme_table["linux"].format([(Other.Keyword, "def"), (Other.Prompt, "p")]) == KEYWORD + "\x1b[92mp\x1b[39m"


def test_colours_go_around_every_line():
    assert theme_table["linux"].format([(Token.ExcName, "a\n\nb")]) == "\x1b[91ma\x1b[39m\n\n\x1b[91mb\x1b[39m"


def test_bold_and_background():
    assert theme_table["linux"].format([(Token.PromptNum, "1")]) == "\x1b[32;01m1\x1b[39;00m"
    assert theme_table["linux"].format([(Token.TbHighlight, "1")]) == "\x1b[30;43m1\x1b[39;49m"


def test_arrows_fill_their_width():
    arrows = [theme_table["nocolor"].make_arrow(width) for width in range(5)]
    assert arrows == ["", ">", "> ", "-> ", "--> "]


def test_pygments_is_not_imported_for_the_simple_colours():
    code = ("import sys; from zmqkernel.shell.colors import theme_table, Token; "
            "theme_table['neutral'].format([(Token.Prompt, 'In'), (Token.OutPromptNum, '1'), (Token.ExcName, 'E')]);"
            "sys.exit([m for m in sys.modules if m.startswith('pygments')] and 1 or 0)")
    assert subprocess.call([sys.executable, "-c", code], env=_environment()) == 0


def _environment():
    import os
    return dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path))


def test_themes_come_from_data_and_from_files(tmp_path):
    theme = Theme.from_dict({"name": "mine", "base": "default", "extra_style": {"ExcName": "ansiblue"},
                             "symbols": {"arrow_head": "}"}})
    assert theme.format([(Token.ExcName, "x")]) == "\x1b[34mx\x1b[39m" and theme.make_arrow(3) == "-} "
    path = tmp_path / "file.json"
    path.write_text("%s" % json.dumps({"extra_style": {"Token.ExcName": "ansigreen"}}))
    loaded = Theme.from_file(path)
    assert loaded.name == "file" and loaded.format([(Token.ExcName, "x")]) == "\x1b[32mx\x1b[39m"


@pytest.mark.parametrize("data", [{}, {"name": "x", "extra_style": {"excname": ""}}, {"name": "x", "symbols": {"tail": "-"}},
                                  {"name": "x", "symbols": {"arrow_head": "-" * 50}}])
def test_data_that_is_no_theme_is_refused(data):
    with pytest.raises(ValueError):
        Theme.from_dict(data)


def test_the_users_themes_are_found(tmp_path, monkeypatch):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.json").write_text("%s" % json.dumps({"extra_style": {"ExcName": "ansiblue"}}))
    (tmp_path / "themes" / "broken.json").write_text("[]")
    monkeypatch.setenv(str("IPYTHONDIR"), str(tmp_path))
    table = ThemeTable()
    with pytest.warns(UserWarning):
        assert "own" in table
    assert table["own"].format([(Token.ExcName, "x")]) == "\x1b[34mx\x1b[39m"
    assert "own" in list(table) and "linux" in list(table)


def test_an_added_theme_can_be_used_by_name():
    theme_table.add(Theme("test-added", None, {Token.ExcName: "ansired"}))
    assert render_tokens([(Token.ExcName, "x")], "TEST-ADDED") == "\x1b[31mx\x1b[39m"


def test_a_theme_is_a_style_for_pygments():
    style = theme_table["linux"].as_pygments_style()
    from pygments.token import Token as Other
    assert style.style_for_token(Other.Prompt)["ansicolor"] == "ansibrightgreen"


def test_the_parser_colours_source_and_keeps_every_character():
    source = "\n\ndef f(x):\n\n    return 'a'  \n\n"
    assert Parser("str", theme_name="nocolor").format(source) == source
    coloured = Parser("str", theme_name="linux").format(source)
    assert KEYWORD in coloured
    import re
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == source


def test_the_parser_writes_to_files():
    out = io.StringIO()
    assert Parser(out, theme_name="nocolor").format2("a = 1") == (None, False)
    assert out.getvalue() == "a = 1"
    with pytest.raises(ValueError):
        Parser(out=5).format("a")


def test_the_older_tables_have_their_colours():
    assert NeutralColors.colors is not None and LinuxColors.name == "Linux"
    from zmqkernel.shell.coloring.schemes import ColorSchemeTable, TermColors
    table = ColorSchemeTable([LinuxColors, NeutralColors], "linux")
    assert table.active_scheme_name == "Linux" and TermColors.Red == "\x1b[0;31m"
    with pytest.raises(ValueError):
        table.set_active_scheme("Other")


def test_the_older_names_are_the_same_modules():
    import IPython.utils.coloransi
    import IPython.utils.PyColorize
    import zmqkernel.shell.colors
    assert IPython.utils.PyColorize is zmqkernel.shell.colors
    assert Parser.__module__ == "IPython.utils.PyColorize"
    assert IPython.utils.coloransi.TermColors.Normal == "\x1b[0m"


@pytest.mark.parametrize("symbol", ["\x1b]0;x\x07", "\n", "\t", "\u202e", "x" * 21, 5])
def test_symbols_that_would_do_more_than_be_seen(symbol):
    with pytest.raises(ValueError):
        Theme("evil", None, {}, symbols={"arrow_head": symbol})


@pytest.mark.parametrize("symbol", ["\u25b6", "\ue0b0", "e\u0301", " ", "", "x" * 20])
def test_symbols_that_can_be_seen(symbol):
    assert Theme("fine", None, {}, symbols={"arrow_head": symbol}).symbols["arrow_head"] == symbol


@pytest.mark.parametrize("path", ["__class__", "split.__globals__", "prompt", "Prompt.count"])
def test_paths_that_lead_off_the_tokens(path):
    with pytest.raises(ValueError):
        Theme.from_dict({"name": "evil", "extra_style": {path: "ansired"}})


def test_users_themes_are_called_like_their_files(tmp_path, monkeypatch):
    folder = tmp_path / "themes"
    folder.mkdir()
    monkeypatch.setattr("zmqkernel.shell.coloring.installed._user_folder", lambda dirname: str(folder))
    table = ThemeTable()
    with pytest.raises(KeyError):
        table["late"]
    for name in ("late", "linux"):
        (folder / (name + ".json")).write_text("%s" % json.dumps({"name": "other", "base": "default"}))
    assert table["late"].name == "late" and "late" in table and "other" not in table
    assert table["linux"].base == "monokai"


def test_prompts_have_no_colours_where_the_environment_says_so(monkeypatch):
    prompt = [(Token.OutPrompt, "Out["), (Token.OutPromptNum, "1"), (Token.OutPrompt, "]: ")]
    monkeypatch.delenv(str("NO_COLOR"), raising=False)
    assert theme_table["neutral"].format_prompt(prompt) == theme_table["neutral"].format(prompt) != "Out[1]: "
    monkeypatch.setenv(str("NO_COLOR"), str("1"))
    assert theme_table["neutral"].format_prompt(prompt) == "Out[\x1b[01m1\x1b[00m]: "
