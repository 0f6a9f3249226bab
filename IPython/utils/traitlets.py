"""``IPython.utils.traitlets``: now the package ``traitlets``."""
from __future__ import absolute_import

import sys as _sys

import six as _six
from traitlets import *  # noqa: F401,F403
from traitlets import All, Undefined, __version__, version_info  # noqa: F401

ClassTypes = _six.class_types
SequenceTypes = (list, tuple, set, frozenset)
NoDefaultSpecified = Undefined
for _name in ("class_of", "parse_notifier_name", "repr_type"):
    _value = getattr(_sys.modules["traitlets.traitlets"], _name, None)
    if _value is not None:
        globals()[_name] = _value
