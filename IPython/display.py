"""``IPython.display``: what programs show things with."""
from __future__ import absolute_import

from zmqkernel.shell.display.functions import *  # noqa: F401,F403
from zmqkernel.shell.display.media import *  # noqa: F401,F403
from zmqkernel.shell.display.objects import *  # noqa: F401,F403
from zmqkernel.shell.display.objects import set_matplotlib_close, set_matplotlib_formats  # noqa: F401
