"""Reading Python source with the encoding it declares (PEP 263)."""
from __future__ import absolute_import, unicode_literals

import io
import re
from codecs import BOM_UTF8  # noqa: F401  (a public name of this module)

from ipython_compat.source import detect_encoding

cookie_re = re.compile(r"coding[:=]\s*([-\w.]+)", re.UNICODE)
cookie_comment_re = re.compile(r"^\s*#.*coding[:=]\s*([-\w.]+)", re.UNICODE)


def source_to_unicode(txt, errors="replace", skip_encoding_cookie=True):
    """Return source code as text.

    :param txt: text, bytes, or a file of bytes; the encoding of bytes is declared in them, or UTF-8.
    :param errors: what becomes of bytes that are not valid, as in ``bytes.decode``.
    :param skip_encoding_cookie: leave the line out that declares the encoding.
    """
    if isinstance(txt, type("")):
        return txt
    stream = io.BytesIO(txt) if isinstance(txt, bytes) else txt
    try:
        encoding, _lines = detect_encoding(stream.readline)
    except SyntaxError:
        encoding = "ascii"
    stream.seek(0)
    with io.TextIOWrapper(stream, encoding, errors=errors, line_buffering=True) as text:
        text.mode = "r"
        return "".join(strip_encoding_cookie(text) if skip_encoding_cookie else text)


def strip_encoding_cookie(filelike):
    """Yield the lines of a text file without a line, one of the first two, that declares the encoding."""
    for number, line in enumerate(filelike):
        if number > 1 or not cookie_comment_re.match(line):
            yield line


def open(filename):
    """Open a Python file for reading, with the encoding it declares."""
    stream = io.open(filename, "rb")
    encoding, _lines = detect_encoding(stream.readline)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, line_buffering=True)
    text.mode = "r"
    return text


def read_py_file(filename, skip_encoding_cookie=True):
    """Return the text of a Python file.

    :param filename: a name or a path object.
    :param skip_encoding_cookie: leave the line out that declares the encoding.
    """
    with open(str(filename) if not isinstance(filename, (bytes, type(""))) else filename) as stream:
        return "".join(strip_encoding_cookie(stream) if skip_encoding_cookie else stream)


def read_py_url(url, errors="replace", skip_encoding_cookie=True):
    """Return the text of a Python file at an URL."""
    from ipython_compat.network import fetch
    return source_to_unicode(fetch(url)[0], errors, skip_encoding_cookie)


def source_from_cache(path):
    """Return the name of the source of a compiled file (PEP 3147)."""
    from ipython_compat import source
    return source.source_from_cache(path)


def cache_from_source(path, debug_override=None):
    """Return the name of the compiled file of a source (PEP 3147)."""
    from ipython_compat import source
    return source.cache_from_source(path)
