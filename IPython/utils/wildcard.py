"""``IPython.utils.wildcard``: names by pattern, from ``zmqkernel.shell.utils.wildcard``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.utils.wildcard import (  # noqa: F401
    create_typestr2type_dicts, dict_dir, filter_ns, is_type, list_namespace, show_hidden,
    type2typestr, typestr2type,
)

alias(__name__, "zmqkernel.shell.utils.wildcard")
