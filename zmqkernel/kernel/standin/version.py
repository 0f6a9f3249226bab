"""The version of ``ipykernel`` whose names and behaviour the stand-ins follow."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import PY2, to_native
from zmqkernel.protocol.message import PROTOCOL_VERSION

#: what programs compare: the last release that runs on the major version of Python
version_info = (4, 10, 1) if PY2 else (7, 4, 0)
__version__ = to_native(".".join(str(number) for number in version_info))

kernel_protocol_version = to_native(PROTOCOL_VERSION)
kernel_protocol_version_info = tuple(int(number) for number in PROTOCOL_VERSION.split("."))
