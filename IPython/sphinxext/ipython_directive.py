"""Sphinx directive that runs code and shows the session.

    .. ipython::

        In [1]: x = 2

        In [2]: x**3

        @suppress
        In [3]: import noise

Lines may be written with prompts or as plain Python. Options: ``:python:`` (no prompts), ``:suppress:`` (run,
show nothing),
``:verbatim:`` (show, run nothing), ``:doctest:`` (every result is compared with the one written), ``:okexcept:`` and
``:okwarning:`` (do not complain). Decorators on a line of their own apply to the next input: ``@suppress``,
``@verbatim``,
``@doctest [HANDLER ARGS]``, ``@okexcept``, ``@okwarning``, ``@savefig FILE``.

Settings: ``ipython_savefig_dir``, ``ipython_execlines``, ``ipython_mplbackend``, ``ipython_warning_is_error``,
``ipython_promptin``, ``ipython_promptout``.
"""
from __future__ import absolute_import, unicode_literals

import os
import re
import warnings
from io import StringIO

from docutils.parsers.rst import Directive, directives

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from .custom_doctests import doctests

INPUT = re.compile(r"In *\[\d+\]: ?(.*)")
CONTINUED = re.compile(r" {3,}\.\.\.+: ?(.*)")
OUTPUT = re.compile(r"Out *\[\d+\]: ?(.*)")
FLAGS = ("suppress", "verbatim", "okexcept", "okwarning")


class Block(object):
    """One input with its decorators and the result written below it."""

    def __init__(self, decorators):
        self.decorators, self.source, self.written = decorators, [], []


def cut(lines):
    """Return the :class:`Block` list of a directive's lines; lines without prompts are plain Python."""
    blocks, waiting = [], []
    prompted = any(INPUT.match(line) for line in lines)
    for line in lines:
        first, more, result = INPUT.match(line), CONTINUED.match(line), OUTPUT.match(line)
        if line.startswith("@"):
            waiting.append(line[1:].split())
        elif first or (not prompted and (not blocks or waiting)):
            blocks.append(Block(waiting))
            blocks[-1].source.append(first.group(1) if first else line)
            waiting = []
        elif blocks and (more or not prompted):
            blocks[-1].source.append(more.group(1) if more else line)
        elif blocks and (result or line.strip() or blocks[-1].written):
            blocks[-1].written.append(result.group(1) if result else line)
    return blocks


class EmbeddedSphinxShell(object):
    """The shell that runs a document's code, and shows it as a session.

    :param exec_lines: lines run first, silently.
    """

    def __init__(self, exec_lines=None):
        config = Config()
        config.HistoryManager.hist_file = ":memory:"
        config.InteractiveShell.colors = "nocolor"
        self.IP = InteractiveShell.instance(config=config)
        self.directive = None
        self.promptin, self.promptout = "In [%d]:", "Out[%d]:"
        self.warning_is_error = True
        for line in exec_lines or ():
            self.IP.run_cell(line, silent=True)

    def show(self, block, flags):
        """Run a block and return the lines that show it.

        :raises RuntimeError: where it fails, warns or differs from what is written, and was not allowed to.
        """
        words = [decorator[0] for decorator in block.decorators]
        flags = set(flags) | set(words)
        source = "\n".join(block.source).rstrip()
        number = self.IP.execution_count
        if "verbatim" in flags:
            return [] if "suppress" in flags else self._input(source, number) + block.written + [""]
        with capture_output() as captured, warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            result = self.IP.run_cell(source, store_history=True)
        self._complain(source, result, captured, warned, flags)
        for decorator in block.decorators:
            self._after(decorator, block, captured)
        if "doctest" in flags and "doctest" not in words:
            self._compare(["doctest"], block, captured)
        if "suppress" in flags:
            return []
        return self._input(source, number) + captured.stdout.rstrip("\n").splitlines() + [""]

    def _input(self, source, number):
        prompt = self.promptin % number
        more = " " * (len(prompt) - 5) + "....:"
        lines = source.splitlines() or [""]
        return ["%s %s" % (prompt, lines[0])] + ["%s %s" % (more, line) for line in lines[1:]]

    def _complain(self, source, result, captured, warned, flags):
        if not result.success and "okexcept" not in flags:
            message = "exception in the directive's code:\n%s\n%s" % (source, captured.stdout)
            if self.warning_is_error:
                raise RuntimeError(message)
            warnings.warn(message)
        if warned and "okwarning" not in flags and self.warning_is_error:
            raise RuntimeError("warning in the directive's code:\n%s\n%s" % (source, warned[0].message))

    def _after(self, decorator, block, captured):
        if decorator[0] == "doctest":
            self._compare(decorator, block, captured)
        elif decorator[0] == "savefig":
            import matplotlib.pyplot as plt

            plt.gcf().savefig(decorator[1])

    def _compare(self, decorator, block, captured):
        found = re.sub(r"^Out *\[\d+\]: ?", "", captured.stdout.strip())
        submitted = "\n".join(block.written).strip()
        if len(decorator) > 1:
            doctests[decorator[1]](self, decorator[1:], block.source, found, submitted)
        elif found != submitted:
            raise RuntimeError("doctest failure\n\ninput:\n%s\n\nwritten:\n%s\n\nfound:\n%s" % (
                "\n".join(block.source), submitted, found))


class IPythonDirective(Directive):
    """``.. ipython::``"""

    has_content = True
    optional_arguments = 4
    final_argument_whitespace = True
    option_spec = dict((str(name), directives.flag) for name in FLAGS + ("python", "doctest"))
    shell = None

    def _setting(self, name, default):
        return getattr(self.state.document.settings.env.config, str("ipython_" + name), default)

    def _shell(self):
        if IPythonDirective.shell is None:
            backend = self._setting("mplbackend", "agg")
            if backend:
                os.environ.setdefault("MPLBACKEND", backend)
            IPythonDirective.shell = EmbeddedSphinxShell(self._setting("execlines", ()))
        shell = IPythonDirective.shell
        shell.directive, shell.warning_is_error = self, self._setting("warning_is_error", True)
        shell.promptin, shell.promptout = self._setting("promptin", "In [%d]:"), self._setting("promptout", "Out[%d]:")
        return shell

    def run(self):
        """Run the code and put a highlighted session into the document."""
        shell, out = self._shell(), StringIO()
        for block in cut(list(self.content)):
            out.write("".join("   %s\n" % line for line in shell.show(block, self.options)))
        text = out.getvalue().rstrip()
        if text:
            self.state_machine.insert_input([".. code-block:: ipython", ""] + text.splitlines() + [""],
                                            self.state_machine.input_lines.source(0))
        return []


def setup(app):
    """Register the directive and its settings with Sphinx; return what Sphinx wants to know of an extension."""
    app.add_directive("ipython", IPythonDirective)
    for name, default in (("savefig_dir", "savefig"), ("warning_is_error", True), ("promptin", "In [%d]:"),
                          ("promptout", "Out[%d]:"), ("mplbackend", "agg"), ("execlines", ["import numpy as np"]),
                          ("holdcount", True), ("rgxin", None), ("rgxout", None)):
        app.add_config_value("ipython_" + name, default, "env")
    return {str("parallel_read_safe"): True, str("parallel_write_safe"): True}
