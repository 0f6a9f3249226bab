"""An exception as the content of an error reply."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_text


def error_content(error, with_traceback=False):
    """Return the content of an error reply: ``status``, ``ename``, ``evalue`` and ``traceback``.

    :param error: the exception.
    :param with_traceback: whether to add the traceback of the exception that is being handled.
    """
    return {
        "status": "error",
        "ename": to_text(error.__class__.__name__),
        "evalue": safe_text(error),
        "traceback": _current_traceback() if with_traceback else [],
    }


def safe_text(value):
    """Return ``str(value)`` as text, also where that raises or gives bytes that are not UTF-8."""
    try:
        return to_text("%s" % (value,))
    except Exception as first:  # whatever the object's own method raises
        return "<the text of this %s cannot be shown: its __str__ raised %s>" % (
            to_text(type(value).__name__), to_text(type(first).__name__))


def _current_traceback():
    import traceback
    return [to_text(line) for line in traceback.format_exc().splitlines()]
