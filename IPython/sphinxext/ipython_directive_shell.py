"""The shell that runs the code of a document, and shows it as a session."""
from __future__ import absolute_import, unicode_literals

import os
import re
import shutil
import tempfile
import warnings

from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from IPython.utils.capture import capture_output
from traitlets.config import Config

from .custom_doctests import doctests
from .ipython_directive_blocks import RGXIN, RGXOUT, python_blocks, session_blocks


def continuation(prompt):
    """Return the prompt of an input's further lines: as wide as the first one's."""
    return "   " + "." * max(len(prompt) - 4, 2) + ":"


class EmbeddedSphinxShell(object):
    """Runs blocks of a document in a shell of its own.

    :param exec_lines: lines run first, silently.
    """

    def __init__(self, exec_lines=None):
        self.tmp_profile_dir = tempfile.mkdtemp(prefix=str("sphinx_ipython_"))
        config = Config()
        config.HistoryManager.hist_file = ":memory:"
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.autocall = 0
        config.InteractiveShell.autoindent = False
        self.IP = InteractiveShell.instance(
            config=config, profile_dir=ProfileDir.create_profile_dir(self.tmp_profile_dir))
        self.user_ns, self.user_global_ns = self.IP.user_ns, self.IP.user_global_ns
        #: the directive that is running, or None; handlers of doctests ask it for the document
        self.directive = None
        self.promptin, self.promptout = "In [%d]:", "Out[%d]:"
        self.rgxin, self.rgxout = RGXIN, RGXOUT
        self.warning_is_error = self.hold_count = True
        self.savefig_dir = self.source_dir = None
        for line in exec_lines or ():
            self.process_input_line(line, store_history=False)

    def cleanup(self):
        """Remove the shell's profile; for when no more documents are read."""
        shutil.rmtree(self.tmp_profile_dir, ignore_errors=True)

    def process_input_line(self, line, store_history=True):
        """Run a line and show nothing of it; return the shell's ``ExecutionResult``."""
        with capture_output():
            return self.IP.run_cell(line, store_history=store_history)

    def ensure_pyplot(self, backend="agg"):
        """Choose matplotlib's backend before anything is drawn; without matplotlib, nothing happens."""
        try:
            import matplotlib
        except ImportError:
            return
        matplotlib.use(backend)

    def blocks(self, lines, python=False):
        """Return the :class:`Block` list of a directive's lines; lines without prompts are plain Python."""
        if python or not any(self.rgxin.match(line) for line in lines):
            return python_blocks(lines, lambda source: self.IP.check_complete(source + "\n\n")[0] != "incomplete")
        return session_blocks(lines, self.rgxin, self.rgxout)

    def process_block(self, block, flags=()):
        """Run a block and return ``(lines that show it, lines of the image directive of its figure)``.

        :param flags: options that hold for the whole directive.
        :raises RuntimeError: where it fails, warns or differs from what is written, and was not allowed to.
        """
        if block.comment is not None:
            return [block.comment], []
        flags = set(flags) | set(block.words)
        source = "\n".join(block.source).rstrip()
        number = self.IP.execution_count
        if "verbatim" in flags:
            return self._verbatim(block, source, number, flags), []
        counted = not (self.hold_count and "suppress" in flags)
        with capture_output() as captured, warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            result = self.IP.run_cell(source, store_history=counted)
        self._complain(source, result, captured, warned, flags)
        self._compare_all(block, captured, flags)
        image = [line for words in block.decorators if words[0] == "savefig" for line in self.process_image(words)]
        if "suppress" in flags:
            return [], image
        shown = captured.stdout.rstrip("\n").splitlines()
        shown = [self._renumbered(line, number) for line in shown]
        if "okwarning" in flags:
            shown += captured.stderr.rstrip("\n").splitlines()
        return self.process_input(source, number) + shown + [""], image

    def process_input(self, source, number):
        """Return the lines that show an input."""
        prompt = self.promptin % number
        lines = source.splitlines() or [""]
        more = continuation(prompt)
        shown = ["%s %s" % (prompt, lines[0])] + ["%s %s" % (more, line) for line in lines[1:]]
        return shown + [more + " "] if len(lines) > 1 else shown

    def process_image(self, words):
        """Save the current figure; return the lines of the directive that shows it.

        :param words: those of ``@savefig NAME [OPTION=VALUE ...]``.
        """
        import matplotlib.pyplot as plt

        source_dir = self.source_dir or os.getcwd()
        folder = os.path.join(source_dir, self.savefig_dir or "")
        path = os.path.join(folder, words[1])
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        plt.gcf().savefig(path, bbox_inches="tight")
        lines = [".. image:: /%s" % os.path.relpath(path, source_dir).replace(os.sep, "/")]
        for option in words[2:]:
            name, _, value = option.partition("=")
            lines.append("   :%s: %s" % (name, value))
        return lines + [""]

    def _verbatim(self, block, source, number, flags):
        self.IP.execution_count += 1
        if "suppress" in flags:
            return []
        written = list(block.written)
        while written and not written[-1].strip():
            written.pop()
        if written:
            written[0] = "%s %s" % (self.promptout % number, written[0])
        return self.process_input(source, number) + written + [""]

    def _renumbered(self, line, number):
        """Return a line of output with the result's prompt as the document's settings have it."""
        plain = "Out[%d]:" % number
        return self.promptout % number + line[len(plain):] if line.startswith(plain) else line

    def _where(self):
        directive = self.directive
        return "" if directive is None else " in %s, line %s" % (directive.state.document.current_source,
                                                                 directive.lineno)

    def _complain(self, source, result, captured, warned, flags):
        messages = []
        if not result.success and "okexcept" not in flags:
            messages.append("exception%s\n\n%s\n\n%s%s" % (self._where(), source, captured.stdout, captured.stderr))
        if warned and "okwarning" not in flags:
            messages.extend("warning%s\n\n%s\n\n%s: %s" % (
                self._where(), source, each.category.__name__, each.message) for each in warned)
        for message in messages:
            if self.warning_is_error:
                raise RuntimeError(message)
            warnings.warn(message)

    def _compare_all(self, block, captured, flags):
        asked = [words for words in block.decorators if words[0] == "doctest"]
        if not asked and "doctest" in flags and "".join(block.written).strip():
            asked = [["doctest"]]
        for words in asked:
            self._compare(words, block, captured)

    def _compare(self, words, block, captured):
        found = re.sub(r"^Out *\[\d+\]: ?", "", captured.stdout.strip())
        written = "\n".join(block.written).strip()
        if len(words) > 1:
            if words[1] not in doctests:
                raise RuntimeError("no doctest is called %s%s; there are: %s" % (
                    words[1], self._where(), ", ".join(sorted(doctests))))
            doctests[words[1]](self, words[1:], block.source, found, written)
        elif found != written:
            raise RuntimeError("doctest failure%s\n\ninput:\n%s\n\nwritten:\n%s\n\nfound:\n%s" % (
                self._where(), "\n".join(block.source), written, found))
