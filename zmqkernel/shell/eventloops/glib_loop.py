"""What GTK 3 and 4 have in common: GLib's main loop."""
from __future__ import absolute_import, unicode_literals


def run_until_input(context, glib):
    """Run GLib's main loop until there is input.

    :param glib: the module ``gi.repository.GLib``.
    """
    loop = glib.MainLoop()

    def stop(*_):
        """End the loop: the keyboard has something."""
        loop.quit()
        return False

    source = glib.io_add_watch(context.fileno(), glib.PRIORITY_DEFAULT, glib.IO_IN, stop)
    try:
        if not context.input_is_ready():
            loop.run()
    finally:
        found = glib.MainContext.default().find_source_by_id(source)
        if found is not None:
            found.destroy()
