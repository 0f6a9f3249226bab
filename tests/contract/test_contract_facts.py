"""The facts that IPython's users rely on: names of magics, aliases, events, hooks, options, and traits with
their defaults.

``facts.json`` beside this file lists them as they stand in IPython 9.18.
"""
from __future__ import absolute_import, unicode_literals

import importlib
import io
import json
import os

import pytest
import six
import traitlets
from traitlets.utils.importstring import import_item

from testkit.globalshell import global_shell

HERE = os.path.dirname(os.path.abspath(__file__))
with io.open(os.path.join(HERE, "facts.json"), encoding="utf-8") as f:
    FACTS = json.load(f)

#: section -> where its class is
HOMES = {
    "DisplayFormatter": "IPython.core.formatters", "HTMLFormatter": "IPython.core.formatters",
    "PlainTextFormatter": "IPython.core.formatters", "HistoryManager": "IPython.core.history",
    "IPCompleter": "IPython.core.completer", "InteractiveShellApp": "IPython.core.shellapp",
    "LoggingMagics": "IPython.core.magics.logging", "MagicsManager": "IPython.core.magic",
    "ProfileDir": "IPython.core.profiledir", "ScriptMagics": "IPython.core.magics.script",
    "StoreMagics": "IPython.extensions.storemagic", "TerminalIPythonApp": "IPython.terminal.ipapp",
    "TerminalInteractiveShell": "IPython.terminal.interactiveshell", "InteractiveShell": "IPython.core.interactiveshell",
    "PrefilterManager": "IPython.core.prefilter", "BaseIPythonApplication": "IPython.core.application",
}
#: traits whose default is what the machine, the Python or the class's own name makes it
LOCAL_DEFAULTS = {
    ("TerminalIPythonApp", "interactive_shell_class"), ("HistoryManager", "enabled"),
    ("TerminalInteractiveShell", "editor"), ("InteractiveShell", "colors"), ("TerminalInteractiveShell", "colors"),
    ("TerminalInteractiveShell", "banner1"), ("TerminalInteractiveShell", "simple_prompt"),
    ("IPCompleter", "use_jedi"), ("InteractiveShell", "ipython_dir"), ("InteractiveShell", "xmode"),
}


#: options that traitlets gives every application, from version 5 on (2.7 has version 4)
NEWER_TRAITLETS = () if traitlets.version_info[0] >= 5 else (
    "logging_config", "show_config", "show_config_json", "show-config", "show-config-json")


@pytest.fixture(scope="module")
def shell():
    with global_shell() as started:
        yield started


@pytest.mark.parametrize("kind", ["line", "cell"])
def test_every_magic_is_there(shell, kind):
    shell.extension_manager.load_extension("storemagic")  # an application loads it by itself
    have = shell.magics_manager.magics[kind]
    missing = [name for name in FACTS["magics"][kind] if name not in have]
    assert not missing


def test_every_alias_is_there(shell):
    have = dict(shell.alias_manager.aliases)
    assert set(FACTS["aliases_posix"]) <= set(have)


def test_events_and_hooks(shell):
    assert set(FACTS["events"]) <= set(shell.events.callbacks)
    assert all(name in shell.hooks for name in FACTS["hooks"])


def test_names_a_session_starts_with(shell):
    assert set(FACTS["startup_namespace"]) - {"open"} <= set(shell.user_ns)


def test_options_of_the_command_line():
    from IPython.terminal.ipapp import TerminalIPythonApp

    app = TerminalIPythonApp()
    cli = FACTS["cli"]
    assert not [name for name in cli["flags"] if name not in app.flags and name not in NEWER_TRAITLETS]
    assert not [name for name in cli["subcommands"] if name not in app.subcommands]
    wrong = [(name, app.aliases.get(name)) for name, target in cli["aliases"].items()
             if _target(app.aliases.get(name)) != target]
    assert not wrong


def _target(alias):
    return alias[0] if isinstance(alias, tuple) else alias


def _cases():
    for section in sorted(FACTS["config"]):
        for name in sorted(FACTS["config"][section]):
            yield section, name


def test_every_section_has_a_home():
    assert set(FACTS["config"]) <= set(HOMES)


@pytest.mark.parametrize("section", sorted(FACTS["config"]))
def test_every_trait_has_its_type_and_default(section):
    cls = getattr(importlib.import_module(str(HOMES[section])), str(section))
    traits = cls.class_traits(config=True)
    faults = []
    for name, fact in sorted(FACTS["config"][section].items()):
        trait = traits.get(str(name))
        if trait is None and name in NEWER_TRAITLETS:
            continue
        if trait is None:
            faults.append((name, "missing"))
            continue
        if not _same_type(trait, fact["type"]):
            faults.append((name, type(trait).__name__, fact["type"]))
        if fact["default"] is not None and (section, name) not in LOCAL_DEFAULTS:
            default = trait.default_value
            if fact["type"] == "Type":
                default = repr(import_item(default) if isinstance(default, six.string_types) else default)
            if isinstance(fact["default"], (six.text_type, bool, int)) and default != fact["default"]:
                faults.append((name, default, fact["default"]))
    assert not faults


def _same_type(trait, wanted):
    """Return whether a trait is of the type called ``wanted``, or of one derived from it."""
    names = [cls.__name__ for cls in type(trait).__mro__]
    return wanted in names or (wanted == "Int" and "Integer" in names)  # two names of one thing, one class on Python 3


@pytest.mark.parametrize("name", [
    "IPython.core.release._version_major", "IPython.core.kitty.supports_kitty_graphics",
])
def test_names_that_programs_use_and_no_list_of_public_names_has(name):
    assert import_item(str(name)) is not None
