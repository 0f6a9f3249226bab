"""A display for windows: the one that is there, or a virtual one."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import subprocess

from .wait import wait_until


class VirtualDisplay(object):
    """An Xvfb on a display number of its own.

    :raises OSError: where Xvfb is not installed.
    """

    def __init__(self):
        read_end, write_end = os.pipe()
        if hasattr(os, "set_inheritable"):
            os.set_inheritable(write_end, True)
        try:
            with open(os.devnull, "w") as null:
                self._process = subprocess.Popen(
                    ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "640x480x24", "-nolisten", "tcp",
                     "-noreset"],
                    stderr=null, close_fds=False)
        except OSError:
            os.close(read_end)
            raise
        finally:
            os.close(write_end)
        try:
            number = b""
            while not number.endswith(b"\n"):
                data = os.read(read_end, 16)
                if not data:
                    raise OSError("Xvfb has ended with status %s" % self._process.wait())
                number += data
        finally:
            os.close(read_end)
        self.name = ":" + number.decode("ascii").strip()

    def close(self):
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
            wait_until(lambda: self._process.poll() is not None, "the end of Xvfb")
