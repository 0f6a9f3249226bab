"""Comms (messaging specification, "Custom Messages"): messages between objects here and in the frontend."""
from __future__ import absolute_import, division, print_function, unicode_literals


def comm_info(kernel, request):
    """Return the content of a ``comm_info_reply``: the comms that are open."""
    return {"status": "ok", "comms": kernel.comms.info(request.content["target_name"])}


def comm_open(kernel, request):
    """A frontend opens a comm."""
    kernel.comms.handle("comm_open", request.message)


def comm_msg(kernel, request):
    """A frontend's message over a comm."""
    kernel.comms.handle("comm_msg", request.message)


def comm_close(kernel, request):
    """A frontend closes a comm."""
    kernel.comms.handle("comm_close", request.message)
