"""``IPython.utils.sysinfo``: facts for a bug report, from ``zmqkernel.shell.utils.sysinfo``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.sysinfo import (  # noqa: F401
    get_sys_info, num_cpus, pkg_commit_hash, pkg_info, sys_info,
)

alias(__name__, "zmqkernel.shell.utils.sysinfo")
