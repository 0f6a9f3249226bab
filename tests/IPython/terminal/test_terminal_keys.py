"""The keys and their conditions; completion, suggestions and colours without a terminal."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from IPython.terminal import shortcuts
from IPython.terminal.shortcuts import auto_match, auto_suggest, filters
from IPython.terminal.ui.completing import BackendCompleter, elided

CONTRACT = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, "contract", "facts.json")


def test_every_key_of_the_contract_is_there():
    with open(CONTRACT) as f:
        wanted = json.load(f)["key_bindings"]
    ours = [{"command": binding.command.__name__.strip("_"), "keys": binding.keys, "when": binding.condition}
            for binding in shortcuts.KEY_BINDINGS]
    assert [entry for entry in wanted if entry not in ours] == []
    assert len(ours) == len(wanted)


def test_conditions_are_expressions_of_names():
    assert filters.filter_from_string("vi_mode & ~has_selection | always") is not None
    with pytest.raises(NameError):
        filters.filter_from_string("nobody")
    with pytest.raises(ValueError):
        filters.filter_from_string("vi_mode + 1")


class Event(object):
    """A key event in a buffer."""

    arg = 1

    def __init__(self, text, suggestion=None):
        self.current_buffer = Buffer(document=Document(text))
        self.current_buffer.suggestion = suggestion


@pytest.mark.parametrize("command, before, text, cursor", [
    (auto_match.parenthesis, "f", "f()", 2), (auto_match.brackets, "", "[]", 1), (auto_match.braces, "", "{}", 1),
    (auto_match.double_quote, "x", 'x""', 2), (auto_match.docstring_double_quotes, '""', '""""""', 3),
    (auto_match.raw_string_parenthesis, 'R"--', 'R"--()--', 5),
])
def test_pairs_are_closed(command, before, text, cursor):
    event = Event(before)
    command(event)
    assert (event.current_buffer.text, event.current_buffer.cursor_position) == (text, cursor)


@pytest.mark.parametrize("command, text, cursor", [
    (auto_suggest.accept, "print(name.real)", 16), (auto_suggest.accept_character, "prin", 4),
    (auto_suggest.accept_token, "print", 5), (auto_suggest.accept_and_keep_cursor, "print(name.real)", 3),
])
def test_suggestions_are_taken(command, text, cursor):
    from prompt_toolkit.auto_suggest import Suggestion

    event = Event("pri", Suggestion("nt(name.real)" if command is not auto_suggest.accept_token else "nt"))
    command(event)
    assert (event.current_buffer.text, event.current_buffer.cursor_position) == (text, cursor)


@pytest.mark.parametrize("line, stops", [
    ("abc = foo(bar, 'x y') + 12.5 # so", [1, 6, 10, 15, 22, 24, 29, 33]),
    ("import os.path as p, sys", [2, 7, 10, 15, 19, 21, 24]),
    ("f(*c, **d)", [1, 3, 6, 9, 10]),
    ("abc = 3", [3, 6, 7]),
    ("k='it is'", [5, 9]),
])
def test_a_suggestion_is_taken_token_by_token(line, stops):
    from prompt_toolkit.auto_suggest import Suggestion

    event = Event(line[:stops[0]])
    for stop in stops[1:]:
        event.current_buffer.suggestion = Suggestion(line[event.current_buffer.cursor_position:])
        auto_suggest.accept_token(event)
        assert event.current_buffer.text == line[:stop]


@pytest.mark.parametrize("text, cursor, ready", [
    ("a = 1", 2, True), ("a = 1\n", 5, False), ("a = 1\n\n", 6, True), ("a = 1\nb", 0, False),
])
def test_enter_runs_the_input_from_its_last_line_or_an_empty_one_behind_it(text, cursor, ready):
    from IPython.terminal.shortcuts.commands import _is_ready

    assert bool(_is_ready(Document(text, cursor))) is ready


def test_suggestions_can_be_walked_through():
    class History(object):
        """Three inputs."""

        @staticmethod
        def get_strings():
            """Oldest first."""
            return ["import os", "import sys", "import re"]

    provider = auto_suggest.NavigableAutoSuggestFromHistory()
    buffer = type(str("B"), (object,), {"history": History})()
    document = Document("import ")
    assert provider.get_suggestion(buffer, document).text == "re"
    provider.up("import ", "import re", History)
    assert provider.get_suggestion(buffer, document).text == "sys"
    provider.down("import ", "import sys", History)
    assert provider.get_suggestion(buffer, document).text == "re"


def test_quotes_are_counted():
    assert filters.all_quotes_paired('"', 'a "b" c') and not filters.all_quotes_paired('"', 'a "b" "c')
    assert filters.all_quotes_paired("'", r"it\'s") and filters.all_quotes_paired("'", "''''")


def test_completions_come_with_their_types_and_are_shortened():
    class Backend(object):
        """Answers as a kernel does."""

        @staticmethod
        def complete(code, cursor_pos):
            """One function, one plain match."""
            return {"matches": ["sorted", "sort"], "cursor_start": 0, "cursor_end": 4, "metadata": {
                "_jupyter_types_experimental": [
                    {"start": 0, "end": 4, "text": "sorted", "type": "function", "signature": "(iterable)"},
                    {"start": 0, "end": 4, "text": "sort", "type": "<unknown>", "signature": ""}]}}

    class Asked(object):
        """A completion that the person asked for."""

        completion_requested = True

    found = list(BackendCompleter(object(), Backend).get_completions(Document("sort"), Asked))
    assert [(match.text, match.start_position) for match in found] == [("sorted", -4), ("sort", -4)]
    assert [(match.display_text, match.display_meta_text) for match in found] == [
        ("sorted()", "function(iterable)"), ("sort", "")]
    assert elided("/one/two/three/four/five/six/seven", "/one", 20) == "/o\N{HORIZONTAL ELLIPSIS}x/seven"


def test_keys_can_be_changed_added_and_taken_away():
    from IPython.terminal.shortcuts.customizing import customize

    left_out, added = customize([
        {"command": "IPython:auto_suggest.accept", "match_keys": ["c-f"], "new_keys": ["c-q"]},
        {"command": "IPython:shortcuts.quit", "new_keys": []},
        {"command": "prompt_toolkit:named_commands.end_of_line", "new_keys": ["f5"], "new_filter": "vi_mode",
         "create": True},
    ])
    assert [binding.keys for binding in left_out] == [["c-f"], ["c-\\"]]
    assert [binding.keys for binding in added] == [["c-q"], ["f5"]]
    for wrong in ({"command": "IPython:nothing"}, {"command": "IPython:auto_suggest.accept", "new_keys": ["c-q"]},
                  {"command": "IPython:shortcuts.quit", "keys": ["c-q"]}):
        with pytest.raises(ValueError):
            customize([wrong])


@pytest.mark.parametrize("text, typed, limit, expected", [
    ("package.module.inner.thing", "", 10, "package.m\N{HORIZONTAL ELLIPSIS}r.thing"),
    ("package.module.inner.thing", "", 0, "package.module.inner.thing"), ("a.b.c.d", "", 10, "a.b.c.d"),
    ("what was typed before, and more", "what was typed", 10, "wha\N{HORIZONTAL ELLIPSIS}ped before, and more"),
    ("what was typed", "what was typed", 10, "what was typed"), ("what was typed", "wha", 10, "what was typed"),
    ("a..b", "", 10, "a\N{TWO DOT LEADER}b"),
])
def test_how_long_matches_are_shown(text, typed, limit, expected):
    from IPython.terminal.ui.completing import elided
    assert elided(text, typed, limit) == expected


def test_an_arguments_sign_is_not_doubled():
    from IPython.terminal.ui.completing import fitted
    assert [fitted("n=", code, 3) for code in ("f(n=)", "f(n)", "f(n")] == ["n", "n=", "n="]
    assert fitted("n", "f(n=)", 3) == "n"


@pytest.mark.parametrize("name, text, position, holds", [
    ("preceded_by_opening_bracket", "a[", 2, True), ("followed_by_closing_brace", "{}", 1, True),
    ("not_inside_unclosed_string", "f('a", 4, False), ("cursor_in_leading_ws", "  ", 2, True),
    ("has_line_below", "a\nb", 0, True), ("has_line_above", "a\nb", 0, False),
    ("is_cursor_at_the_end_of_line", "a\nb", 1, True),
])
def test_filters_of_an_application(monkeypatch, name, text, position, holds):
    from prompt_toolkit.document import Document
    from IPython.terminal.shortcuts import filters

    class Application(object):
        class current_buffer(object):
            document = Document(text, position)

    monkeypatch.setattr(filters, "get_app", lambda: Application)
    assert bool(filters.KEYBINDING_FILTERS[name]()) is holds


def test_keys_that_programs_have_added_stay_when_the_settings_change():
    from IPython.terminal.ui.keys import Keys
    from IPython.terminal.ui.settings import TerminalSettings

    settings = TerminalSettings()
    keys = Keys(settings)
    bindings = keys.make()
    bindings.add("f5")(print)
    count = len(bindings.bindings)
    settings.handle_return = lambda shell: len
    for _ in range(2):
        bindings = keys.make(bindings)
        assert [b.handler for b in bindings.bindings[-1:]] == [print] and len(bindings.bindings) == count
    assert [b for b in bindings.bindings if b.handler is len]


def test_escape_stands_for_alt_for_as_long_as_a_person_needs():
    from IPython.terminal.ui.keys import Patience
    from IPython.terminal.ui.settings import TerminalSettings

    class App(object):
        """As prompt_toolkit makes it."""

        timeoutlen, ttimeoutlen = 1.0, 0.5

    def patience(**options):
        """Return the times that an editor with these options waits."""
        app = App()
        Patience(app).follow(TerminalSettings(**dict((str(name), value) for name, value in options.items())))
        return app.timeoutlen, app.ttimeoutlen

    assert patience() == (1.0, 0.5)
    assert patience(timeoutlen=2.0) == (2.0, 0.5)
    assert patience(editing_mode="vi") == (0.5, 0.01)
    assert patience(editing_mode="vi", ttimeoutlen=0.3) == (0.5, 0.3)


def test_nothing_is_offered_for_an_empty_line():
    class Backend(object):
        """Must not be asked: the line has been dropped while completions were looked for."""

    assert list(BackendCompleter(None, Backend()).get_completions(Document("x\n  ", 4), None)) == []
