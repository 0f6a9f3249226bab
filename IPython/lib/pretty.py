"""``IPython.lib.pretty``: pretty printing, from ``zmqkernel.shell.display.pretty``."""
from __future__ import absolute_import

from ipython_compat.aliases import alias
from zmqkernel.shell.display.pretty import (  # noqa: F401
    Breakable, CUnicodeIO, CallExpression, DICT_IS_ORDERED, Group, GroupQueue, MAX_SEQ_LENGTH,
    PrettyPrinter, Printable, RawStringLiteral, RawText, RepresentationPrinter, Text, for_type,
    for_type_by_name, pprint, pretty,
)

alias(__name__, "zmqkernel.shell.display.pretty")
