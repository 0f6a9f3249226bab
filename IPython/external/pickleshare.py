"""``IPython.external.pickleshare``: a folder of pickles as a dictionary, in the form that the package of that name has.

``shell.db`` is the same store without paths as objects; this adds the tables of hashed keys, and links.
"""
from __future__ import absolute_import, print_function, unicode_literals

import errno
import os
import time
import zlib

from six.moves import collections_abc

from ipython_compat import to_bytes, to_native, to_text
from ipython_compat.pathclass import make_path
from zmqkernel.shell.keyvalue import FolderStore

#: where a table keeps what :meth:`PickleShareDB.hcompress` has put together
_COMPRESSED = "xx"
#: seconds between looks for a value, the last of them again and again
_NAPS = (0.2, 0.2, 0.2, 0.5, 0.5, 0.5, 1)
_absent = object()


def gethashfile(key):
    """Return the name of the file of a table that holds ``key``: two hexadecimal digits, the same in every process."""
    return "%02x" % (zlib.crc32(to_bytes(to_text(key))) & 0xff)


class PickleShareDB(collections_abc.MutableMapping):
    """A dictionary kept in a folder, shared by all processes that open it.

    :param root: the folder, which is made where it is missing.
    :raises OSError: where it cannot be made.
    """

    def __init__(self, root):
        self._store = FolderStore(root)
        self.root = make_path(self._store.root)
        if not os.path.isdir(self._store.root):
            _make(self.root)

    @property
    def cache(self):
        """Path -> (time of change, value) of what has been read."""
        return {make_path(name): entry for name, entry in self._store.cached().items()}

    def __getitem__(self, key):
        return self._store[key]

    def __setitem__(self, key, value):
        self._store[key] = value

    def __delitem__(self, key):
        del self._store[key]

    def __contains__(self, key):
        return key in self._store

    def __iter__(self):
        return iter(self._store)

    def __len__(self):
        return len(self._store)

    def __repr__(self):
        return to_native("PickleShareDB('%s')" % self._store.root)

    def keys(self, globpat=None):
        """Return the keys as a list: all, or those that match."""
        return self._store.keys(globpat)

    def uncache(self, *items):
        """Read values anew from now on: all, or those of the keys or paths given."""
        self._store.uncache(*[to_text(str(item)) for item in items])

    def hset(self, hashroot, key, value):
        """Store ``value`` under ``key`` in the table ``hashroot``, which may have many keys in few files."""
        file = self._file(hashroot, key)
        table = dict(self.get(file, {}))
        table[key] = value
        self[file] = table

    def hget(self, hashroot, key, default=_absent, fast_only=True):
        """Return the value of ``key`` in a table.

        :param fast_only: False to look at all its files, which finds what has been compressed, too.
        :raises KeyError: where there is none, nor a default.
        """
        found = self.get(self._file(hashroot, key), {}) if fast_only else self.hdict(hashroot)
        if key in found:
            return found[key]
        if default is _absent:
            raise KeyError(key)
        return default

    def hdict(self, hashroot):
        """Return a table as a dictionary; files that cannot be read are removed, and named."""
        found = {}
        # what was stored later has the last word over what had been compressed before
        for file in sorted(self.keys(hashroot + "/*"), key=lambda name: (not name.endswith("/" + _COMPRESSED), name)):
            self.uncache(file)
            try:
                found.update(self[file])
            except KeyError:
                print("Corrupt file, removed:", file)
                del self[file]
        return found

    def hcompress(self, hashroot):
        """Put a table into one file."""
        files = self.keys(hashroot + "/*")
        whole = "%s/%s" % (hashroot, _COMPRESSED)
        self[whole] = self.hdict(hashroot)
        for file in files:
            if file != whole:
                del self[file]

    def waitget(self, key, maxwaittime=60):
        """Return a value, waited for if need be.

        :param maxwaittime: seconds.
        :raises KeyError: where there still is none.
        """
        waited = 0
        naps = list(_NAPS)
        while key not in self:
            if waited > maxwaittime:
                raise KeyError(key)
            nap = naps.pop(0) if len(naps) > 1 else naps[0]
            time.sleep(nap)
            waited += nap
        return self[key]

    def getlink(self, folder):
        """Return an object whose attributes are the keys in a folder."""
        return PickleShareLink(self, folder)

    @staticmethod
    def _file(hashroot, key):
        return "%s/%s" % (hashroot, gethashfile(key))


class PickleShareLink(object):
    """The keys of a folder of a :class:`PickleShareDB` as attributes."""

    def __init__(self, db, keydir):
        self.__dict__.update(db=db, keydir=keydir)

    def __getattr__(self, name):
        if name in ("db", "keydir"):
            # an object that is being copied has nothing yet
            raise AttributeError(name)
        try:
            return self.db["%s/%s" % (self.keydir, name)]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self.db["%s/%s" % (self.keydir, name)] = value

    def __repr__(self):
        names = [key.rpartition("/")[2] for key in self.db.keys(self.keydir + "/*")]
        return to_native("<PickleShareLink %s: %s>" % (self.keydir, ", ".join(names)))


def _make(folder):
    """Make a folder, which another process may make at the same time."""
    make = getattr(folder, "mkdir", None)
    try:
        if make is None:
            os.makedirs(folder)
        else:
            make(parents=True)
    except OSError as exc:
        if exc.errno != errno.EEXIST:
            raise
