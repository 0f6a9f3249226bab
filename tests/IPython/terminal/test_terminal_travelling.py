"""Values of options as JSON."""
from __future__ import absolute_import, unicode_literals

import json

import pytest
from pygments.style import Style
from pygments.styles import get_style_by_name
from pygments.token import Token

from IPython.terminal.prompts import ClassicPrompts
from IPython.terminal.travelling import pack, unpack


class Loud(Style):
    """A style that no module has."""

    styles = {Token.Keyword: "bold #ff0000"}


Loud.__module__ = str("__main__")


def sent(value):
    """Return what arrives."""
    return unpack(json.loads(json.dumps(pack(value))))


@pytest.mark.parametrize("value", [
    None, True, 3, 0.5, "text", ["a", 1], {}, {"a": [1]}, [{"command": "x", "new_keys": ["a", "b"]}],
    {Token.Keyword: "#ff0000", Token.Prompt.Continuation: "bold"}, ClassicPrompts, get_style_by_name("default"),
])
def test_values_arrive_as_they_were(value):
    assert sent(value) == value


def test_a_style_of_a_cell_arrives_with_its_rules():
    assert sent(Loud).style_for_token(Token.Keyword)["color"] == "ff0000"


@pytest.mark.parametrize("value", [lambda shell: None, object(), {1: 2}, [object()]])
def test_what_no_other_process_knows_stays(value):
    with pytest.raises(ValueError):
        pack(value)


def test_what_cannot_be_imported_is_refused():
    with pytest.raises(ValueError):
        unpack({"in a module": "no_such_module_here:thing"})
