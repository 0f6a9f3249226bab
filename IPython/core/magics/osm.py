"""``IPython.core.magics.osm``: the operating system, from ``zmqkernel.shell.magics.osm``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.magics.osm import OSMagics  # noqa: F401  (for readers and type checkers)

alias(__name__, "zmqkernel.shell.magics.osm")
