"""The escape characters of the prompt, and the Python that each becomes."""
from __future__ import absolute_import, unicode_literals

ESC_SHELL = "!"       # run a system command
ESC_SH_CAP = "!!"     # run a system command and return its output
ESC_HELP = "?"        # show help
ESC_HELP2 = "??"      # show help with the source
ESC_MAGIC = "%"       # call a line magic
ESC_MAGIC2 = "%%"     # call a cell magic
ESC_QUOTE = ","       # call, each word quoted
ESC_QUOTE2 = ";"      # call, all words quoted as one
ESC_PAREN = "/"       # call, words separated by commas

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
