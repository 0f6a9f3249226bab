"""``IPython.utils.openpy``: reading Python source, from ``zmqkernel.shell.utils.openpy``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.openpy import (  # noqa: F401
    BOM_UTF8, cache_from_source, cookie_comment_re, cookie_re, detect_encoding, open,
    read_py_file, read_py_url, source_from_cache, source_to_unicode, strip_encoding_cookie,
)

alias(__name__, "zmqkernel.shell.utils.openpy")
