"""The exceptions by which the shell's parts speak to each other and to extensions."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public


@public("IPython.core.error")
class IPythonCoreError(Exception):
    """Base of the shell's own exceptions."""


@public("IPython.core.error")
class TryNext(IPythonCoreError):
    """Raised by a hook, completer or formatter that leaves the work to the next one in line."""


@public("IPython.core.error")
class UsageError(IPythonCoreError):
    """A mistake in how a command was called: shown to the user as one line, without a traceback."""


@public("IPython.core.error")
class StdinNotImplementedError(IPythonCoreError, NotImplementedError):
    """Raised where code asks for input and the frontend cannot give any."""


@public("IPython.core.error")
class InputRejected(Exception):
    """Raised by an AST transformer that does not allow a cell to run.

    Unlike any other exception it does not get the transformer unregistered.
    """
