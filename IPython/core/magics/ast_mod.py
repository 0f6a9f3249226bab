"""``IPython.core.magics.ast_mod``: code transformers, from ``zmqkernel.shell.magics.ast_mod``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.ast_mod import Mangler, ReplaceCodeTransformer  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.ast_mod")
