"""``IPython.utils.tokenutil``: code token by token, from ``zmqkernel.shell.utils.tokenutil``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.tokenutil import (  # noqa: F401
    Token, generate_tokens, generate_tokens_catch_errors, iskeyword, line_at_cursor,
    token_at_cursor,
)

alias(__name__, "zmqkernel.shell.utils.tokenutil")
