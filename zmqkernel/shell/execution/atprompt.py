"""Does Enter run what was typed at a prompt?

On Python 3 it does where ``check_complete`` calls the text complete.  On Python 2 people have IPython 5 in their
fingers: there one blank line ends a cell magic, not two, and help on one needs none.
"""
from __future__ import absolute_import, unicode_literals

from ipython_compat import PY2
from zmqkernel.shell.execution.completeness import COMPLETE


def check_at_prompt(manager):
    """Return the function that decides, with results as those of ``check_complete``.

    :param manager: a ``TransformerManager``.
    """
    if not PY2:
        return manager.check_complete
    return lambda text: check_as_ipython5(manager, text)


def check_as_ipython5(manager, text):
    """Return whether ``text`` can be run, as IPython 5 sees it where it waits for less."""
    if text.startswith("%%"):
        first, _, body = text.partition("\n")
        ended = not body.split("\n")[-1].strip() if "\n" in text else first.rstrip().endswith("?")
        if ended:
            return COMPLETE, None
    return manager.check_complete(text)
