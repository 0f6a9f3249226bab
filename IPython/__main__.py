"""``python -m IPython``, and what the command ``ipython`` runs."""
from __future__ import absolute_import

import os
import signal
import sys

from ipython_compat import collecting


def main():
    """Run the command ``ipython``: a kernel, a small command, a script, or the terminal.

    What runs without a terminal is told apart here, before anything is imported that only the terminal needs.
    """
    words = sys.argv[1:]
    if words[:2] == ["kernel", "install"]:
        return _install_kernelspec(words[2:])
    if words[:1] == ["kernel"]:
        return _kernel(words[1:])
    if "--kernel" in words:
        words.remove("--kernel")
        return _kernel(words)
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end_in_silence)
    collecting.pause()
    from IPython.terminal.ipapp import run_command

    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, before)
    try:
        return run_command()
    finally:
        collecting.resume()


def _end_in_silence(number, frame):
    """Ctrl-C while the program is being loaded: there is nothing yet that a traceback could tell of."""
    os.write(2, b"\n")
    os._exit(130)


def _kernel(argv):
    from zmqkernel.launch.headless import main as run_kernel

    return run_kernel(argv)


def _install_kernelspec(argv):
    from zmqkernel.application.errors import ApplicationError, complain
    from zmqkernel.application.kernelspec import main as install

    try:
        return install(argv)
    except ApplicationError as error:
        return complain("ipython kernel install", error)


if __name__ == "__main__":
    sys.exit(main())
