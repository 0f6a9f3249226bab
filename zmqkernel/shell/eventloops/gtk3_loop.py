"""GTK 3."""
from __future__ import absolute_import, unicode_literals

from gi.repository import GLib

from .glib_loop import run_until_input


def inputhook(context):
    """Run GTK's event loop until there is input."""
    run_until_input(context, GLib)
