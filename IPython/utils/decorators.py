"""``IPython.utils.decorators``: decorators, from ``zmqkernel.shell.utils.decorators``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.decorators import (  # noqa: F401
    GENERATING_DOCUMENTATION, flag_calls, sphinx_options, undoc,
)

alias(__name__, "zmqkernel.shell.utils.decorators")
