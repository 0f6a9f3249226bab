"""``IPython.config``: the name of IPython 3 and before for ``traitlets.config``; its modules are the same objects."""
from __future__ import absolute_import

from ipython_compat.lazy_aliases import AliasFinder as _AliasFinder
from traitlets import *  # noqa: F401,F403
from traitlets.config import *  # noqa: F401,F403
from traitlets.config.configurable import *  # noqa: F401,F403

_AliasFinder(dict(("IPython.config." + name, "traitlets.config." + name)
                  for name in ("application", "configurable", "loader", "manager"))).install()
