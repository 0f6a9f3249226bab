"""Which prompt_toolkit is installed: 2 on Python 2.7, 3 elsewhere.  What differs is told apart here."""
from __future__ import absolute_import, unicode_literals

import prompt_toolkit

from IPython.terminal.ui.guarding import guard
from zmqkernel.shell import typedahead

ptk_version = tuple(int(part) for part in prompt_toolkit.__version__.split(".")[:3] if part.isdigit())
PTK3 = ptk_version[0] >= 3
#: whether prompt_toolkit has to be told to leave SIGINT alone
HANDLES_SIGINT = ptk_version >= (3, 0, 25)


def running_loop():
    """Return the event loop of the prompt that is shown: it has ``add_reader`` and ``remove_reader``."""
    if PTK3:
        from asyncio import get_event_loop

        return get_event_loop()
    from prompt_toolkit.eventloop import get_event_loop

    return get_event_loop()


def call_soon(loop, function):
    """Have ``function`` called in ``loop`` (one that :func:`running_loop` returned), from any thread."""
    (loop.call_soon_threadsafe if PTK3 else loop.call_from_executor)(function)


def call_later(loop, seconds, function):
    """Have ``function`` called in ``loop`` after a while; not where the loop has ended by then."""
    if PTK3:
        loop.call_later(seconds, function)
        return
    import threading

    timer = threading.Timer(seconds, lambda: loop.call_from_executor(function))
    timer.daemon = True
    timer.start()


def redrawer(app):
    """Return a function, to be called from any thread, that has the prompt of ``app`` drawn again if it is still there.

    :param app: the ``Application`` that is running.
    """
    if not PTK3:
        return app.invalidate
    loop = running_loop()

    def redraw():
        """Draw again."""
        try:
            call_soon(loop, app.invalidate)
        except RuntimeError:  # the prompt has ended, and its loop with it
            return

    return redraw


def set_error_handler(function):
    """Have ``function`` called with each exception that nobody has caught in the loop of the prompt that is shown.

    prompt_toolkit puts its own handler back when the prompt ends.
    """
    def handle(*arguments):
        """Look into the context, the last argument; asyncio hands over the loop before it."""
        error = arguments[-1].get("exception")
        if error is not None:
            function(error)

    running_loop().set_exception_handler(handle)


def run_above_prompt(function):
    """Call ``function`` with the prompt taken away, and draw it again below what was printed."""
    if PTK3:
        from prompt_toolkit.application import run_in_terminal
    else:
        from prompt_toolkit.application.run_in_terminal import run_in_terminal
    return run_in_terminal(function)


def give_up_question(app):
    """End what is asked above the prompt of ``app``, as Ctrl-C does; tell whether there was anything.

    To be called in the loop of the prompt.
    """
    from prompt_toolkit.application.current import get_app

    asking = get_app()
    if asking is app or not asking.is_running or asking.is_done:
        return False
    asking.exit(exception=KeyboardInterrupt())
    return True


def prompt(session, inputhook=None, loop=None, **options):
    """Show the prompt of ``session`` and return what was typed.

    :param inputhook: function of a context, called while nothing is typed; None: nothing is to be done then.
    :param loop: a :class:`~.promptloop.PromptLoop` to show it in where that can be; None: a loop of its own.
    :param options: further arguments of ``PromptSession.prompt``.
    """
    typedahead.hand_on()
    begin = options.get("pre_run")

    def pre_run():
        """Guard the prompt, then do what the caller wants done."""
        guard(session.app, run_above_prompt, set_error_handler)
        if PTK3:
            from IPython.terminal.ui.nesting_py3 import keep_interrupts_in

            keep_interrupts_in(session.app)
        if begin is not None:
            begin()

    options["pre_run"] = pre_run
    if HANDLES_SIGINT:
        options["handle_sigint"] = False
    if _loop_is_running():
        options["in_thread"] = True
    elif inputhook is not None and "inputhook" in type(session).prompt.__code__.co_varnames:
        options["inputhook"] = inputhook
    elif inputhook is not None:
        return _prompt_in_loop(session, inputhook, options)
    elif loop is not None and PTK3:
        return loop.run(session.prompt_async(**options))
    return session.prompt(**dict((str(name), value) for name, value in options.items()))


def _prompt_in_loop(session, inputhook, options):
    """As :func:`prompt`, for releases of prompt_toolkit whose input hooks belong to a loop, not to a prompt."""
    import asyncio

    from prompt_toolkit.eventloop.inputhook import new_eventloop_with_inputhook

    policy = asyncio.get_event_loop_policy()
    before = getattr(getattr(policy, "_local", None), "_loop", None)  # asking for it would make one
    loop = new_eventloop_with_inputhook(inputhook)
    asyncio.set_event_loop(loop)
    try:
        return session.prompt(**dict((str(name), value) for name, value in options.items()))
    finally:
        asyncio.set_event_loop(before)
        loop.close()


def _loop_is_running():
    """Return whether this thread runs an asyncio loop already: a prompt cannot run another one in it."""
    if not PTK3:
        return False
    import sys

    events = sys.modules.get("asyncio.events")
    return events is not None and events._get_running_loop() is not None
