"""Themes: a named mapping from token types to styles that turns token streams into coloured text."""
from __future__ import absolute_import, unicode_literals

import os
import re

import six
from six.moves import collections_abc

from ipython_compat import to_text

from . import palettes
from .sgr import attributes_of, escapes_of, wrap
from .tokens import Token, own_token, token_from_str

#: pygments styles whose root token has no style of its own
_BARE_BASES = (None, "default")
MAX_SYMBOL_LENGTH = 20
#: categories of characters that are not seen: controls, formats, surrogates, ends of lines and paragraphs
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
THEME_ENTRY_POINT_GROUP = "ipython.themes"
USER_THEME_DIRNAME = "themes"


class Symbols(dict):
    """The line and arrow characters of a theme: ``top_line``, ``arrow_body``, ``arrow_head``."""


def _check_symbol(theme, key, value):
    """Check a symbol: it is written to the terminal as it is, and may not do more there than be seen.

    :raises ValueError: for a long one, and for control and formatting characters, which move the cursor and more.
    """
    import unicodedata
    if not isinstance(value, six.string_types) or len(value) > MAX_SYMBOL_LENGTH or any(
            unicodedata.category(character) in _UNSEEN for character in to_text(value)):
        raise ValueError("symbol '%s' of theme '%s' has to be at most %d characters that can be seen, not %r" % (
            key, theme, MAX_SYMBOL_LENGTH, value))


class Theme(object):
    """A theme.

    :param name: what it is called.
    :param base: name of the pygments style it builds on; None for none.
    :param extra_style: token type -> definition such as ``"ansired bold"``, on top of the base.
    :param symbols: some or all of the keys of :class:`Symbols`.
    """

    def __init__(self, name, base, extra_style, symbols=None):
        self.name = name
        self.base = base
        self.extra_style = extra_style
        for key, value in (symbols or {}).items():
            _check_symbol(name, key, value)
        self.symbols = Symbols(palettes.PLAIN_SYMBOLS, **(symbols or {}))
        self._escapes = {}
        self._formatter = None

    @classmethod
    def from_dict(cls, data):
        """Build a theme from plain data.

        :param data: ``name``, and optionally ``base``, ``extra_style`` (dotted token names to definitions) and
            ``symbols``; other keys are remarks.
        :raises ValueError: where there is no name, no such token, no such symbol, or one that may not be written.
        """
        name = data.get("name")
        if not name or not hasattr(name, "lower"):
            raise ValueError("a theme needs a name")
        symbols = data.get("symbols") or {}
        for key, value in symbols.items():
            if key not in palettes.PLAIN_SYMBOLS:
                raise ValueError("theme %s: no such symbol: %s" % (name, key))
        style = data.get("extra_style") or {}
        extra = dict((token_from_str(key), value) for key, value in style.items())
        return cls(name, data.get("base"), extra, symbols=symbols)

    @classmethod
    def from_file(cls, path):
        """Read a theme from a JSON file; see :meth:`from_dict`.  Without a name it is called like the file.

        :raises ValueError: where the file is not a theme.
        :raises EnvironmentError: where it cannot be read.
        """
        import io
        import json
        with io.open(str(path), encoding="utf-8") as stream:
            data = json.load(stream)
        if not isinstance(data, dict):
            raise ValueError("a theme is an object with a name")
        data.setdefault("name", os.path.splitext(os.path.basename(str(path)))[0])
        return cls.from_dict(data)

    @property
    def colorless(self):
        """Whether the theme has no colours at all."""
        return self.base is None and not self.extra_style

    def as_pygments_style(self):
        """Return the theme as a pygments ``Style`` class."""
        from pygments.style import Style
        from pygments.styles import get_style_by_name
        from pygments.token import string_to_tokentype
        base = get_style_by_name(self.base) if self.base else Style
        styles = dict(base.styles)
        for token, definition in self.extra_style.items():
            styles[string_to_tokentype(repr(own_token(token)))] = definition
        return type(str("ThemeStyle"), (base,), {"name": self.name, "styles": styles})

    def _from_pygments(self, token):
        """Ask pygments for the escapes of ``token``; the styles of its ancestors count as in any pygments style."""
        if self._formatter is None:
            from pygments.formatters.terminal256 import Terminal256Formatter
            self._formatter = Terminal256Formatter(style=self.as_pygments_style())
        known = self._formatter.style_string
        for ancestor in reversed(token.split()[1:]):
            if repr(ancestor) in known:
                return known[repr(ancestor)]
        return "", ""

    @property
    def marks_keep_colors(self):
        """Whether ``Token.TbHighlight`` only changes the background, so that the marked source keeps its colours."""
        words = self.extra_style.get(Token.TbHighlight, "").split()
        return bool(words) and all(word.startswith("bg:") for word in words)

    def _find_escapes(self, token):
        if not token:
            return "", ""
        if len(token) > 1 and token[0] == "TbHighlight":  # a mark on source of the kind that follows
            on, off = self.escapes(Token.TbHighlight)
            inner_on, inner_off = self.escapes(own_token(token[1:]))
            return inner_on + on, off + inner_off
        definition = self.extra_style.get(token)
        if definition is not None and len(token) == 1:
            simple = escapes_of(definition)
            if simple is not None:
                return simple
            if not definition and self.base in _BARE_BASES:
                return "", ""
        return self._from_pygments(own_token(token))

    def escapes(self, token):
        """Return what switches the style of ``token`` on and off on a terminal: ``(on, off)``."""
        try:
            return self._escapes[token]
        except KeyError:
            found = self._escapes[token] = self._find_escapes(token)
            return found

    def format(self, stream):
        """Return a token stream, ``[(token type, text), ...]``, as text with colours.

        Those of tokens without text are not asked for: the first time that can mean to load pygments.
        """
        if self.colorless:
            return "".join(text for _, text in stream)
        return "".join(wrap(text, *self.escapes(token)) for token, text in stream if text)

    def format_prompt(self, stream):
        """Return a prompt's tokens as text with colours; without them, bold stays, where the environment says so.

        (``NO_COLOR`` is for what the shell says.  Tracebacks and source keep theirs, as in IPython.)
        """
        if not os.environ.get(str("NO_COLOR")):
            return self.format(stream)
        return "".join(wrap(text, *attributes_of(*self.escapes(token))) for token, text in stream if text)

    def make_arrow(self, width):
        """Return an arrow of ``width`` columns, a trailing blank included: ``"----> "``."""
        head = self.symbols["arrow_head"]
        if width >= 2:
            return self.symbols["arrow_body"] * (width - 2) + head + " "
        return head if width == 1 else ""

    def top_line(self, width):
        """Return the line that is drawn above a traceback."""
        return self.symbols["top_line"] * width

    def __repr__(self):
        return str("<Theme %s>") % (self.name,)


