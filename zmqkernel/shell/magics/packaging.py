"""Package managers, working on the environment that the session runs in."""
from __future__ import absolute_import, division, print_function, unicode_literals

import functools
import io
import os
import re
import sys

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

_PUBLIC = public("IPython.core.magics.packaging")

#: conda's subcommands that work on an environment, and have to be told which
CONDA_COMMANDS_REQUIRING_PREFIX = {"install", "list", "remove", "uninstall", "update", "upgrade"}
#: conda's subcommands that ask before they do it
CONDA_COMMANDS_REQUIRING_YES = {"install", "remove", "uninstall", "update", "upgrade"}
CONDA_ENV_FLAGS = {"-p", "--prefix", "-n", "--name"}
CONDA_YES_FLAGS = {"-y", "--y", "--yes"}

_NOTE = "Note: you may need to restart the kernel to use updated packages."


def _history_file():
    return os.path.join(sys.prefix, "conda-meta", "history")


def _is_conda_environment():
    return os.path.exists(_history_file())


class NotInConda(UsageError, ValueError):
    """The session's environment is not one of conda's."""


@_PUBLIC
def is_conda_environment(func):
    """Decorate a magic that makes sense in an environment of conda's only: elsewhere it says so."""
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        if not _is_conda_environment():
            raise NotInConda("The python kernel does not appear to be a conda environment.  "
                             "Please use ``%pip install`` instead.")
        return func(*args, **kwargs)
    return wrapper


def _quoted(path):
    """Return a path as a word of a command line."""
    path = to_text(path)
    if sys.platform == "win32":
        return '"%s"' % path if " " in path else path
    from six.moves import shlex_quote
    quoted = shlex_quote(path)
    shell = os.path.basename(os.environ.get(str("SHELL"), ""))
    # a text is no command for Nushell, unless it says that it is
    return "^" + quoted if quoted != path and shell == "nu" else quoted


#: command -> the variable that says where it is
_VARIABLES = {"conda": "CONDA_EXE", "mamba": "MAMBA_EXE", "micromamba": "MAMBA_EXE"}


def _get_conda_like_executable(name):
    """Return the path of conda or one of its kin.

    Looked for in the variable it sets, beside this Python, in the environment's own history, beside the environment,
    on $PATH.
    """
    candidates = [os.environ.get(str(_VARIABLES[name])), os.path.join(os.path.dirname(sys.executable), name)]
    if name != "micromamba":
        candidates.append(_from_history(name))
        for folder in (sys.prefix, os.path.dirname(os.path.dirname(sys.prefix))):
            candidates.append(os.path.join(folder, "Scripts" if os.name == "nt" else "bin", name))
    for path in candidates:
        if path and os.path.isfile(path):
            return path
    from ipython_compat.which import which
    return which(name) or _from_history(name) or name


def _from_history(name):
    """Return the conda that made this environment, by what the environment's history says."""
    try:
        with io.open(_history_file(), encoding="utf-8") as f:
            text = f.read()
    except EnvironmentError:
        return None
    match = re.search(r"^#\s*cmd:\s*(?P<command>.*?conda(?:\.exe)?)\s+(?:create|install)", text, re.MULTILINE)
    if match is None:
        return None
    return os.path.join(os.path.dirname(match.group("command").strip()), name)


@_PUBLIC
@magics_class
class PackagingMagics(Magics):
    """``%pip``, ``%conda`` and their kin."""

    @line_magic
    def pip(self, line):
        """Run pip for this session's Python.

        %pip install package
        """
        self._run([_quoted(sys.executable), "-m", "pip", line])

    @line_magic
    def uv(self, line):
        """Run uv for this session's environment.

        %uv pip install package

        As a module of this session's Python, uv works for that one.
        """
        self._run([_quoted(sys.executable), "-m", "uv", line])

    def _run(self, words):
        self.shell.system(" ".join(words))
        print(_NOTE)

    def _run_conda(self, name, line):
        words = line.split()
        if not words:
            raise UsageError("%%%s: which command? (usage: %%%s COMMAND [ARGUMENT ...])" % (name, name))
        command, rest = words[0], words[1:]
        flags = set(word.split("=", 1)[0] for word in rest)
        added = []
        # where nobody can be asked, the question would wait for ever
        if command in CONDA_COMMANDS_REQUIRING_YES and not flags & CONDA_YES_FLAGS and \
                getattr(self.shell, "kernel", None) is not None:
            added.append("--yes")
        if command in CONDA_COMMANDS_REQUIRING_PREFIX and not flags & CONDA_ENV_FLAGS:
            added.extend(["--prefix", _quoted(sys.prefix)])
        self._run([_quoted(_get_conda_like_executable(name)), command] + added + rest)

    @line_magic
    @is_conda_environment
    def conda(self, line):
        """Run conda for this session's environment.

        %conda install package
        """
        self._run_conda("conda", line)

    @line_magic
    @is_conda_environment
    def mamba(self, line):
        """Run mamba for this session's environment.

        %mamba install package
        """
        self._run_conda("mamba", line)

    @line_magic
    @is_conda_environment
    def micromamba(self, line):
        """Run micromamba for this session's environment.

        %micromamba install package
        """
        self._run_conda("micromamba", line)
