"""The terminal of a frontend that this kernel does not share: its descriptors are fetched where it offers them."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import select
import socket

from ipython_compat import to_native
from ipython_compat.descriptors import close_on_exec
from ipython_compat.fdpassing import recv_fd

#: seconds for each of the descriptors to come
PATIENCE = 2.0
#: input, output and error output
COUNT = 3


def fetch(path):
    """Return the descriptors of the terminal that is offered at ``path``.

    :return: a list of three; None where nobody offers any: the frontend has gone meanwhile, or is on another machine.
    """
    found, offer = [], socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        offer.connect(to_native(path))
        while len(found) < COUNT and select.select([offer], [], [], PATIENCE)[0]:
            found.append(recv_fd(offer))
            close_on_exec(found[-1])
    except (EOFError, select.error, EnvironmentError):
        pass  # whatever the reason is, there is no terminal to be had
    finally:
        offer.close()
    if len(found) == COUNT:
        return found
    for fd in found:
        os.close(fd)
    return None
