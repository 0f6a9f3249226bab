"""``IPython.core.guarded_eval``: evaluation under a policy, from ``zmqkernel.shell.completion.guarded_eval``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.completion.guarded_eval import (  # noqa: F401  (names for readers and type checkers)
    EvaluationContext, EvaluationPolicy, GuardRejection, SelectivePolicy, eval_node, guarded_eval)

alias(__name__, "zmqkernel.shell.completion.guarded_eval")
