"""Sphinx directive that runs code and shows the session.

    .. ipython::

        In [1]: x = 2

        In [2]: x**3

        @suppress
        In [3]: import noise

Lines may be written with prompts or as plain Python, whose statements become inputs one by one. Options:
``:python:`` (no prompts), ``:suppress:`` (run, show nothing), ``:verbatim:`` (show, run nothing), ``:doctest:``
(every result is compared with the one written), ``:okexcept:`` and ``:okwarning:`` (do not complain); as arguments
they mean the same. Decorators on a line of their own apply to the next input: ``@suppress``, ``@verbatim``,
``@doctest [HANDLER ARGS]``, ``@okexcept``, ``@okwarning``, ``@savefig FILE [width=4in ...]``.

Settings: ``ipython_savefig_dir`` (below the sources), ``ipython_execlines``, ``ipython_mplbackend``,
``ipython_warning_is_error``, ``ipython_holdcount``, ``ipython_promptin``, ``ipython_promptout``, ``ipython_rgxin``,
``ipython_rgxout``.
"""
from __future__ import absolute_import, unicode_literals

import re

from docutils.parsers.rst import Directive, directives

from .ipython_directive_blocks import PSEUDO_DECORATORS, RGXIN, RGXOUT, Block  # noqa: F401  (names of this module)
from .ipython_directive_shell import EmbeddedSphinxShell

OPTIONS = ("python", "suppress", "verbatim", "doctest", "okexcept", "okwarning")
SETTINGS = (
    ("savefig_dir", "savefig"), ("warning_is_error", True), ("promptin", "In [%d]:"), ("promptout", "Out[%d]:"),
    ("mplbackend", "agg"), ("execlines", ["import numpy as np", "import matplotlib.pyplot as plt"]),
    ("holdcount", True), ("rgxin", RGXIN.pattern), ("rgxout", RGXOUT.pattern))


class IPythonDirective(Directive):
    """``.. ipython::``"""

    has_content = True
    required_arguments = 0
    optional_arguments = 4
    final_argument_whitespace = True
    option_spec = dict((str(name), directives.flag) for name in OPTIONS)
    #: made for the first directive of a build, and used by all
    shell = None

    def _settings(self):
        config = self.state.document.settings.env.config
        return dict((name, getattr(config, str("ipython_" + name), default)) for name, default in SETTINGS)

    def setup(self):
        """Return the shell, with the document's settings."""
        settings = self._settings()
        environment = self.state.document.settings.env
        if IPythonDirective.shell is None:
            IPythonDirective.shell = EmbeddedSphinxShell()
            if settings["mplbackend"]:
                IPythonDirective.shell.ensure_pyplot(settings["mplbackend"])
            for line in settings["execlines"] or ():
                IPythonDirective.shell.process_input_line(line, store_history=False)
            IPythonDirective.shell.IP.execution_count = 1
        shell = IPythonDirective.shell
        shell.directive, shell.source_dir = self, environment.srcdir
        shell.savefig_dir, shell.hold_count = settings["savefig_dir"], settings["holdcount"]
        shell.warning_is_error = settings["warning_is_error"]
        shell.promptin, shell.promptout = settings["promptin"], settings["promptout"]
        shell.rgxin, shell.rgxout = re.compile(settings["rgxin"]), re.compile(settings["rgxout"])
        return shell

    def _is_inside_excluded_only(self):
        """Return whether an ``only`` directive around this one leaves it out."""
        tags = getattr(getattr(getattr(self.state.document.settings, "env", None), "app", None), "tags", None)
        node = self.state.parent
        while node is not None and tags is not None:
            if node.tagname == "only" and not tags.eval_condition(node["expr"]):
                return True
            node = node.parent
        return False

    def run(self):
        """Run the code and put a highlighted session, and its figures, into the document.

        Where the document leaves the place out (``.. only::`` another builder), nothing is run.
        """
        if self._is_inside_excluded_only():
            return []
        flags = set(self.options) | set(word for each in self.arguments for word in each.split())
        shell, lines, images = self.setup(), [], []
        try:
            for block in shell.blocks(list(self.content), python="python" in flags):
                shown, image = shell.process_block(block, flags)
                lines.extend(shown)
                images.extend(image)
        finally:
            shell.directive = None
        while lines and not lines[-1].strip():
            lines.pop()
        if lines:
            lines = [".. code-block:: ipython", ""] + ["   " + line if line else "" for line in lines] + [""]
        if lines or images:
            self.state_machine.insert_input(lines + images + [""], self.state_machine.input_lines.source(0))
        return []


def setup(app):
    """Register the directive and its settings with Sphinx; return what Sphinx wants to know of an extension."""
    setup.app = app
    app.add_directive("ipython", IPythonDirective)
    for name, default in SETTINGS:
        app.add_config_value("ipython_" + name, default, "env")
    app.connect("build-finished", _finished)
    return {str("parallel_read_safe"): True, str("parallel_write_safe"): True}


def _finished(app, exception):
    """Put the shell of a build away."""
    shell, IPythonDirective.shell = IPythonDirective.shell, None
    if shell is not None:
        shell.cleanup()
        type(shell.IP).clear_instance()
