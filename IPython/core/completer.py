"""``IPython.core.completer``: completion, from ``zmqkernel.shell.completion.completer``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.completion.completer import (  # noqa: F401  (names for readers and type checkers)
    Completer, Completion, CompletionContext, CompletionSplitter, IPCompleter, MatcherAPIv2,
    ProvisionalCompleterWarning, SimpleCompletion, SimpleMatcherResult, completion_matcher, context_matcher,
    provisionalcompleter, rectify_completions)

alias(__name__, "zmqkernel.shell.completion.completer")
