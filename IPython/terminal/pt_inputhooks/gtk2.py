"""GTK 2, by its full name: the module of :mod:`.gtk`."""
from __future__ import absolute_import, unicode_literals

from IPython.terminal.pt_inputhooks.gtk import inputhook  # noqa: F401
