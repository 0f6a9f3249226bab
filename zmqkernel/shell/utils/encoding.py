"""Which encoding the terminal and the system use."""
from __future__ import absolute_import, unicode_literals

import sys


def get_stream_enc(stream, default=None):
    """Return a stream's encoding, or ``default`` where it has none."""
    return getattr(stream, "encoding", None) or default


def getdefaultencoding(prefer_stream=True):
    """Return the best guess at the encoding of text from outside.

    :param prefer_stream: ask ``sys.stdin`` first; then the locale; ASCII is never taken at its word.
    """
    encoding = get_stream_enc(sys.stdin) if prefer_stream else None
    if not encoding or encoding.lower() == "ascii":
        import locale
        try:
            encoding = locale.getpreferredencoding()
        except locale.Error:
            encoding = None
    encoding = encoding or sys.getdefaultencoding()
    if encoding.lower() == "cp0":
        import warnings
        warnings.warn("cp0 is no code page: the console's text is taken as cp1252", RuntimeWarning)
        return "cp1252"
    return "utf-8" if encoding.lower() in ("ascii", "ansi_x3.4-1968", "us-ascii") else encoding


#: what :func:`getdefaultencoding` said at the beginning
DEFAULT_ENCODING = getdefaultencoding()
