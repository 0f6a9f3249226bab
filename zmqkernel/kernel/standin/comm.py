"""What stands for ``ipykernel.comm`` and its modules."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_native

from ..comm_classes import BaseComm, Comm, CommManager

__all__ = [to_native(name) for name in ("BaseComm", "Comm", "CommManager")]
