"""``IPython.core.page``: the pager, from ``zmqkernel.shell.paging``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.paging import (  # noqa: F401
    as_hook, display_page, get_pager_cmd, get_pager_start, page, page_dumb, page_file, page_more, pager_page,
    snip_print,
)

alias(__name__, "zmqkernel.shell.paging")
