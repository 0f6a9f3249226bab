"""``IPython.core.inputtransformer``: input transformers line by line, as before IPython 7, from
``zmqkernel.shell.execution.inputtransformer``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.inputtransformer import (  # noqa: F401  (names for readers and type checkers)
    CoroutineInputTransformer, InputTransformer, StatelessInputTransformer, TokenInputTransformer)

alias(__name__, "zmqkernel.shell.execution.inputtransformer")
