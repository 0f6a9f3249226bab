"""Source files: the encoding they declare (PEP 263) and the names of their compiled files (PEP 3147)."""
from __future__ import absolute_import, unicode_literals

import codecs
import re

from . import PY2

_COOKIE = re.compile(br"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
#: names of codecs that ``tokenize`` writes in one way; others it leaves as they are declared
_NORMAL = {"utf-8": "utf-8", "iso8859-1": "iso-8859-1"}
_BLANK = re.compile(br"^[ \t\f]*(?:[#\r\n]|$)")


def _detect_py2(readline):
    """Return the encoding of source code and the lines read to find it; ``tokenize`` has it on Python 3 only.

    :param readline: a function that returns the next line as bytes.
    :raises SyntaxError: where the encoding is unknown, or is not UTF-8 after a byte order mark.
    """
    lines, bom = [], False
    encoding = "utf-8"
    for number in range(2):
        line = readline()
        if number == 0 and line.startswith(codecs.BOM_UTF8):
            line, bom, encoding = line[len(codecs.BOM_UTF8):], True, "utf-8-sig"
        if line:
            lines.append(line)
        match = _COOKIE.match(line)
        if match:
            return _declared(match.group(1).decode("ascii"), bom), lines
        if not _BLANK.match(line):
            break
    return encoding, lines


def _declared(name, bom):
    try:
        found = codecs.lookup(name).name
    except LookupError:
        raise SyntaxError("unknown encoding: " + name)
    if bom:
        if found != "utf-8":
            raise SyntaxError("encoding problem: utf-8")
        return "utf-8-sig"
    return _NORMAL.get(found, name)


if PY2:
    detect_encoding = _detect_py2

    def cache_from_source(path):
        """Return the compiled file's name, beside the source."""
        return path + "c"

    def source_from_cache(path):
        """Return the source's name."""
        if not path.endswith((".pyc", ".pyo")):
            raise ValueError("not a compiled file: %s" % path)
        return path[:-1]
else:
    from importlib.util import cache_from_source, source_from_cache  # noqa: F401
    from tokenize import detect_encoding  # noqa: F401
