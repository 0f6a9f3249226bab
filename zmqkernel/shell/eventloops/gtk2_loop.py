"""GTK 2, by PyGTK."""
from __future__ import absolute_import, unicode_literals

import gobject
import gtk


def inputhook(context):
    """Run GTK's event loop until there is input."""
    def stop(*_):
        """End the loop: the keyboard has something."""
        gtk.main_quit()
        return False

    gobject.io_add_watch(context.fileno(), gobject.IO_IN, stop)
    gtk.main()
