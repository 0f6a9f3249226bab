"""What stands for ``ipykernel.comm`` and its modules."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ..comm_classes import BaseComm, Comm, CommManager  # noqa: F401  (names for programs)

__all__ = [str("BaseComm"), str("Comm"), str("CommManager")]
