"""Exception groups (PEP 654), as the interpreter draws them: a tree, here with the names of cells."""
from __future__ import absolute_import, unicode_literals

import re
import sys
import traceback

from six.moves import builtins

from ..cellnames import display_name
from .chain import chain_of
from .records import user_links

_PLACE = re.compile(r'File "(<ipython-input[^"]*>|[^"]*)", line (\d+)')


def is_group(value):
    """Whether ``value`` is an exception group, of the interpreter's or of the backport's class."""
    known = getattr(builtins, "BaseExceptionGroup", None)
    if known is None:
        module = sys.modules.get("exceptiongroup")
        known = getattr(module, "BaseExceptionGroup", None)
    return known is not None and isinstance(value, known)


def has_group(value):
    """Whether ``value`` or an exception it came from is a group."""
    return is_group(value) or any(is_group(link) for link, _ in chain_of(value))


def _draws_groups():
    """Whether the standard library's formatter knows groups: by itself, or because the backport taught it."""
    if hasattr(builtins, "BaseExceptionGroup"):
        return True
    formatter = getattr(traceback, "TracebackException", None)
    return getattr(getattr(formatter, "__init__", None), "__module__", "").startswith("exceptiongroup")


def _format(etype, value, tb):
    if _draws_groups():
        return "".join(traceback.format_exception(etype, value, tb))
    return "".join(sys.modules["exceptiongroup"].format_exception(value))


def group_lines(etype, value, tb, tb_offset, compiler=None):
    """Return the text lines of a traceback with a group in it, without the shell's own frames."""
    links = user_links(tb, tb_offset)
    text = _format(etype, value, links[0] if links else None)

    def rename(match):
        label, name = display_name(match.group(1), compiler)
        if label == "File":
            return match.group(0)
        return "%s %s, line %s" % (label, name, match.group(2))
    return _PLACE.sub(rename, text).rstrip("\n").split("\n")
