"""``IPython.utils.tokenize2``: the tokenizer of Python's library, by the name of old."""
from __future__ import absolute_import

import token as _token
from tokenize import *  # noqa: F401,F403
from tokenize import COMMENT, NL, generate_tokens, tok_name  # noqa: F401

#: of Python 2, where it was the other way to write ``repr``
BACKQUOTE = getattr(_token, "BACKQUOTE", 25)
for _number, _name in list(_token.tok_name.items()):
    globals().setdefault(_name, _number)
for _name in ("NT_OFFSET", "N_TOKENS", "AT"):
    globals().setdefault(_name, getattr(_token, _name))
del _number, _name
