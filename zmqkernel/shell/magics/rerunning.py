"""``%rerun --since-crash``: the cells whose effects a crash has taken back."""
from __future__ import absolute_import, print_function, unicode_literals

from zmqkernel.shell.errors import StdinNotImplementedError, UsageError
from zmqkernel.shell.utils.io import ask_yes_no

USAGE = "%rerun --since-crash [-y]"


def rerun_lost(shell, words):
    """Show the cells that a crash has taken back, and run them again where the person wants that.

    The one that crashed is not among them.  The first that fails ends it; what follows counts as lost still.

    :param shell: the shell.
    :param words: further words of the command line: ``-y`` does not ask.
    :raises UsageError: for others, and where nobody can be asked.
    """
    if [word for word in words if word != "-y"]:
        raise UsageError("usage: " + USAGE)
    manager = shell.history_manager
    cells = [(number, text) for number in manager.lost_cells for _, _, text in manager.get_range(0, number, number + 1)
             if text.strip() and "--since-crash" not in text]
    if not cells:
        print("No crash has taken back what a cell of this session did.")
        return
    print("What these cells did is lost:")
    for number, text in cells:
        print("In [%d]: %s" % (number, text.replace("\n", "\n" + " " * len("In [%d]: " % number))))
    if words or _wanted():
        _run(shell, manager, cells)


def _wanted():
    try:
        return ask_yes_no("Run them again? (y/[n])", "n", "n")
    except StdinNotImplementedError:
        raise UsageError("nobody can be asked here whether to run them again; %rerun --since-crash -y does not ask")


def _run(shell, manager, cells):
    done = []
    try:
        for number, text in cells:
            if not shell.run_cell(text, store_history=False).success:
                print("Cell [%d] has failed; what follows was not run." % number)
                return
            done.append(number)
    finally:
        manager.lost_cells = [number for number in manager.lost_cells if number not in done]
        if manager.on_recovery is not None:
            manager.on_recovery(done)
