"""The options of the terminal, where the shell that has them is in another process."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_native
from traitlets import Any, Bool, Dict, Integer, TraitError, Unicode, default
from traitlets.config import Config, Configurable

from IPython.terminal.prompts import columns_of
from IPython.terminal.traits import TerminalTraits
from zmqkernel.shell.coloring.theme import known_theme_name
from zmqkernel.shell.colors import Token, theme_table


#: sections whose options have been judged when the application read them
SECTIONS_OF_APPLICATIONS = frozenset(
    ["Application", "BaseIPythonApplication", "TerminalIPythonApp", "InteractiveShellApp", "ProfileDir"])


class TerminalSettings(TerminalTraits, Configurable):
    """What the user interface asks a shell for, read from the same sections of the configuration.

    ``prompts`` get it as their ``shell``: it has ``execution_count``, ``editing_mode`` and ``pt_app`` too.
    """

    colors = Unicode("neutral").tag(config=True)
    separate_in = Unicode("\n").tag(config=True)
    autoindent = Bool(True).tag(config=True)
    history_load_length = Integer(1000).tag(config=True)
    banner1 = Unicode().tag(config=True)
    banner2 = Unicode("").tag(config=True)
    enable_tip = Bool(True).tag(config=True)
    quiet = Bool(False).tag(config=True)

    execution_count = Integer(1)
    pt_app = Any(None, allow_none=True)
    user_ns = Dict()
    prompts = Any()

    @classmethod
    def section_names(cls):
        """Return the sections of the configuration that hold these options."""
        return [to_native("InteractiveShell"), to_native("TerminalInteractiveShell")]

    @classmethod
    def of(cls, app):
        """Return the settings that an application's configuration holds; options that only the shell has are its own.

        :raises TraitError: for a value that does not fit.
        """
        config = Config()
        names = cls.class_trait_names(config=True)
        for section in cls.section_names():
            given = app.config.get(section, {})
            config[section].update((name, value) for name, value in given.items() if name in names)
        settings = cls(config=config)
        try:
            settings.colors = known_theme_name(settings.colors)
        except ValueError as error:
            raise TraitError("%s" % error)
        return settings

    @default("prompts")
    def _prompts_default(self):
        return self.prompts_class(self)

    @default("banner1")
    def _banner1_default(self):
        from zmqkernel.shell.usage import default_banner

        return default_banner

    def take(self, news):
        """Take over settings that a cell has changed.

        :param news: dict from name to value.
        :return: the names that this has, and whose value was right.
        """
        from IPython.terminal.travelling import unpack

        taken = []
        for name, value in news.items():
            if name not in self.trait_names():
                continue
            try:
                setattr(self, to_native(name), unpack(value))
            except TraitError:  # the shell has refused it already, and said so
                continue
            except ValueError as error:
                sys.stderr.write(to_native("%s is not taken over: %s\n" % (name, error)))
                continue
            taken.append(name)
        return taken


def theme_of(settings):
    """Return the colour theme that is wanted; the usual one where there is none of that name (yet)."""
    name = settings.colors
    return theme_table[name if name in theme_table else "neutral"]


def need_a_shell(config):
    """Tell whether a configuration has options that only the parts of a shell can judge, in the kernel's process.

    :param config: an application's.
    """
    known = set(TerminalSettings.class_trait_names(config=True))
    return any(name in TerminalSettings.section_names() and set(config[name]) - known
               or name not in TerminalSettings.section_names() and name not in SECTIONS_OF_APPLICATIONS
               for name in config if config[name])


#: parts of a prompt that depend on the text that is typed
KNOWN_HERE = (Token.Prompt.Mode, Token.Prompt.LineNumber)


class SentPrompts(object):
    """Prompts that the shell has made, because their class is known in its process only.

    :param rendered: what ``TerminalInteractiveShell.rendered_prompts`` returns.
    :param default: the prompts to use for what it does not say.
    """

    def __init__(self, rendered, default):
        self._in = _tokens(rendered["in"])
        self._lines = [[_tokens(pairs) for pairs in pair] for pair in rendered.get("continuation") or ()]
        self._default = default

    def in_prompt_tokens(self):
        """Return the prompt of a new cell; the mode of vi editing and the line's number are known here only."""
        own = dict(self._default.in_prompt_tokens())
        return [(token, own.get(token, text) if token in KNOWN_HERE else text) for token, text in self._in]

    def continuation_prompt_tokens(self, width=None, lineno=None, wrap_count=None):
        """Return the prompt of a cell's further lines."""
        if not self._lines:
            if width is None:
                width = sum(columns_of(text) for _, text in self.in_prompt_tokens())
            return self._default.continuation_prompt_tokens(width, lineno=lineno, wrap_count=wrap_count)
        pair = self._lines[min(lineno or 0, len(self._lines) - 1)]
        return pair[-1 if wrap_count else 0]

    def __getattr__(self, name):
        return getattr(self._default, name)


def _tokens(pairs):
    from zmqkernel.shell.colors import token_from_str

    return [(token_from_str(name), text) for name, text in pairs]
