"""What Python 2's print statement leaves at a file: that a blank, or a new line, is due (``softspace``)."""
from __future__ import absolute_import, unicode_literals

import six


def softspace(file, newvalue):
    """Set a file's ``softspace``; return the old value."""
    oldvalue = getattr(file, "softspace", 0)
    try:
        file.softspace = newvalue
    except (AttributeError, TypeError):
        return 0  # a file that cannot have attributes has no use for this one
    return oldvalue


if six.PY2:
    def end_print_line(file):
        """Write the end of a line that a print statement with a comma at its end has left open."""
        if softspace(file, 0):
            file.write("\n")

    def forget_failures(stream):
        """Have a file forget that a write has failed.

        A print statement does not look whether the end of its line could be written.  Where an interrupt has broken
        that off the file remembers it, and the next write, of whatever, is said to have failed.
        """
        if not isinstance(stream, file):  # noqa: F821
            return
        try:
            stream.write(b"")
        except (IOError, ValueError):  # this is the failure; or the file is closed
            return
else:
    def forget_failures(stream):
        """Do nothing: streams remember nothing."""

    def end_print_line(file):
        """Do nothing: a function that prints leaves nothing behind."""
