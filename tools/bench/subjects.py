"""What is measured: how the terminal and the kernel of each program are started."""
from __future__ import absolute_import, unicode_literals

#: name -> (arguments that run one line and end, arguments of a terminal, arguments of a kernel before the
#: connection file)
COMMANDS = {
    "ours": (["-m", "IPython", "-c"], ["-m", "IPython"], ["-m", "zmqkernel", "-f"]),
    "python": (["-c"], None, None),
    "ipython": (["-m", "IPython", "-c"], ["-m", "IPython"], None),
    "ipykernel": (None, None, ["-m", "ipykernel_launcher", "-f"]),
    "xeus-python": (None, None, ["-m", "xpython_launcher", "-f"]),
    "jupyter-console": (None, ["-m", "jupyter_console"], None),
}


class Subject(object):
    """One program under measurement.

    :param name: a key of :data:`COMMANDS`.
    :param python: path of the interpreter that has it installed.
    """

    def __init__(self, name, python):
        if name not in COMMANDS:
            raise ValueError("%s is none of: %s" % (name, ", ".join(sorted(COMMANDS))))
        self.name, self.python = name, python
        self.once, self.terminal, self.kernel = (
            [python] + list(arguments) if arguments else None for arguments in COMMANDS[name])


def parse(text):
    """Return the :class:`Subject` that ``NAME=PYTHON`` means; ValueError says what is wrong with it."""
    name, equals, python = text.partition("=")
    if not equals or not python:
        raise ValueError("%s: say NAME=PYTHON, with NAME one of %s" % (text, ", ".join(sorted(COMMANDS))))
    return Subject(name, python)
