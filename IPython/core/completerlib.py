"""``IPython.core.completerlib``: completers of commands, from ``zmqkernel.shell.completion.completerlib``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.completion.completerlib import (  # noqa: F401  (names for readers and type checkers)
    cd_completer, get_root_modules, magic_run_completer, module_completer, module_completion, module_list,
    quick_completer, reset_completer, try_import)

alias(__name__, "zmqkernel.shell.completion.completerlib")
