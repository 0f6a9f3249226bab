"""``dir`` and ``hasattr`` for objects that do not behave."""
from __future__ import absolute_import, unicode_literals

import types

import six

#: no class means to have this; who has it answers to everything
_CANARY = "_ipython_canary_method_should_not_exist_"


def safe_hasattr(obj, attr):
    """Tell whether ``obj`` has an attribute; whatever the attribute raises means no."""
    try:
        getattr(obj, attr)
    except Exception:
        return False
    return True


def dir2(obj):
    """Return the names of the attributes of ``obj``, sorted; names that are not text, and errors, are left out."""
    try:
        names = set(dir(obj))
    except Exception:
        names = set()
    names.update(_class_names(obj))
    return sorted(name for name in names if isinstance(name, six.string_types))


def _class_names(obj):
    try:
        return dir(obj.__class__)
    except Exception:
        return ()


def get_real_method(obj, name):
    """Return a method of ``obj``, or None where there is none that could be called.

    None too where ``obj`` is a class and the method one of its instances', and where the object has an attribute of any
    name (a mock, a proxy).
    """
    try:
        canary = getattr(obj, _CANARY, None)
        if canary is not None:
            return None
        method = getattr(obj, name, None)
    except Exception:
        return None
    if not callable(method):
        return None
    if isinstance(obj, six.class_types) and not isinstance(method, types.MethodType):
        return None
    if six.PY2 and isinstance(obj, six.class_types) and method.__self__ is None:
        return None
    return method
