"""The names that an embedded shell sees: those of the function it was called from, over those of its module.

Cells run in one dictionary, so that functions and comprehensions written at the prompt see the function's names as
well as the module's.  Before each cell the dictionary takes over what has changed in the module.  After it, what the
cell has bound goes where Python would have put it: a name that a ``global`` statement names into the module, every
other one into the function's own variables, as far as Python lets them be written (3.13 and later, PEP 667; before
that other names than the function's own last as long as its frame, and the function itself does not see them).
"""
from __future__ import absolute_import, unicode_literals

import re

from ipython_compat import to_native, to_text

_ABSENT = object()
_GLOBAL = re.compile(r"^[ \t]*global[ \t]+(.+)$|[:;][ \t]*global[ \t]+(.+)$", re.MULTILINE)


class EmbeddedScope(object):
    """The names of a place in a program.

    :param module_names: dict of the module's globals.
    :param local_names: mapping of the function's locals; the same object as ``module_names`` at module level.
    """

    def __init__(self, module_names, local_names):
        self._module = module_names
        self._locals = local_names
        self.flat = local_names is module_names
        self._shells, self._replaced = {}, {}
        if self.flat:
            self.names = module_names
            return
        self._own = set(local_names)
        self._declared = set()
        self._seen = dict((name, value) for name, value in module_names.items() if name not in self._own)
        self.names = dict(module_names)
        self.names.update(local_names)

    def of_module(self):
        """Return the names that are the module's, with their values."""
        return {} if self.flat else dict(self._seen)

    def lend(self, fill):
        """Have the shell put its own names (``In``, ``exit`` ...) in; they are nobody else's to have.

        :param fill: function that puts them into :attr:`names`.
        """
        before = dict(self.names)
        fill()
        for name, value in self.names.items():
            if before.get(name, _ABSENT) is not value:
                self._shells[name] = value
                self._replaced[name] = before.get(name, _ABSENT)

    def give_back(self):
        """Hand over the last things, and put back what stood where the shell had put its own names."""
        self.after_cell()
        for name, value in self._shells.items():
            if self.names.get(name, _ABSENT) is not value:
                continue
            if self._replaced[name] is _ABSENT:
                del self.names[name]
            else:
                self.names[name] = self._replaced[name]

    def before_cell(self, code=""):
        """Take over what has changed in the module.

        :param code: the cell, of which ``global`` statements count.
        """
        if self.flat:
            return
        self._declared.update(_declared_names(code))
        for name, value in list(self._module.items()):
            if name not in self._own and self._seen.get(name, _ABSENT) is not value:
                self.names[name] = self._seen[name] = value

    def after_cell(self):
        """Hand over what the cell has bound."""
        if self.flat:
            return
        for name, value in list(self.names.items()):
            if self._seen.get(name, _ABSENT) is value or self._shells.get(name, _ABSENT) is value:
                continue
            if name in self._declared:
                self._module[name] = self._seen[name] = value
            elif name in self._own or not name.startswith("_"):
                self._bind(name, value)
        for name in [name for name in self._own if name not in self.names]:
            self._unbind(name)

    def _bind(self, name, value):
        self._own.add(name)
        self._seen.pop(name, None)
        if self._locals.get(name, _ABSENT) is not value:
            self._locals[name] = value

    def _unbind(self, name):
        self._own.discard(name)
        try:
            del self._locals[name]
        except (KeyError, ValueError):  # a variable of a function that runs cannot be taken away
            return


def _declared_names(code):
    """Return the names that ``global`` statements in ``code`` name."""
    found = set()
    for match in _GLOBAL.finditer(to_text(code)):
        words = (match.group(1) or match.group(2)).split("#")[0].split(";")[0].split(",")
        found.update(to_native(word.strip()) for word in words)
    return found
