"""An old import path as another name of a new module.

``IPython.core.magic`` and ``zmqkernel.shell.magics.base`` have to be *one* module object, so that monkeypatches,
pickles and ``isinstance`` agree whichever name a program uses.  The file at the old path imports the public names,
for readers and type checkers, and calls :func:`alias` last.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import sys

from . import to_native


def alias(old, new):
    """Make ``old`` another name of module ``new``.

    To be called by the module ``old`` itself while it is imported (``alias(__name__, "zmqkernel...")``): the import
    system hands out what stands in ``sys.modules`` when the module's code has run.

    :param old: dotted name of the module that is being imported.
    :param new: dotted name of the module that takes its place.
    :return: the module.
    :raises ImportError: where ``new`` cannot be imported.
    """
    module = importlib.import_module(to_native(new))
    sys.modules[to_native(old)] = module
    parent, _, child = old.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], to_native(child), module)
    return module


def public(module_name):
    """Return a decorator that shows a class or function under its public module.

    ``HTML`` is defined in the engine and seen by people as ``IPython.core.display.HTML``: in reprs, in pickles, in
    documentation, and in programs that compare ``__module__``.

    :param module_name: the dotted name people know.
    """
    def decorate(obj):
        obj.__module__ = to_native(module_name)
        return obj
    return decorate
