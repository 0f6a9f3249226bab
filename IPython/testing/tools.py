"""What test suites of IPython and of its extensions use: commands, captured output, temporary files."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import re
import sys
import tempfile
import unittest
from contextlib import contextmanager
from io import StringIO, open
from subprocess import PIPE, Popen

from six.moves import builtins
from traitlets.config.loader import Config

from IPython.utils.io import Tee, temp_pyfile
from IPython.utils.text import list_strings
from ipython_compat import PY2, to_native, to_text

from . import IPYTHON_TESTING_TIMEOUT_SCALE, decorators, skipdoctest  # noqa: F401  (names that suites import from here)

DEFAULT_ENCODING = getattr(sys.stdin, "encoding", None) or "utf-8"
has_nose = False

notprinted_msg = "{0!r} was not to be printed to {1}, and stands in:\n{2}"
printed_msg = "{0!r} was to be printed to {1}, and does not stand in:\n{2}"
pair_fail_msg = "{0}: for {1!r}, expected {2!r} and got {3!r}"

#: what a child process may add to its standard error without being asked
HARMLESS = re.compile(r"(?m)^.*(?:Warning|warn)\b.*\n?")


class MyStringIO(StringIO):
    """Takes native strings on Python 2 too."""

    def write(self, s):
        """Write ``s``, bytes or text."""
        return super(MyStringIO, self).write(to_text(s))


def full_path(startPath, files):
    """Return the paths of ``files`` (a name, or names) in the folder of the file ``startPath``."""
    folder = os.path.split(startPath)[0]
    return [os.path.join(folder, name) for name in list_strings(files)]


def parse_test_output(txt):
    """Return ``(errors, failures)`` as the last lines of a unittest run count them."""
    def count(word):
        found = re.search(r"^FAILED \(.*?%s=(\d+)" % word, txt, re.MULTILINE)
        return int(found.group(1)) if found else 0
    return count("errors"), count("failures")


parse_test_output.__test__ = False


def default_argv():
    """Return command line options for a shell that touches no configuration."""
    return ["--quick", "--colors=NoColor", "--no-term-title", "--no-banner", "--autocall=0"]


def default_config():
    """Return the configuration of a shell for tests: no colours, no terminal title, history in a temporary file."""
    config = Config()
    config.TerminalInteractiveShell.colors = "nocolor"
    config.TerminalInteractiveShell.term_title = False
    config.TerminalInteractiveShell.autocall = 0
    handle, path = tempfile.mkstemp(suffix=".sqlite")
    os.close(handle)
    config.HistoryManager.hist_file = to_text(path)
    config.HistoryManager.db_cache_size = 10000
    return config


def get_ipython_cmd(as_string=False):
    """Return the command that starts IPython with this interpreter: a list, or one string where asked for."""
    command = [sys.executable, "-m", "IPython"]
    return " ".join(command) if as_string else command


def ipexec(fname, options=None, commands=()):
    """Run the script ``fname`` by ``ipython`` in a process of its own.

    :param options: more command line options, a list.
    :param commands: lines that are typed after the script has run.
    :return: ``(stdout, stderr)``, text.
    """
    from IPython.utils.text import strip_ansi as strip

    argv = get_ipython_cmd() + default_argv() + list(options or []) + (["-i"] if commands else [])
    script = os.path.join(os.path.dirname(__file__), fname)
    environment = dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONWARNINGS="ignore", PY_COLORS="0", NO_COLOR="1")
    environment.pop("PYCHARM_HOSTED", None)
    process = Popen(argv + ["--", script], stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment)
    out, err = process.communicate("\n".join(commands).encode("utf-8") or None)
    return strip(to_text(out)).replace("\r\n", "\n"), strip(HARMLESS.sub("", to_text(err))).replace("\r\n", "\n")


def ipexec_validate(fname, expected_out, expected_err="", options=None, commands=()):
    """Run a script as :func:`ipexec` does, and compare what it printed line for line, blanks at the ends aside.

    :raises AssertionError: where something else was printed.
    """
    out, err = ipexec(fname, options, commands)
    if err and _stripped(err) != _stripped(expected_err):
        raise AssertionError("standard error was:\n%s\nexpected:\n%s" % (err, expected_err))
    assert _stripped(out) == _stripped(expected_out), "standard output was:\n%s\nexpected:\n%s" % (out, expected_out)


def _stripped(text):
    return [line.rstrip() for line in text.strip().splitlines()]


class TempFileMixin(object if PY2 else unittest.TestCase):
    """Gives a test case a temporary script that is removed afterwards.

    On Python 2 it is a plain class, as in IPython 5, whose test cases name it behind ``unittest.TestCase``.
    """

    def mktmp(self, src, ext=".py"):
        """Write ``src`` to a temporary file; ``self.fname`` is its path."""
        self.fname = temp_pyfile(src, ext)
        self.tmps = getattr(self, "tmps", [])
        self.tmps.append(self.fname)

    def tearDown(self):
        """Remove the files."""
        for path in getattr(self, "tmps", ()):
            try:
                os.unlink(path)
            except OSError:  # a child may still hold it open, and the folder is a temporary one
                continue

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.tearDown()


def check_pairs(func, pairs):
    """Assert that ``func(a) == b`` for each ``(a, b)`` of ``pairs``."""
    name = getattr(func, "__name__", "func")
    for given, expected in pairs:
        got = func(given)
        assert got == expected, pair_fail_msg.format(name, given, expected, got)


class AssertPrints(object):
    """Asserts that each of the strings or patterns ``s`` is printed inside the block.

    :param s: one, or several: text, or compiled regular expressions.
    :param channel: ``stdout`` or ``stderr``.
    :param suppress: keep the output from the real stream.
    """

    def __init__(self, s, channel="stdout", suppress=True):
        self.s = [s] if hasattr(s, "upper") or hasattr(s, "search") else s
        self.channel, self.suppress = channel, suppress

    def __enter__(self):
        self.orig_stream = getattr(sys, self.channel)
        self.buffer = MyStringIO()
        self.tee = Tee(self.buffer, channel=to_native(self.channel))
        setattr(sys, to_native(self.channel), self.buffer if self.suppress else self.tee)

    def _holds(self, printed):
        for wanted in self.s:
            assert _stands_in(wanted, printed), printed_msg.format(wanted, self.channel, printed)

    def __exit__(self, etype, value, traceback):
        self.tee.flush()
        setattr(sys, to_native(self.channel), self.orig_stream)
        if value is None:
            self._holds(self.buffer.getvalue())
        return False


class AssertNotPrints(AssertPrints):
    """Asserts that none of the strings or patterns is printed inside the block."""

    def __exit__(self, etype, value, traceback):
        return super(AssertNotPrints, self).__exit__(etype, value, traceback)

    def _holds(self, printed):
        for unwanted in self.s:
            assert not _stands_in(unwanted, printed), notprinted_msg.format(unwanted, self.channel, printed)


def _stands_in(wanted, printed):
    return bool(wanted.search(printed)) if hasattr(wanted, "search") else wanted in printed


@contextmanager
def mute_warn():
    """Print no warnings of ``IPython.utils.warn`` inside the block."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def make_tempfile(name):
    """An empty file called ``name`` inside the block, removed afterwards."""
    open(name, "w", encoding="utf-8").close()
    try:
        yield
    finally:
        os.unlink(name)


