"""Opening URLs: ``urllib.request.urlopen``, ``urllib2.urlopen`` on Python 2, looked up when it is used."""
from __future__ import absolute_import, unicode_literals


def urlopen(url, timeout=None):
    """Return the response to a request for ``url``; it has ``read()`` and ``headers``.

    :param timeout: seconds to wait for the server; without, as long as the system does.
    """
    try:
        from urllib import request as opener
    except ImportError:
        import urllib2 as opener
    return opener.urlopen(url) if timeout is None else opener.urlopen(url, timeout=timeout)


def fetch(url, timeout=None):
    """Return what is at an URL: its bytes, and the response's headers.

    :raises IOError: where that cannot be had (``URLError`` is one).
    """
    response = urlopen(url, timeout)
    try:
        return response.read(), response.headers
    finally:
        close = getattr(response, "close", None)
        if close is not None:
            close()
