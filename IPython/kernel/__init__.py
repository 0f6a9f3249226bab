"""``IPython.kernel``: the name of IPython 3 and before for what is ``jupyter_client`` and ``ipykernel`` today.

A submodule is imported from there when it is asked for, and is the same module object; without that package
installed its import fails as the package's own would.
"""
from __future__ import absolute_import

from ipython_compat.lazy_aliases import AliasFinder as _AliasFinder
from zmqkernel.protocol.message import PROTOCOL_VERSION as protocol_version
from zmqkernel.version import version_info  # noqa: F401  (a name of this package)

protocol_version_info = tuple(int(part) for part in protocol_version.split("."))

_CLIENT = ("adapter", "channels", "channelsabc", "client", "clientabc", "connect", "consoleapp", "kernelspec",
           "kernelspecapp", "launcher", "localinterfaces", "manager", "managerabc", "multikernelmanager",
           "restarter", "session", "threaded")
_KERNEL = ("comm", "connect", "displayhook", "iostream", "ipkernel", "jsonutil", "kernelapp", "kernelbase", "zmqshell")

_table = dict(("IPython.kernel." + name, "jupyter_client." + name) for name in _CLIENT)
_table.update(("IPython.kernel.zmq." + name, "ipykernel." + name) for name in _KERNEL)
_table["IPython.kernel.comm"] = "ipykernel.comm"
_table["IPython.kernel.zmq"] = "ipykernel"
_AliasFinder(_table).install()
