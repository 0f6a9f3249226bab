"""Names of files: in strings, in shell lines, wherever something looks like a path."""
from __future__ import absolute_import, division, print_function, unicode_literals

import glob
import os
import sys

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public

PROTECTABLES = " " if sys.platform == "win32" else " ()[]{}?=\\|;:'#*\"^&"


@public("IPython.core.completer")
def has_open_quotes(s):
    """Return the quote that is open at the end of ``s``, or False.

    A double quote counts before a single one, so that an apostrophe in a double-quoted text does no harm.
    """
    for quote in ('"', "'"):
        if s.count(quote) % 2:
            return quote
    return False


@public("IPython.core.completer")
def protect_filename(s, protectables=PROTECTABLES):
    """Return a file's name as it has to be written outside of quotes.

    :param protectables: the characters that need protection: by a backslash, on Windows by quotes around it all.
    """
    if not set(s) & set(protectables):
        return s
    if sys.platform == "win32":
        return '"%s"' % s
    return "".join("\\" + char if char in protectables else char for char in s)


@public("IPython.core.completer")
def expand_user(path):
    """Expand ``~`` and ``~user`` at the beginning of a path.

    :return: the path, whether there was one, and what it stood for: what :func:`compress_user` needs.
    """
    if not path.startswith("~"):
        return path, False, ""
    expanded = to_text(os.path.expanduser(path))
    rest = len(path) - 1
    return expanded, True, expanded[:-rest] if rest else expanded


@public("IPython.core.completer")
def compress_user(path, tilde_expand, tilde_val):
    """Undo :func:`expand_user`."""
    return path.replace(tilde_val, "~", 1) if tilde_expand and tilde_val else path


def list_paths(prefix):
    """Return the paths that begin with ``prefix``; folders end with a slash."""
    folder, name = os.path.split(prefix)
    pattern = glob_escape(folder) + "/" if folder and folder != "/" else folder
    found = [to_text(path) for path in glob.glob(to_native(pattern + glob_escape(name) + "*"))]
    found = [path.replace("\\", "/") if os.sep == "\\" else path for path in found]
    return [path + "/" if os.path.isdir(path) else path for path in sorted(found)]


def glob_escape(text):
    """``text`` as a pattern that matches only itself."""
    return "".join("[%s]" % char if char in "*?[" else char for char in text)


def _unescape(text):
    """What a shell makes of a word with backslashes."""
    out, escaped = [], False
    for char in text:
        if char == "\\" and not escaped:
            escaped = True
            continue
        out.append(char)
        escaped = False
    return "".join(out)


def last_word(line):
    """The last word of a shell line, in which a backslash protects a space; and where it begins."""
    start = len(line)
    while start:
        char = line[start - 1]
        if char in " \t\n=<>|;&(\"'" and not (start > 1 and line[start - 2] == "\\"):
            break
        start -= 1
    return line[start:], start


def path_matches(line):
    """The names of files that may stand at the end of a line.

    :param line: the line up to the cursor.
    :return: the text that is replaced, and a list of texts to put in its place.
    """
    line = line[1:] if line.startswith("!") else line
    quote = has_open_quotes(line)
    if quote:
        typed = word = line[line.rindex(quote) + 1:]
    else:
        typed = last_word(line)[0]
        word = _unescape(typed)
    expanded, tilde, home = expand_user(word)
    found = [compress_user(path, tilde, home) for path in list_paths(expanded)]
    if quote:
        return typed, [path.replace(quote, "\\" + quote) for path in found]
    return typed, [_protect(path) for path in found]


def looks_like_path(word):
    """Say whether a word outside of strings can only be meant as a path."""
    return word.startswith(("./", "../", "/", "~/", "~")) and not word.startswith("//")


def _protect(path):
    """Outside of quotes; the slash behind a folder with protected characters is left for the next time."""
    safe = protect_filename(path)
    return safe[:-1] if safe != path and safe.endswith("/") else safe
