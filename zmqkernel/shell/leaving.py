"""The end of the user's objects: what Python does with a program's variables when it ends, done for a session's.

The process of a worker leaves without the interpreter's own end, and a namespace that is not ``__main__``'s own may
outlive that end elsewhere.  A file that nobody closed would lose what is in its buffer, and ``__del__`` of what is left
would not run.
"""
from __future__ import absolute_import, unicode_literals

import gc
import io
import sys
import types

import six

#: what methods that run at the end may still need
_CODE = tuple(six.class_types) + (types.ModuleType, types.FunctionType, types.BuiltinFunctionType)
_FILES = (io.IOBase,) + ((file,) if six.PY2 else ())  # noqa: F821  (a name of Python 2)


def let_go(*namespaces):
    """Take the objects out of namespaces, but not the functions, classes and modules; then collect.

    Threads that go on to the very end (daemons) may still look at the variables: then these stay, and open files among
    them are flushed.

    :param namespaces: dicts.
    """
    if "threading" in sys.modules and sys.modules["threading"].active_count() > 1:
        for namespace in namespaces:
            _flush(namespace)
        return
    for namespace in namespaces:
        for name in _names_of_objects(namespace):
            namespace.pop(name, None)
    gc.collect()


def _names_of_objects(namespace):
    for name in ("_oh", "Out"):
        if isinstance(namespace.get(name), dict):
            namespace[name].clear()
    return [name for name, value in namespace.items()
            if not name.startswith("__") and not isinstance(value, _CODE)]


def _flush(namespace):
    for value in list(namespace.values()):
        if isinstance(value, _FILES) and not value.closed:
            try:
                value.flush()
            except (IOError, OSError, ValueError) as error:
                sys.stderr.write("%r could not be written: %s\n" % (value, error))