def _theme_filename(name):
    """Return the name of the file that a theme is in: that of the theme, where a colon becomes a dash.

    :raises ValueError: for a name that is none for files.
    """
    if not re.match(r"\w[\w.:-]*$", name):
        raise ValueError("%r is not a usable theme name" % (name,))
    return name.replace(":", "-") + ".json"


def _build(key):
    name, base, definitions, symbols = palettes.PALETTES[key]
    extra = dict((token_from_str(dotted), definition) for dotted, definition in definitions.items())
    return Theme(name, base, extra, symbols=symbols)


class ThemeTable(collections_abc.Mapping):
    """The themes by name: those built in, those that were added, the user's, and those of installed packages.

    The user's are the JSON files in the folder ``themes`` of the IPython folder.  Packages offer themes under the entry
    point group ``ipython.themes``.  Both are looked up when a name is asked for that is not known yet.
    """

    def __init__(self):
        self._themes = {}
        self._names = list(palettes.ORDER)
        self._searched = False
        self._read_folder = False

    def add(self, theme, name=None):
        """Add ``theme``, under its own name or under ``name``; one of that name is replaced."""
        key = (name or theme.name).lower()
        if key not in self._names:
            self._names.append(key)
        self._themes[key] = theme

    def __setitem__(self, name, theme):
        self.add(theme, name)

    def __getitem__(self, name):
        if not hasattr(name, "lower"):
            raise KeyError(name)
        key = name.lower()
        if key not in self._themes:
            if key in palettes.PALETTES:
                self._themes[key] = _build(key)
            else:
                self._find_installed(key)
        try:
            return self._themes[key]
        except KeyError:
            raise KeyError("no theme is called %s; there are: %s" % (name, ", ".join(self._names)))

    def _find_users(self):
        if not self._read_folder:
            self._read_folder = True
            self._add_users()

    def _add_users(self):
        from .installed import user_themes
        for theme in user_themes(USER_THEME_DIRNAME):
            if theme.name.lower() not in palettes.PALETTES:
                self.add(theme)

    def _find_installed(self, name):
        self._add_users()  # also files that came while the session runs
        if self._searched or name in self._themes:
            return
        self._searched = True
        from .installed import installed_themes
        for theme in installed_themes(THEME_ENTRY_POINT_GROUP):
            if theme.name.lower() not in self._names:
                self.add(theme)

    def __iter__(self):
        self._find_users()
        return iter(list(self._names))

    def __len__(self):
        self._find_users()
        return len(self._names)


#: the themes everybody uses
theme_table = ThemeTable()

#: names of older releases' colour schemes
_OLD_NAMES = {"default": "neutral"}


def known_theme_name(name):
    """Return the name of a theme for a theme's name or an older scheme's.

    :raises ValueError: where there is no such theme.
    """
    key = str(name).lower() if name else "nocolor"
    key = _OLD_NAMES.get(key, key)
    if key not in theme_table:
        raise ValueError("no theme is called %r; there are: %s" % (name, ", ".join(theme_table)))
    return key
