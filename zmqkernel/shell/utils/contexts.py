"""Context managers."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public

_MISSING = object()


@public("IPython.utils.contexts")
class preserve_keys(object):
    """Give keys of a dictionary back the values they had before the ``with`` block; new ones go away."""

    def __init__(self, dictionary, *keys):
        self.dictionary = dictionary
        self.keys = keys

    def __enter__(self):
        self._before = [(key, self.dictionary.get(key, _MISSING)) for key in self.keys]

    def __exit__(self, exc_type, exc_val, exc_tb):
        for key, value in self._before:
            if value is not _MISSING:
                self.dictionary[key] = value
            else:
                self.dictionary.pop(key, None)


@public("IPython.utils.contexts")
class NoOpContext(object):
    """A context manager that does nothing."""

    def __init__(self):
        pass

    def __enter__(self):
        return None

    def __exit__(self, type, value, traceback):
        return None
