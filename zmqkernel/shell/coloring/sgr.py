"""Style definitions (``"ansired bold"``) as terminal escapes (ECMA-48, SGR), for those that need no palette."""
from __future__ import absolute_import, unicode_literals

#: names of the sixteen colours that a terminal has by itself, in the order of their codes
ANSI_NAMES = ("ansiblack", "ansired", "ansigreen", "ansiyellow", "ansiblue", "ansimagenta", "ansicyan", "ansigray",
              "ansibrightblack", "ansibrightred", "ansibrightgreen", "ansibrightyellow", "ansibrightblue",
              "ansibrightmagenta", "ansibrightcyan", "ansiwhite")
_ANSI_INDEX = dict((name, index) for index, name in enumerate(ANSI_NAMES))
_ATTRIBUTES = {"bold": "01", "italic": "03", "underline": "04"}


def _code(index, offset):
    return str(offset + index if index < 8 else offset + 60 + index - 8)


def escapes_of(definition):
    """Return the escapes that switch ``definition`` on and off, or None where a palette is needed for it.

    :param definition: words as in a pygments style: a colour, ``bg:`` and a colour, ``bold``, ``italic``,
        ``underline``.
    :return: ``(on, off)``, both empty for an empty definition.  None for colours that a terminal does not know by
        name (``#ff0000``), and for definitions that leave the foreground colour to an ancestor.
    """
    on, off, attributes, foreground = [], [], [], False
    for word in definition.split():
        background = word.startswith("bg:")
        name = word[3:] if background else word
        if name in _ANSI_INDEX:
            foreground = foreground or not background
            on.append(_code(_ANSI_INDEX[name], 40 if background else 30))
            off.append("49" if background else "39")
        elif word in _ATTRIBUTES:
            attributes.append(_ATTRIBUTES[word])
        else:
            return None
    if not foreground:
        return None
    if attributes:
        off.append("00")
    return "\x1b[%sm" % ";".join(on + attributes), "\x1b[%sm" % ";".join(off)


def attributes_of(on, off):
    """Return escapes as :func:`escapes_of` does, without the colours in them."""
    attributes = [code for code in on[2:-1].split(";") if code in _ATTRIBUTES.values()]
    return ("\x1b[%sm" % ";".join(attributes), "\x1b[00m") if attributes else ("", "")


def wrap(text, on, off):
    """Return ``text`` with every line of it between ``on`` and ``off``."""
    if not on:
        return text
    return "\n".join(on + line + off if line else line for line in text.split("\n"))
