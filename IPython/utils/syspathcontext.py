"""``IPython.utils.syspathcontext``: a folder on sys.path, from ``zmqkernel.shell.utils.syspathcontext``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.syspathcontext import (  # noqa: F401
    appended_to_syspath, prepended_to_syspath,
)

alias(__name__, "zmqkernel.shell.utils.syspathcontext")
