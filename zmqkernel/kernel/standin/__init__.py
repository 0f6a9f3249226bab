"""The modules of the name ``ipykernel``, where this kernel is what runs.

Programs ask whether ``ipykernel`` or ``ipykernel.zmqshell`` is in ``sys.modules`` to find out that they are in a
notebook, and import a few names from there.  They get them from here: :data:`MODULES` says which module stands for
which.  What is not in the table comes from the real package, where that is installed.

:func:`install` is called when a shell for Jupyter frontends is put behind a kernel, and never in a terminal.  A program
that has imported the real package before, because it embeds a kernel, keeps that.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import os
import sys

from ipython_compat import to_native
from ipython_compat.lazy_aliases import AliasFinder

_HERE = "zmqkernel.kernel.standin."

#: name that programs know -> module that stands for it
MODULES = {
    "ipykernel": _HERE + "package",
    "ipykernel._version": _HERE + "version",
    "ipykernel.comm": _HERE + "comm",
    "ipykernel.comm.comm": _HERE + "comm",
    "ipykernel.comm.manager": _HERE + "comm",
    "ipykernel.compiler": "zmqkernel.kernel.cellfiles",
    "ipykernel.connect": _HERE + "connect",
    "ipykernel.displayhook": _HERE + "displayhook",
    "ipykernel.iostream": _HERE + "iostream",
    "ipykernel.ipkernel": "zmqkernel.kernel.userkernel",
    "ipykernel.jsonutil": _HERE + "jsonutil",
    "ipykernel.kernelapp": _HERE + "kernelapp",
    "ipykernel.kernelbase": "zmqkernel.kernel.userkernel",
    "ipykernel.zmqshell": "zmqkernel.kernel.zmqshell",
}

_FINDER = AliasFinder(MODULES)


def install():
    """Enter the stand-ins, unless the real package has been imported."""
    if "ipykernel" in sys.modules:
        return
    _FINDER.install()
    package = importlib.import_module(to_native(MODULES["ipykernel"]))
    package.__path__ = _real_folders()
    sys.modules[to_native("ipykernel")] = package
    package.zmqshell = sys.modules[to_native("ipykernel.zmqshell")] = importlib.import_module(
        to_native(MODULES["ipykernel.zmqshell"]))


def remove():
    """Take the stand-ins out again."""
    _FINDER.remove()
    for name in MODULES:
        sys.modules.pop(to_native(name), None)


def _real_folders():
    """Return where the real package is, in a list; an empty one where it is not installed."""
    folders = (os.path.join(entry or ".", to_native("ipykernel")) for entry in sys.path)
    return [folder for folder in folders if os.path.isfile(os.path.join(folder, "__init__.py"))][:1]
