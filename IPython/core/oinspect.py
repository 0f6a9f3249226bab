"""``IPython.core.oinspect``: inspection of objects, from ``zmqkernel.shell.inspection.oinspect``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.inspection.oinspect import (  # noqa: F401
    Inspector, InspectorHookData, OInfo, call_tip, find_file, find_source_lines, getargspec, getdoc, getsource,
    info_fields, object_info,
)

alias(__name__, "zmqkernel.shell.inspection.oinspect")
