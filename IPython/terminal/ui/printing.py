"""What the threads of this process print while a prompt is shown."""
from __future__ import absolute_import, unicode_literals

import contextlib
import sys

from prompt_toolkit.patch_stdout import patch_stdout

from ipython_compat import to_text


class TextStream(object):
    """A stream that takes bytes, too, as ``print`` on Python 2 writes them.

    :param stream: takes text.
    :param original: the stream in whose place it is.
    """

    def __init__(self, stream, original):
        self._stream = stream
        self._original = original

    def write(self, data):
        """Write text or bytes."""
        self._stream.write(to_text(data))

    def __getattr__(self, name):
        return getattr(self._stream if hasattr(self._stream, name) else self._original, name)


@contextlib.contextmanager
def printing_above():
    """Have what is printed meanwhile, to both streams, appear above the prompt, which stays whole."""
    originals = sys.stdout, sys.stderr
    with patch_stdout(raw=True):
        sys.stdout, sys.stderr = (
            TextStream(patched, original) for patched, original in zip((sys.stdout, sys.stderr), originals))
        yield
