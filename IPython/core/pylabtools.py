"""``IPython.core.pylabtools``: matplotlib in the shell, from ``zmqkernel.shell.display.pylabtools``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.pylabtools import (  # noqa: F401
    activate_matplotlib, backend2gui, backends, configure_inline_support, figsize,
    find_gui_and_backend, getfigs, import_pylab, mpl_runner, print_figure, retina_figure,
    select_figure_formats,
)

alias(__name__, "zmqkernel.shell.display.pylabtools")
