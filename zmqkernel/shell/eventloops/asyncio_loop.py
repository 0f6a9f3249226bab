"""asyncio: the loop that cells await in goes on while the prompt waits."""
from __future__ import absolute_import, unicode_literals

import asyncio


def inputhook(context):
    """Run asyncio's event loop until there is input.

    The prompt has a loop of its own, which calls this: it is not "running" for the time being.
    """
    from zmqkernel.shell.execution.async_helpers import get_asyncio_loop

    outer = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    try:
        loop = get_asyncio_loop()
        if not loop.is_closed():
            _run(loop, context)
    finally:
        asyncio.events._set_running_loop(outer)


def _run(loop, context):
    loop.add_reader(context.fileno(), loop.stop)
    try:
        if not context.input_is_ready():
            loop.run_forever()
    finally:
        loop.remove_reader(context.fileno())
