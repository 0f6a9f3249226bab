"""``functools.singledispatch``; on Python 2 a simple one, by method resolution order."""
from __future__ import absolute_import, unicode_literals

import functools

try:
    from functools import singledispatch
except ImportError:
    def singledispatch(func):
        """Make ``func`` a generic function of its first argument's class: ``@func.register(cls)``."""
        registry = {object: func}

        def dispatch(cls):
            """Return the implementation for ``cls``."""
            return next(registry[base] for base in getattr(cls, "__mro__", (cls, object)) + (object,)
                        if base in registry)

        def register(cls, implementation=None):
            """Register an implementation for ``cls``; without one, return a decorator."""
            if implementation is None:
                return lambda f: register(cls, f)
            registry[cls] = implementation
            return implementation

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            return dispatch(args[0].__class__)(*args, **kwargs)

        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        return wrapper
