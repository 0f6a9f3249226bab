"""``IPython.utils.terminal``: the terminal's size and title, from ``zmqkernel.shell.utils.terminal``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.terminal import (  # noqa: F401
    TERM, freeze_term_title, get_terminal_size, ignore_termtitle, restore_term_title,
    set_term_title, toggle_set_term_title,
)

alias(__name__, "zmqkernel.shell.utils.terminal")
