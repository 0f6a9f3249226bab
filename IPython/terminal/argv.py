"""Whose is which word of the command line: the shell's, or the script's that it is asked to run."""
from __future__ import absolute_import, unicode_literals

import re

from traitlets.config import Config

from zmqkernel.application.errors import ApplicationError

try:
    from traitlets.config.loader import DeferredConfigString as Deferred
except ImportError:  # traitlets 4 wants values of the right type in its configuration
    Deferred = None

#: options whose values are numbers
NUMBERS = ("autocall", "cache-size", "log-level")
#: options that are given several times
LISTS = ("ext",)
#: ``--Class.trait``, with or without a value in the same word
DOTTED = re.compile(r"^--?[A-Za-z_]\w*(\.\w+)+(=|$)")
HELP = ("-h", "--help", "-?", "--help-all", "--version")


class CommandLine(object):
    """The words of a command line, told apart.

    Options come first, then the script and its arguments.  Behind the script's name an option that the shell knows
    is still the shell's, as IPython has it; all others belong to the script.  ``--`` ends the shell's options.

    :ivar options: the shell's words, in the form that traitlets reads; ``names``: what they are called.
    :ivar settings: pairs of an option's name and its value; None where it has none.
    :ivar arguments: the script and its arguments.
    :param argv: the words.
    :param flags: names that stand alone; ``aliases``: names that take a value.
    :raises ApplicationError: for an option before the script that nobody knows, or one whose value is missing.
    """

    def __init__(self, argv, flags, aliases):
        self.flags, self.aliases = flags, aliases
        self.options = []
        self.names = []
        self.settings = []
        self.arguments = []
        self._code_given = False
        self._read(list(argv))

    def _read(self, words):
        while words:
            word = words.pop(0)
            if word == "--":
                self.arguments += words
                return
            if not word.startswith("-") or word == "-":
                self.arguments.append(word)
            elif not self._known(word, words):
                if not self.arguments and not self._code_given:
                    raise ApplicationError("unknown option %s (`ipython --help` lists them)" % word, exit_code=2)
                self.arguments.append(word)

    def _known(self, word, rest):
        """Take ``word``, and its value from ``rest``, where the shell knows it; tell whether it does."""
        name, has_value, _ = word.lstrip("-").partition("=")
        self.names.append(name)
        if word in HELP:
            self.options.append(word)
            return True
        if DOTTED.match(word):
            self._take(word, rest, bool(has_value))
        elif len(name) > 1 and not word.startswith("--"):
            return self._joined(word, rest)
        elif has_value and name in self.aliases:
            self.options.append(word)
            self.settings.append((name, word.partition("=")[2]))
        elif name in self.flags and not has_value:
            self.options.append(word)
            self.settings.append((name, None))
        elif name in self.aliases and not has_value:
            self._take(word, rest, False)
        else:
            return False
        self._code_given = self._code_given or name in ("c", "m")
        return True

    def _joined(self, word, rest):
        """Take one-letter options written in one word: ``-ic CODE``, ``-mMODULE``."""
        letters = word[1:]
        if letters[0] in self.aliases and len(letters[0]) == 1:
            value = letters[2:] if letters[1:2] == "=" else letters[1:]
            self.options += ["-" + letters[0], value]
            self.settings.append((letters[0], value))
            self._code_given = self._code_given or letters[0] in "cm"
            return True
        if letters[0] in self.flags:
            self.options.append("-" + letters[0])
            self.settings.append((letters[0], None))
            return self._known("-" + letters[1:], rest)
        return False

    def _take(self, word, rest, complete):
        if complete:
            self.options.append(word)
            return
        if not rest:
            raise ApplicationError("the option %s needs a value" % word, exit_code=2)
        self.settings.append((word.lstrip("-"), rest[0]))
        self.options += [word, rest.pop(0)]

    def config(self):
        """Return the options as a ``Config``; None where traitlets' own reading of the command line is called for.

        That builds an ``argparse`` parser of all options first, which takes longer than the start of a shell.
        """
        if any(name not in self.flags and name not in self.aliases for name in self.names):
            return None
        if len(self.names) != len(self.settings):
            return None
        config = Config()
        for name, value in self.settings:
            if value is None:
                config.merge(Config(self.flags[name][0]))
                continue
            section, _, trait = self.aliases[name].rpartition(".")
            given = config[section]
            given[trait] = given.get(trait, []) + [value] if name in LISTS else _value(name, value)
        return config


def _value(name, text):
    """Return an option's value as it goes into a ``Config``."""
    if Deferred is not None:
        return Deferred(text)
    return int(text) if name in NUMBERS and text.isdigit() else text
