"""Options of a magic's line, in the manner of ``getopt``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
from getopt import GetoptError, getopt

from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.utils.ipstruct import Struct
from zmqkernel.shell.utils.process import arg_split


def split_words(text, posix, strict):
    """Split a line into words as a shell would.

    :raises UsageError: for a quotation that is not closed, when ``strict``.
    """
    try:
        return arg_split(text, posix, strict)
    except ValueError as exc:
        raise UsageError("%s in: %s" % (exc, text.strip()))


def raw_rest(text, words, posix):
    """Return the end of ``text`` that splits into ``words``, with its quotes as they were typed."""
    if not words:
        return ""
    for match in re.finditer(r"(?:^|(?<=\s))\S", text):
        rest = text[match.start():]
        if arg_split(rest, posix, False) == words:
            return rest
    return " ".join(words)


def parse(arg_str, opt_str, long_opts, mode="string", list_all=False, posix=None, strict=True,
          preserve_non_opts=False):
    """Split off the options that stand at the beginning of ``arg_str``.

    :param opt_str: single letters, each followed by ``:`` when it takes a value.
    :param long_opts: long names, each followed by ``=`` when it takes a value.
    :param mode: ``"string"`` or ``"list"``: what the rest is returned as.
    :param list_all: whether every value is a list, also of an option given once.
    :param posix: whether quotes are taken off; where not given, as the platform's shell does.
    :param strict: whether a quotation that is not closed is an error.
    :param preserve_non_opts: whether the rest keeps its quotes though ``posix`` takes them off the options.
    :return: ``(Struct of option -> value or list of values, rest)``; an option without value has ``""``.
    :raises UsageError: for an unknown option, or one that lacks its value.
    """
    if mode not in ("string", "list"):
        raise ValueError("mode is 'string' or 'list', not %r" % (mode,))
    posix = os.name == "posix" if posix is None else posix
    words = split_words(arg_str, posix, strict)
    try:
        pairs, rest = getopt(words, opt_str, list(long_opts))
    except GetoptError as exc:
        allowed = " ".join(['"%s"' % opt_str] + list(long_opts))
        raise UsageError("%s (allowed: %s)" % (exc.msg, allowed))
    found = Struct()
    for option, value in pairs:
        name = option.lstrip("-")
        if name not in found:
            found[name] = [value] if list_all else value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    if mode == "list":
        return found, rest
    return found, raw_rest(arg_str, rest, posix) if preserve_non_opts else " ".join(rest)
