"""``IPython.utils.signatures``: the signatures of functions; now ``inspect``, on Python 2 the package ``funcsigs``."""
from __future__ import absolute_import

try:
    from inspect import BoundArguments, Parameter, Signature, signature  # noqa: F401
except ImportError:
    from funcsigs import BoundArguments, Parameter, Signature, signature  # noqa: F401
