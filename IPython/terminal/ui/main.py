"""Sessions with a kernel process: one that this command starts, or one that is there already."""
from __future__ import absolute_import, print_function, unicode_literals

import sys

from ipython_compat import to_native, to_text
from traitlets import TraitError

from zmqkernel.application.errors import ApplicationError

#: cells that end the session, as a rule: what they say is waited for before the editor is loaded
LEAVING = frozenset(["exit", "quit", "exit()", "quit()", "%exit", "%quit"])
#: seconds for which the editor is not loaded, at most, while a kernel begins that has a cell to run
COURTESY = 0.5


def run_owned(app):
    """Start a kernel and run a session with it; the kernel ends with the session.

    The kernel boots while this process loads the user interface.

    :param app: the ``TerminalIPythonApp``, its command line and config files read.
    :return: status to exit with.
    """
    asked_for = app.code_to_run or app.file_to_run or app.module_to_run
    kernel, settings = _started_after_code(app) if asked_for else _started(app)
    if settings is None:
        return 1
    from IPython.terminal.ui.state import TerminalLoan
    if settings.simple_prompt:
        return _session(settings, kernel).run_to_end()
    from IPython.terminal.ui.early import EarlyPrompt, hand_over

    early = EarlyPrompt(settings, _check_complete)
    try:
        early.begin()  # before anything is loaded that it does not need
        session = _session(settings, kernel)
        cell = early.cell()
        begun = None
        if cell:
            loan = TerminalLoan(early.modes)
            early.show(cell)
            begun = session.backend.begin(cell, loan)
            if cell.strip() in LEAVING:
                return session.run_to_end(begun)
            kernel.give_way(COURTESY)
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


def _start(app, lent_at_start=False):
    from zmqkernel.launch.owned import start_owned

    flush_streams()
    kernel = start_owned(shell_class=shell_name(app), app=app, outlives_terminal=app.keep_kernel,
                         lent_at_start=lent_at_start)
    from IPython.terminal.ui.state import ignore_interrupts

    ignore_interrupts()  # Ctrl-C before the first prompt is for the kernel
    return kernel


def _started(app):
    """Return a kernel that begins, and the settings; None for these where it has refused to, and has said why.

    :raises TraitError: for a wrong option that the kernel does not know.
    """
    kernel = _start(app)
    from IPython.terminal.ui.settings import TerminalSettings, need_a_shell

    try:
        settings = TerminalSettings.of(app)
    except TraitError:
        if kernel.wait_shell():  # where the kernel has refused the same it has said so
            raise
        return kernel, None
    if need_a_shell(app.config) and not kernel.wait_shell():
        return kernel, None
    show_banner(app, settings)
    return kernel, settings


def _started_after_code(app):
    """Do the same with a kernel that has the terminal for the code before the first prompt, and wait for its end.

    For code that somebody has asked for (``-i FILE``): it may ask for input, and open debuggers and editors, as in one
    process.  Start-up files and ``exec_lines`` alone do not keep the prompt waiting.
    """
    from IPython.terminal.ui.settings import TerminalSettings
    from IPython.terminal.ui.state import TerminalLoan

    settings = TerminalSettings.of(app)
    show_banner(app, settings)
    kernel = _start(app, lent_at_start=True)
    loan = TerminalLoan()
    try:
        ready = kernel.wait_shell()
    finally:
        loan.end()
    return kernel, settings if ready else None


def _session(settings, kernel):
    """Return the session with a kernel of our own."""
    from IPython.terminal.ui.kernelsession import KernelSession, owned_client

    return KernelSession(settings, lambda: owned_client(kernel), kernel)


def _check_complete(text):
    """Tell whether Enter runs a text, as ``check_complete`` does."""
    from zmqkernel.shell.execution.atprompt import check_at_prompt
    from zmqkernel.shell.execution.transform import TransformerManager

    return check_at_prompt(TransformerManager())(text)


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