@contextmanager
def fake_input(inputs):
    """Have ``input`` return ``inputs`` one after the other inside the block; EOFError when they are used up,
    and for None.

    An exception among them is raised.
    """
    waiting = iter(inputs)

    def answer(prompt=""):
        value = next(waiting, EOFError)
        if value is None or value is EOFError:
            raise EOFError("no more input")
        if isinstance(value, type) and issubclass(value, BaseException):
            raise value()
        return value

    name = str("raw_input" if PY2 else "input")
    saved = getattr(builtins, name)
    setattr(builtins, name, answer)
    try:
        yield
    finally:
        setattr(builtins, name, saved)


def _run(arguments):
    process = Popen(get_ipython_cmd() + arguments, stdout=PIPE, stderr=PIPE)
    out, err = process.communicate()
    return process.returncode, to_text(out), to_text(err)


def help_output_test(subcommand=""):
    """Assert that ``ipython [subcommand] -h`` ends well and prints help; return ``(stdout, stderr)``."""
    status, out, err = _run(([subcommand] if subcommand else []) + ["-h"])
    assert status == 0, err
    assert "Traceback" not in err
    assert "Options" in out and "--help-all" in out
    return out, err


def help_all_output_test(subcommand=""):
    """Assert that ``ipython [subcommand] --help-all`` ends well and names the classes; return ``(stdout, stderr)``."""
    status, out, err = _run(([subcommand] if subcommand else []) + ["--help-all"])
    assert status == 0, err
    assert "Traceback" not in err
    assert "Options" in out and "Class" in out
    return out, err
