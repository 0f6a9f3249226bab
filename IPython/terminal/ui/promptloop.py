"""One event loop for all prompts of a session.

prompt_toolkit 3 makes a new one for each prompt, and ends it with all that asyncio has for such an occasion.  That
takes longer than many a cell, and would wait for a completion that is still being looked for.
"""
from __future__ import absolute_import, unicode_literals

import contextlib


class PromptLoop(object):
    """Runs coroutines, one after the other, in a loop of its own that stays."""

    def __init__(self):
        self._loop = None

    def run(self, coroutine):
        """Return the result of a coroutine; one that an exception leaves behind is ended in order."""
        import asyncio

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        task = self._loop.create_task(coroutine)
        try:
            return self._loop.run_until_complete(task)
        finally:
            if not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    self._loop.run_until_complete(task)

    def close(self):
        """Let go of the loop; the next coroutine gets another one."""
        if self._loop is not None:
            self._loop.close()
            self._loop = None
