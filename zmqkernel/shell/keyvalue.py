"""``shell.db``: a dictionary that is a folder, one pickle in one file for each key.

A key is a text, and may have slashes in it (``autorestore/name``), which become folders.  The files are those of the
``pickleshare`` package, so that what was stored with other versions of IPython is found.
"""
from __future__ import absolute_import, unicode_literals

import errno
import fnmatch
import os
import tempfile
import time

from six.moves import cPickle as pickle
from six.moves import collections_abc

from ipython_compat import to_native, to_text
from ipython_compat.files import replace

#: protocol that every Python reads that may share the profile
_PROTOCOL = 2


class FolderStore(collections_abc.MutableMapping):
    """A dictionary kept in a folder.

    :param root: the folder; it is made when something is first stored.
    """

    def __init__(self, root):
        self.root = os.path.abspath(os.path.expanduser(to_native(root)))
        self._cache = {}

    def _path(self, key):
        path = os.path.abspath(os.path.join(self.root, to_native(key)))
        if not path.startswith(self.root + os.sep):
            raise KeyError(key)
        return path

    def __getitem__(self, key):
        path = self._path(key)
        try:
            changed = os.stat(path).st_mtime
        except OSError:
            raise KeyError(key)
        cached = self._cache.get(path)
        if cached is not None and cached[0] == changed:
            return cached[1]
        try:
            with open(path, "rb") as file:
                value = pickle.loads(file.read())
        except (IOError, OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError) as exc:
            raise KeyError("%s (%s)" % (key, exc))
        self._cache[path] = (changed, value)
        return value

    def __setitem__(self, key, value):
        """Store a value.

        :raises pickle.PicklingError: and what else pickling raises; nothing is stored then.
        """
        path = self._path(key)
        data = pickle.dumps(value, _PROTOCOL)
        _make_folder(os.path.dirname(path))
        descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=str(".new-"))
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            replace(temporary, path)
        except BaseException:
            if os.path.exists(temporary):
                os.unlink(temporary)
            raise
        self._remember(path, value)

    def _remember(self, path, value):
        """Keep a value that was written, unless another process has removed its file already."""
        try:
            self._cache[path] = (os.stat(path).st_mtime, value)
        except OSError as exc:
            if exc.errno != errno.ENOENT:
                raise

    def __delitem__(self, key):
        """Forget a value; one that is not there is no error."""
        path = self._path(key)
        self._cache.pop(path, None)
        try:
            os.unlink(path)
        except OSError as exc:
            if exc.errno != errno.ENOENT:
                raise

    def __contains__(self, key):
        return os.path.isfile(self._path(key))

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def keys(self, globpat=None):
        """Return the keys, as a list.

        :param globpat: only those that match; ``*`` does not stand for a slash.
        """
        found = []
        for folder, _, names in os.walk(self.root):
            below = os.path.relpath(folder, self.root)
            for name in names:
                if not name.startswith(".new-"):
                    key = name if below == os.curdir else os.path.join(below, name)
                    found.append(to_text(key.replace(os.sep, "/")))
        if globpat is not None:
            depth = globpat.count("/")
            found = [key for key in found if key.count("/") == depth and fnmatch.fnmatch(key, globpat)]
        return sorted(found)

    def cached(self):
        """Return what has been read or written: file -> (time of its last change, value)."""
        return dict(self._cache)

    def uncache(self, *items):
        """Read values anew from now on: all, or those of the keys given."""
        if not items:
            self._cache = {}
        for key in items:
            self._cache.pop(self._path(key), None)

    def waitget(self, key, maxwaittime=60):
        """Return a value, waited for if need be.

        :param maxwaittime: seconds.
        :raises KeyError: where there still is none.
        """
        deadline = time.time() + maxwaittime
        while True:
            try:
                return self[key]
            except KeyError:
                if time.time() > deadline:
                    raise
                time.sleep(0.2)

    def __repr__(self):
        return str("FolderStore(%r)") % self.root


def _make_folder(path):
    try:
        os.makedirs(path)
    except OSError as exc:
        if exc.errno != errno.EEXIST:
            raise
