"""Names of magics, and the arguments of ``%config`` and ``%colors``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

ESC_MAGIC = "%"
_CONFIG = re.compile(r"\s*%?config\s+(?P<typed>[^\s=]*)$")
_CONFIG_BARE = re.compile(r"\s*%?config\s*$")
_COLORS = re.compile(r"\s*%?(?:colors|theme)\s+(?P<typed>\S*)$")


def magic_matches(token, line, magics, automagic, taken):
    """The magics that a token may be meant for.

    :param token: with or without its percent signs.
    :param line: the line up to the cursor; without a percent sign a magic has to be its first word.
    :param magics: a dict of ``line`` and ``cell`` to names.
    :param automagic: line magics may do without the sign.
    :param taken: names that are defined, and hide a magic without the sign.
    :return: texts, sorted by name.
    """
    bare = token.lstrip(ESC_MAGIC)
    signs = len(token) - len(bare)
    if signs > 2 or (not signs and line.strip() != token):
        return []
    found = [(name, "%%" + name) for name in magics["cell"] if name.startswith(bare)]
    if signs < 2:
        found += [(name, "%" + name) for name in magics["line"] if name.startswith(bare)]
    if not signs:
        found = [(name, text) for name, text in found if name not in taken and automagic or text.startswith("%")]
        found = [(name, text) for name, text in found if name not in taken]
    return [text for _, text in sorted(found, key=lambda pair: (pair[0], len(pair[1])))]


def config_matches(line, configurables):
    """Complete what ``%config`` sets.

    :param line: the line up to the cursor.
    :param configurables: the objects that can be configured.
    :return: names of classes; behind a class and a dot ``Class.trait``.
    """
    match = _CONFIG.match(line)
    if match is None and not _CONFIG_BARE.match(line):
        return []
    typed = match.group("typed") if match else ""
    classes = dict((configurable.__class__.__name__, configurable.__class__) for configurable in configurables
                   if configurable.__class__.class_traits(config=True))
    name, dot, trait = typed.partition(".")
    if not dot:
        return sorted(klass for klass in classes if klass.startswith(typed))
    kinds = [klass for klass in classes if klass == name]
    return ["%s.%s" % (name, found) for klass in kinds
            for found in sorted(classes[klass].class_traits(config=True)) if found.startswith(trait)]


def color_matches(line, themes):
    """Complete the argument of ``%colors``.

    :param themes: the names there are.
    """
    match = _COLORS.match(line)
    return [name for name in sorted(themes) if name.startswith(match.group("typed"))] if match else []
