"""``IPython.utils.tempdir``: temporary folders, from ``zmqkernel.shell.utils.tempdir``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.tempdir import (  # noqa: F401
    NamedFileInTemporaryDirectory, TemporaryDirectory, TemporaryWorkingDirectory, template,
)

alias(__name__, "zmqkernel.shell.utils.tempdir")
