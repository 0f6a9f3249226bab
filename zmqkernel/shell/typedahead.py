"""Keys that were typed before the prompt that reads them was there.

prompt_toolkit reads more than one key at a time.  What comes behind the Enter that ends one prompt, it keeps for the
next prompt of its process.  Where cells run in another process the next prompt may be there: the debugger's.  So
these keys go with the cell, and what is left of them when it has ended comes back with the reply.

prompt_toolkit is not imported here: keys wait as text until it is there.
"""
from __future__ import absolute_import, unicode_literals

import sys

#: name under which they travel in the metadata of a request and of its reply
FIELD = "typed_ahead"
MARK = FIELD.encode("ascii")

_STORE = "prompt_toolkit.input.typeahead"
_waiting = []


def put(text):
    """Have the next prompt of this process begin with these keys."""
    if text:
        _waiting.append(text)
    if _STORE in sys.modules:
        hand_on()


def take():
    """Return, as text, the keys that no prompt has read; from now on they are the caller's."""
    store = sys.modules.get(_STORE)
    keys = store.get_typeahead(_keyboard()) if store is not None else ()
    text = "".join([_text(key) for key in keys] + _waiting)
    del _waiting[:]
    return text


def hand_on():
    """Give what waits to prompt_toolkit, which is imported where there is something."""
    if not _waiting:
        return
    from prompt_toolkit.input.typeahead import store_typeahead
    from prompt_toolkit.input.vt100_parser import Vt100Parser

    keys = []
    parser = Vt100Parser(keys.append)
    parser.feed("".join(_waiting))
    parser.flush()
    del _waiting[:]
    store_typeahead(_keyboard(), keys)


def _keyboard():
    """Return what prompt_toolkit keeps the keys of descriptor 0 under."""
    from prompt_toolkit.input.base import DummyInput

    class Keyboard(DummyInput):
        """An input by name only."""

        def typeahead_hash(self):
            """Return the name of the input on descriptor 0."""
            return "fd-0"

    return Keyboard()


def _text(key):
    """Return what a terminal sends for a key."""
    from prompt_toolkit.keys import Keys

    return "\x1b[200~%s\x1b[201~" % key.data if key.key == Keys.BracketedPaste else key.data
