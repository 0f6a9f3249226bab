"""``which``: where the system looks up a command (``shutil.which``, which Python 2 does not have)."""
from __future__ import absolute_import, unicode_literals

import os

try:
    from shutil import which
except ImportError:
    def which(cmd, mode=os.F_OK | os.X_OK, path=None):
        """Return the file that the command ``cmd`` would run, or None.

        :param mode: what the file must allow, as for ``os.access``.
        :param path: a ``PATH``, instead of the environment's.
        """
        def usable(name):
            return os.access(name, mode) and not os.path.isdir(name)

        if os.path.dirname(cmd):
            return cmd if usable(cmd) else None
        folders = (path or os.environ.get(str("PATH"), os.defpath)).split(os.pathsep)
        for folder in folders:
            candidate = os.path.join(folder, cmd)
            if usable(candidate):
                return candidate
        return None
