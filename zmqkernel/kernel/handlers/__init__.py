"""The handlers: message type -> function of the kernel and the request, which returns the content of the reply."""
from __future__ import absolute_import, division, print_function, unicode_literals

from . import code, comm, execute, info

#: what a kernel's worker answers; the adapter answers the rest itself
HANDLERS = {
    "execute_request": execute.execute,
    "complete_request": code.complete,
    "inspect_request": code.inspect,
    "is_complete_request": code.is_complete,
    "history_request": code.history,
    "comm_info_request": comm.comm_info,
    "comm_open": comm.comm_open,
    "comm_msg": comm.comm_msg,
    "comm_close": comm.comm_close,
    "kernel_info_request": info.kernel_info,
    "shutdown_request": info.shutdown,
    "interrupt_request": info.interrupt,
}
