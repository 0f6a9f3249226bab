"""The running shell, from anywhere."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_native
from ipython_compat.aliases import public

_SHELL_MODULE = to_native("zmqkernel.shell.interactiveshell")


@public("IPython.core.getipython")
def get_ipython():
    """Return the ``InteractiveShell`` of this process, or None where there is none.

    Libraries call this to find out whether they run in IPython, so it must not load the shell: a shell that
    exists has its module in ``sys.modules``.
    """
    module = sys.modules.get(_SHELL_MODULE)
    shell_class = getattr(module, "InteractiveShell", None)
    if shell_class is None or not shell_class.initialized():
        return None
    return shell_class.instance()
