"""``IPython.core.completerlib``: completers for ``import`` and ``from``, ``%run``, ``%cd``, ``%reset``.

A completer is called with the shell and an event: ``line`` (up to the cursor), ``symbol`` (the token), ``command``
(the first word), ``text_until_cursor``.  It returns a list of texts, or raises ``TryNext``.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re

from ipython_compat import to_text
from ipython_compat.aliases import public

from ..errors import TryNext
from .modules import (  # noqa: F401  (public names of IPython.core.completerlib)
    TIMEOUT_GIVEUP, TIMEOUT_STORAGE, import_re, is_importable, is_possible_submodule, module_list, root_modules,
    try_import)
from .paths import compress_user, expand_user, list_paths, protect_filename

magic_run_re = re.compile(r".*(\.ipy|\.ipynb|\.py[w]?)$")
_RESET = ("-f", "-s", "in", "out", "array", "dhist")


def _shell():
    from ..getipython import get_ipython

    return get_ipython()


@public("IPython.core.completerlib")
def get_root_modules():
    """Return the names of all modules on ``sys.path``; where listing them is slow, the result is kept in the shell's
    database."""
    shell = _shell()
    return root_modules(getattr(shell, "db", None), None if shell is None else print)


@public("IPython.core.completerlib")
def module_completion(line):
    """Return what may come next in an import statement.

    :param line: the line up to the cursor, its last statement counts: ``import xml.d``, ``from os import pa``.
    """
    before, _, line = line.rpartition(";")
    words = line.replace(",", ", ").split()
    if before and words[:1] not in (["import"], ["from"]):
        return []  # the word belongs to another statement
    if line[-1:].isspace() or line.endswith(","):
        words.append("")
    typed = words[-1] if len(words) > 1 else ""
    if words[0] != "from":
        return [] if "as" in words[2:] else _dotted(typed)
    if len(words) < 3:
        return _dotted(typed)
    if len(words) == 3:
        return ["import "] if "import".startswith(typed) else []
    return [] if "as" in words[4:-1] else try_import(words[1])


def _dotted(word):
    """Completions of a module's dotted name."""
    package, dot, _ = word.rpartition(".")
    if not dot:
        return get_root_modules()
    return ["%s.%s" % (package, name) for name in try_import(package, only_modules=True)] if package else []


@public("IPython.core.completerlib")
def module_completer(self, event):
    """Complete ``import`` and ``from`` statements."""
    return module_completion(event.line)


@public("IPython.core.completerlib")
def quick_completer(cmd, completions):
    """Complete the arguments of a command with fixed words.

    :param cmd: the command, a magic or a function's name: the first word of the line.
    :param completions: a list of words, or one text of them.

    Used at the prompt, or in a start-up file::

        quick_completer("deploy", "staging production")
    """
    words = completions.split() if hasattr(completions, "split") else list(completions)

    def complete_words(self, event):
        return words

    _shell().set_hook("complete_command", complete_words, str_key=cmd)


@public("IPython.core.completerlib")
def magic_run_completer(self, event):
    """Complete ``%run``: scripts, notebooks and folders first; behind a script any file."""
    words = event.line.split()
    typed = "" if event.line.endswith(" ") or len(words) < 2 else words[-1].strip("\"'")
    expanded, tilde, home = expand_user(typed)
    found = [compress_user(path, tilde, home) for path in list_paths(expanded)]
    arguments = [word for word in words[1:] if word != typed or event.line.endswith(" ")]
    if not any(magic_run_re.match(word) for word in arguments):
        found = [path for path in found if path.endswith("/") or magic_run_re.match(path)]
    return sorted(found, key=lambda path: (not path.endswith("/"), path))


@public("IPython.core.completerlib")
def cd_completer(self, event):
    """Complete ``%cd``: folders, bookmarks behind ``-b``, places that were visited behind ``-``.

    :raises TryNext: where no folder fits and the line is no path.
    """
    words = event.line.split()
    typed = "" if event.line.endswith(" ") else (words[-1] if len(words) > 1 else "")
    if "-b" in words or typed == "-b":
        marks = list(self.db.get("bookmarks", {}))
        return [mark for mark in marks if mark.startswith(typed)] if typed != "-b" else ["-b " + mark for mark in marks]
    if typed.startswith("-") and not typed[1:].strip("0123456789"):
        visited = self.user_ns.get("_dh", [])
        return ["-%d [%s]" % (number, place) for number, place in enumerate(visited)]
    quote = typed[:1] if typed[:1] in "\"'" and typed else ""
    expanded, tilde, home = expand_user(typed[len(quote):])
    found = [compress_user(path, tilde, home) for path in list_paths(expanded) if path.endswith("/")]
    if not found:
        if os.path.isdir(expanded):
            return [to_text(compress_user(expanded, tilde, home))]
        raise TryNext
    return [path if quote else protect_filename(path) for path in found]


@public("IPython.core.completerlib")
def reset_completer(self, event):
    """Complete ``%reset``."""
    return [word for word in _RESET if word not in event.line.split()]


#: Command to its completer: what a shell registers by ``set_hook("complete_command", completer, str_key=command)``.
COMMAND_COMPLETERS = (
    ("import", module_completer), ("from", module_completer), ("%aimport", module_completer),
    ("%run", magic_run_completer), ("%cd", cd_completer), ("%reset", reset_completer))
