"""Keys that wait for their reader keep their order and their meaning."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from prompt_toolkit.input.base import DummyInput
from prompt_toolkit.input.typeahead import get_typeahead

from zmqkernel.shell import typedahead


class Keyboard(DummyInput):
    """prompt_toolkit's input on descriptor 0, by name."""

    def typeahead_hash(self):
        return "fd-0"


@pytest.fixture(autouse=True)
def nothing_waits():
    typedahead.take()
    yield
    typedahead.take()


@pytest.mark.parametrize("text", [
    "abc\r", "\x1b[A\x1b[B\x03", "\x1b", "x\x1b[200~two\nlines\x1b[201~y", "\u20ac\x1b\r", "\x1b[1;5C\t",
], ids=repr)
def test_text_becomes_keys_and_keys_become_the_same_text(text):
    typedahead.put(text)
    assert typedahead.take() == text
    assert typedahead.take() == ""


def test_prompts_get_what_waits():
    typedahead.put("a")
    typedahead.put("\r")
    assert [key.data for key in get_typeahead(Keyboard())] == ["a", "\r"]
    assert typedahead.take() == ""


def test_nothing_is_imported_for_it(monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, str("prompt_toolkit.input.typeahead"))
    typedahead.put("a")
    assert typedahead.take() == "a"
    assert "prompt_toolkit.input.typeahead" not in sys.modules
