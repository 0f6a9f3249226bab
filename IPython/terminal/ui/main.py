"""Sessions with a kernel process: one that this command starts, or one that is there already."""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from ipython_compat import to_native, to_text
from traitlets import TraitError

from zmqkernel.application.errors import ApplicationError

#: cells that end the session, as a rule: what they say is waited for before the editor is loaded
LEAVING = frozenset(["exit", "quit", "exit()", "quit()", "%exit", "%quit"])


def run_owned(app):
    """Start a kernel and run a session with it; the kernel ends with the session.

    The kernel boots while this process loads the user interface.

    :param app: the ``TerminalIPythonApp``, its command line and config files read.
    :return: status to exit with.
    """
    from zmqkernel.launch.owned import start_owned

    flush_streams()
    kernel = start_owned(shell_class=shell_name(app), app=app, outlives_terminal=app.keep_kernel)
    from IPython.terminal.ui.state import TerminalLoan, ignore_interrupts

    ignore_interrupts()  # Ctrl-C before the first prompt is for the start-up code, which runs in the kernel
    from IPython.terminal.ui.settings import TerminalSettings, need_a_shell

    try:
        settings = TerminalSettings.of(app)
    except TraitError:
        if kernel.wait_shell():  # where the kernel has refused the same it has said so
            raise
        return 1
    if need_a_shell(app.config) and not kernel.wait_shell():
        return 1
    show_banner(app, settings)
    from IPython.terminal.ui.early import EarlyPrompt, hand_over
    from zmqkernel.shell.execution.atprompt import check_at_prompt
    from zmqkernel.shell.execution.transform import TransformerManager

    from IPython.terminal.ui.kernelsession import KernelSession, owned_client

    session = KernelSession(settings, lambda: owned_client(kernel), kernel)
    if settings.simple_prompt:
        return session.run_to_end()
    early = EarlyPrompt(settings, check_at_prompt(TransformerManager()))
    try:
        early.begin()
        cell = early.cell()
        begun = None
        if cell:
            loan = TerminalLoan(early.modes)
            early.show(cell)
            begun = session.backend.begin(cell, loan)
            if cell.strip() in LEAVING:
                return session.run_to_end(begun)
        session.prompt_painted = early.painted
        from IPython.terminal.ui.editor import Editor

        editor = Editor(settings, session.backend)
        prompt = editor.pt_app  # made now: the terminal echoes what is typed between here and the first prompt
    finally:
        typed = early.end()
    session.use(editor)
    if typed:
        hand_over(typed, prompt)
    return session.run_to_end(begun)


def run_existing(app):
    """Run a session with a kernel that somebody else has started, and leave it running.

    :raises ApplicationError: where there is no such kernel.
    """
    from zmqkernel.client.finding import find_connection_file, find_live_kernel
    from zmqkernel.client.replay import keeps_journal
    from zmqkernel.protocol.errors import ProtocolError

    from IPython.terminal.ui.kernelsession import KernelSession, existing_client
    from IPython.terminal.ui.settings import TerminalSettings

    pattern = to_text(app.existing or (app.extra_args[0] if app.extra_args else ""))
    settings = TerminalSettings.of(app)
    try:
        path = find_connection_file(pattern) if pattern else find_live_kernel()
        client, info = existing_client(path)
    except ProtocolError as error:
        raise ApplicationError(to_text(str(error)))
    show_banner(app, settings)
    ours = keeps_journal(info)
    session = KernelSession(settings, lambda: client, None, offers=ours)
    session.catch_up() if ours else session.find_count()
    if not settings.simple_prompt:
        from IPython.terminal.ui.editor import Editor

        session.use(Editor(settings, session.backend))
    return session.run_to_end()


def shell_name(app):
    """Return the dotted name of the session's shell class, without importing it where that is not needed."""
    chosen = app.config.get("TerminalIPythonApp", {}).get("interactive_shell_class")
    if chosen is None:
        from zmqkernel.launch.owned import TERMINAL_SHELL

        return TERMINAL_SHELL
    shell_class = app.interactive_shell_class
    return "%s.%s" % (shell_class.__module__, shell_class.__name__)


def show_banner(app, settings):
    """Print the banner and a tip, unless the settings say not to."""
    from IPython.terminal.ipapp import show_tip
    from zmqkernel.shell.usage import whole_banner

    if not app.display_banner or settings.quiet:
        return
    sys.stdout.write(to_native(whole_banner(settings.banner1, settings.banner2, app.profile)))
    sys.stdout.flush()
    show_tip(settings)


def flush_streams():
    """Write out what is buffered: after a fork it would be written twice."""
    sys.stdout.flush()
    sys.stderr.flush()
