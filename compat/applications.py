"""``traitlets.config``, imported without what it seldom needs.

From version 5 on it takes one function from ``logging.config``, which brings along sockets, servers and pickles: ten
milliseconds of every start, and the memory of every worker.  That function is looked for when it is first called.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import sys
from types import ModuleType

from . import to_native


def import_deferring(name, deferred, functions):
    """Import a module, and let what it takes from another one be imported when it is called.

    :param name: the module to import.
    :param deferred: the module that it imports and need not.
    :param functions: names of the functions that it takes from there.
    :return: the module.
    """
    name, deferred = to_native(name), to_native(deferred)
    if name in sys.modules or deferred in sys.modules:
        return importlib.import_module(name)
    stand_in = ModuleType(deferred)
    for function in functions:
        setattr(stand_in, to_native(function), _caller(deferred, to_native(function)))
    sys.modules[deferred] = stand_in
    try:
        return importlib.import_module(name)
    except ImportError:  # it wants more from there
        _remove(stand_in)
        return importlib.import_module(name)
    finally:
        _remove(stand_in)


def _remove(stand_in):
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]


def _caller(module, function):
    def call(*args, **kwargs):
        return getattr(importlib.import_module(module), function)(*args, **kwargs)
    call.__name__ = function
    return call


_application = import_deferring("traitlets.config.application", "logging.config", ["dictConfig"])
Application, catch_config_error = _application.Application, _application.catch_config_error
Config = importlib.import_module(to_native("traitlets.config.loader")).Config
