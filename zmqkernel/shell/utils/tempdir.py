"""Temporary folders that clean up after themselves."""
from __future__ import absolute_import, division, unicode_literals

import io
import os
import shutil
import sys
import tempfile
import warnings
from tempfile import template  # noqa: F401  (a public name of old)

from six.moves import builtins

from ipython_compat import to_text
from ipython_compat.aliases import public

_WARNING = getattr(builtins, "ResourceWarning", UserWarning)


@public("IPython.utils.tempdir")
class TemporaryDirectory(object):
    """A folder that is removed, with what is in it, at the end of a ``with`` block or by :meth:`cleanup`.

    The value of ``with`` is its name.  One that was never cleaned up is removed with a warning when it is collected.
    """

    def __init__(self, suffix="", prefix=template, dir=None):
        self._closed = True
        self.name = to_text(tempfile.mkdtemp(str(suffix), str(prefix), dir))
        self._closed = False

    def __repr__(self):
        return str("<%s %r>") % (type(self).__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self, _warn=False):
        """Remove the folder; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        shutil.rmtree(self.name, ignore_errors=True)
        if _warn:
            warnings.warn("Implicitly cleaning up %r" % self, _WARNING)

    def __del__(self):
        if sys is not None and shutil is not None:
            self.cleanup(_warn=True)


@public("IPython.utils.tempdir")
class NamedFileInTemporaryDirectory(object):
    """A file with a given name, open, in a temporary folder of its own.  The value of ``with`` is the file."""

    def __init__(self, filename, mode="w+b", bufsize=-1, add_to_syspath=False, **kwds):
        """
        :param filename: name of the file, without a folder.
        :param mode: how to open it.
        :param bufsize: as in ``open``.
        :param add_to_syspath: put the folder on ``sys.path``, until :meth:`cleanup`.
        :param kwds: for :class:`TemporaryDirectory`.
        """
        self._tmpdir = TemporaryDirectory(**kwds)
        self._on_path = add_to_syspath
        if add_to_syspath:
            sys.path.append(self._tmpdir.name)
        self.file = io.open(os.path.join(self._tmpdir.name, filename), mode, bufsize)

    def cleanup(self):
        """Close the file and remove the folder."""
        self.file.close()
        if self._on_path and self._tmpdir.name in sys.path:
            sys.path.remove(self._tmpdir.name)
        self._tmpdir.cleanup()

    close = cleanup

    def __enter__(self):
        return self.file

    def __exit__(self, type, value, traceback):
        self.cleanup()


@public("IPython.utils.tempdir")
class TemporaryWorkingDirectory(TemporaryDirectory):
    """A temporary folder that is the current one inside the ``with`` block."""

    def __enter__(self):
        self._before = os.getcwd()
        os.chdir(self.name)
        return super(TemporaryWorkingDirectory, self).__enter__()

    def __exit__(self, exc, value, tb):
        os.chdir(self._before)
        return super(TemporaryWorkingDirectory, self).__exit__(exc, value, tb)
