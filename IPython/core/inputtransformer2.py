"""``IPython.core.inputtransformer2``: input transformation, from ``zmqkernel.shell.execution.transform``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.execution.transform import (  # noqa: F401  (names for readers and type checkers)
    EscapedCommand, HelpEnd, MagicAssign, PromptStripper, SystemAssign, TokenTransformBase, TransformerManager)

alias(__name__, "zmqkernel.shell.execution.transform")
