"""The names that an embedded shell sees: those of the function it was called from, over those of its module.

Cells run in one dictionary, so that functions and comprehensions written at the prompt see the function's names as
well as the module's.  Around each cell the dictionary is brought into line with the module, and afterwards with the
function's own variables where Python lets them be written (3.13 and later, PEP 667).
"""
from __future__ import absolute_import, unicode_literals

_ABSENT = object()


class EmbeddedScope(object):
    """The names of a place in a program.

    :param module_names: dict of the module's globals.
    :param local_names: mapping of the function's locals; the same object as ``module_names`` at module level.
    """

    def __init__(self, module_names, local_names):
        self._module = module_names
        self._locals = local_names
        self._own = set(local_names)
        self.flat = local_names is module_names
        if self.flat:
            self.names = module_names
            return
        self.names = dict(module_names)
        self.names.update(local_names)
        self._seen = dict(module_names)

    def before_cell(self):
        """Take over what has changed in the module."""
        if self.flat:
            return
        for name, value in list(self._module.items()):
            if name not in self._own and self._seen.get(name, _ABSENT) is not value:
                self.names[name] = self._seen[name] = value

    def after_cell(self):
        """Hand over what the cell has changed: globals to the module, locals to the function."""
        if self.flat:
            return
        for name, old in list(self._seen.items()):
            value = self.names.get(name, _ABSENT)
            if name in self._own or value is old or value is _ABSENT:
                continue
            self._module[name] = self._seen[name] = value
        for name in self._own:
            if name in self.names and self._locals.get(name, _ABSENT) is not self.names[name]:
                self._locals[name] = self.names[name]
