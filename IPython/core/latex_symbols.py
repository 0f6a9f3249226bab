"""``IPython.core.latex_symbols``: LaTeX names of characters, from ``zmqkernel.shell.completion.latex_symbols``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.completion.latex_symbols import latex_symbols, reverse_latex_symbol  # noqa: F401

alias(__name__, "zmqkernel.shell.completion.latex_symbols")
