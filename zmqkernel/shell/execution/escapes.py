"""The escape characters of the prompt, and the Python that each becomes."""
from __future__ import absolute_import, unicode_literals

# What they mean, pair by pair: run a system command, and return its output; show help, and the source with it; call a
# line magic, and a cell magic; call a function with each word quoted, and with all words quoted as one; call it with
# the words as arguments.
ESC_SHELL, ESC_SH_CAP = "!", "!!"
ESC_HELP, ESC_HELP2 = "?", "??"
ESC_MAGIC, ESC_MAGIC2 = "%", "%%"
ESC_QUOTE, ESC_QUOTE2 = ",", ";"
ESC_PAREN = "/"

ESCAPE_SINGLES = {"!", "?", "%", ",", ";", "/"}
ESCAPE_DOUBLES = {"!!", "??"}  # %% starts a cell magic and is none of a line's escapes

ESC_SEQUENCES = [ESC_SHELL, ESC_SH_CAP, ESC_HELP, ESC_HELP2, ESC_MAGIC, ESC_MAGIC2, ESC_QUOTE, ESC_QUOTE2, ESC_PAREN]


def magic_call(name, argument):
    """Return the Python that calls a line magic."""
    return "get_ipython().run_line_magic(%r, %r)" % (name, argument)


def help_call(target, escape):
    """Return the Python that shows help on ``target``.

    :param escape: ``?`` or ``??``; a target with wildcards is searched for instead.
    """
    magic = "pinfo2" if escape == ESC_HELP2 else "psearch" if "*" in target else "pinfo"
    return magic_call(magic, target)


def _system(content):
    return "get_ipython().system(%r)" % (content,)


def _getoutput(content):
    return "get_ipython().getoutput(%r)" % (content,)


def _help(content):
    return help_call(content, ESC_HELP) if content else "get_ipython().show_usage()"


def _help2(content):
    return help_call(content, ESC_HELP2) if content else "get_ipython().show_usage()"


def _magic(content):
    name, _, argument = content.partition(" ")
    return magic_call(name, argument)


def _quoted_words(content):
    name, _, arguments = content.partition(" ")
    return '%s("%s")' % (name, '", "'.join(arguments.split()))


def _quoted_whole(content):
    name, _, arguments = content.partition(" ")
    return '%s("%s")' % (name, arguments)


def _called(content):
    name, _, arguments = content.partition(" ")
    return "%s(%s)" % (name, ", ".join(arguments.split()))


#: escape -> function from what follows it on the line to Python
tr = {
    ESC_SHELL: _system,
    ESC_SH_CAP: _getoutput,
    ESC_HELP: _help,
    ESC_HELP2: _help2,
    ESC_MAGIC: _magic,
    ESC_QUOTE: _quoted_words,
    ESC_QUOTE2: _quoted_whole,
    ESC_PAREN: _called,
}
