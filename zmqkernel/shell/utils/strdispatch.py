"""Finding handlers by text: exact texts first, then regular expressions."""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat.aliases import public


@public("IPython.utils.strdispatch")
class StrDispatch(object):
    """A table from texts and regular expressions to chains of handlers, each with a priority (0 comes first)."""

    def __init__(self):
        self.strs = {}
        self.regexs = {}

    @staticmethod
    def _chain(table, key):
        if key not in table:
            from zmqkernel.shell.hooks import CommandChainDispatcher
            table[key] = CommandChainDispatcher()
        return table[key]

    def add_s(self, s, obj, priority=0):
        """Add a handler for the text ``s``."""
        self._chain(self.strs, s).add(obj, priority)

    def add_re(self, regex, obj, priority=0):
        """Add a handler for texts that begin with a match of ``regex``."""
        self._chain(self.regexs, re.compile(regex)).add(obj, priority)

    def dispatch(self, key):
        """Yield the chains of handlers for ``key``."""
        if key in self.strs:
            yield self.strs[key]
        for regex, chain in self.regexs.items():
            if regex.match(key):
                yield chain

    def __repr__(self):
        patterns = dict((regex.pattern, chain) for regex, chain in self.regexs.items())
        return str("<Strdispatch %s, %s>") % (self.strs, patterns)

    def s_matches(self, key):
        """Yield the handlers of exactly the text ``key``."""
        for _priority, obj in self.strs.get(key, ()):
            yield obj

    def flat_matches(self, key):
        """Yield all handlers for ``key``, by priority in each chain."""
        for chain in self.dispatch(key):
            for _priority, obj in chain:
                yield obj
