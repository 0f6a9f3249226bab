"""Questions that are asked while a prompt is shown, as prompt_toolkit 3 asks them: "Display all 399 possibilities?".

Such a question is a prompt of its own, in a task of the prompt behind it.  A ``KeyboardInterrupt`` that leaves a task
leaves the event loop as well, and with it the prompt, in the middle of what both have to put in order; prompt_toolkit
2 gives up the question alone.
"""
from __future__ import absolute_import, unicode_literals


def keep_interrupts_in(app):
    """Have Ctrl-C and Ctrl-D at a question give up what asked it, and the prompt of ``app`` stay."""
    if getattr(app, "ipython_keeps_interrupts", False):
        return
    app.ipython_keeps_interrupts = True
    create = app.create_background_task

    def create_background_task(coroutine):
        """Run a coroutine while the prompt is shown."""
        task = create(_until_given_up(coroutine))
        task.add_done_callback(lambda done: coroutine.close())  # one that was cancelled early has not begun it
        return task

    app.create_background_task = create_background_task


async def _until_given_up(coroutine):
    """Await a coroutine."""
    try:
        return await coroutine
    except (KeyboardInterrupt, EOFError):  # the prompt is drawn again by then
        return None
