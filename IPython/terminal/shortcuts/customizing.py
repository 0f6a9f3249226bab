"""``c.TerminalInteractiveShell.shortcuts``: keys that a person adds, changes or takes away.

Each entry is a dict.  ``command`` names what is done (``IPython:auto_suggest.accept``); ``match_keys`` and
``match_filter`` say which of its bindings is meant, where there are several; ``new_keys`` and ``new_filter`` are what
it gets instead, and no new keys take it away.  With ``create`` a binding is added, and none is changed.
"""
from __future__ import absolute_import, unicode_literals

from prompt_toolkit.key_binding import KeyBindings

from ipython_compat import to_text
from IPython.terminal.shortcuts import (
    KEY_BINDINGS, UNASSIGNED_ALLOWED_COMMANDS, RuntimeBinding, create_identifier,
)
from IPython.terminal.shortcuts.filters import filter_from_string

FIELDS = frozenset(["command", "match_keys", "match_filter", "new_keys", "new_filter", "create"])


def commands():
    """Return the commands that can be named: identifier -> function."""
    known = {create_identifier(binding.command): binding.command for binding in KEY_BINDINGS}
    known.update((create_identifier(command), command) for command in UNASSIGNED_ALLOWED_COMMANDS)
    return known


def customize(entries):
    """Return what the entries come to.

    :param entries: value of the option.
    :return: ``(left out, added)``: bindings of ``KEY_BINDINGS``, and new ones.
    :raises ValueError: for an entry that cannot be understood.
    """
    left_out, added = [], []
    for entry in entries:
        unknown = sorted(set(entry) - FIELDS)
        if unknown:
            raise ValueError("a shortcut has no %s" % ", ".join(unknown))
        command = _command(entry)
        filter_text = entry.get("new_filter")
        if entry.get("create"):
            if not entry.get("new_keys"):
                raise ValueError("a shortcut that is created needs new_keys: %s" % entry)
            added.append(RuntimeBinding(command, _keys(entry["new_keys"]), _filter(filter_text)))
            continue
        matching = _matching(entry, command)
        left_out.append(matching)
        keys = entry.get("new_keys", matching.keys)
        if keys:
            condition = matching.filter if filter_text is None else _filter(filter_text)
            added.append(RuntimeBinding(command, _keys(keys), condition))
    return left_out, added


def _keys(names):
    """Return the names of keys, known to be such.

    :raises ValueError: for one that is no key.
    """
    names = [to_text(name) for name in names]
    KeyBindings().add(*names)
    return names


def _filter(text):
    return filter_from_string(text) if text else None


def _command(entry):
    known = commands()
    name = entry.get("command")
    if name not in known:
        raise ValueError("there is no command %s for a shortcut; there are: %s" % (name, ", ".join(sorted(known))))
    return known[name]


def _matching(entry, command):
    """Return the one binding that an entry means."""
    found = [binding for binding in KEY_BINDINGS if binding.command is command]
    if entry.get("match_keys") is not None:
        found = [binding for binding in found if binding.keys == list(entry["match_keys"])]
    if entry.get("match_filter") is not None:
        found = [binding for binding in found if binding.condition == entry["match_filter"]]
    if len(found) != 1:
        raise ValueError("%s bindings of %s match %s; match_keys and match_filter tell them apart" % (
            len(found) or "no", entry["command"], entry.get("match_keys") or "the shortcut"))
    return found[0]
