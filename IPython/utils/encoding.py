"""``IPython.utils.encoding``: encodings, from ``zmqkernel.shell.utils.encoding``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.encoding import (  # noqa: F401
    DEFAULT_ENCODING, get_stream_enc, getdefaultencoding,
)

alias(__name__, "zmqkernel.shell.utils.encoding")
