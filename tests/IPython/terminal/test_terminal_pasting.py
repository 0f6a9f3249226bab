"""What pasted text is cleaned of."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.terminal.magics import TerminalMagics


@pytest.mark.parametrize("pasted, code", [
    (">> def f():\n>>     pass", "def f():\n    pass"), ("> > a\n> > b", "a\nb"), (">> >>> a\n>> ... b", "a\nb"),
    (">>> a\n... b", "a\nb"), ("In [1]: a\n   ...: b", "a\nb"), ("++ a", "++ a"), ("\n\na > b", "a > b"),
])
def test_quotes_of_mails_and_prompts(pasted, code):
    assert TerminalMagics(None).preclean_input(pasted) == code
