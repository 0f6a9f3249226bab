"""Which family brings which magic, so that a shell knows them all and imports what is used."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

_HERE = "zmqkernel.shell.magics."

#: families: class name -> module
MAGICS_CLASSES = dict((name, _HERE + module) for name, module in (
    ("AsyncMagics", "basic"),
    ("AutoMagics", "auto"),
    ("BasicMagics", "basic"),
    ("CodeMagics", "code"),
    ("ConfigMagics", "config"),
    ("DisplayMagics", "display"),
    ("ExecutionMagics", "execution"),
    ("ExtensionMagics", "extension"),
    ("HistoryMagics", "history"),
    ("LoggingMagics", "logging"),
    ("MacroToEdit", "code"),
    ("NamespaceMagics", "namespace"),
    ("OSMagics", "osm"),
    ("PackagingMagics", "packaging"),
    ("PylabMagics", "pylab"),
    ("ScriptMagics", "script"),
))

_LINE = {
    "AsyncMagics": "autoawait",
    "AutoMagics": "autocall automagic",
    "BasicMagics": "alias_magic colors doctest_mode gui lsmagic magic notebook page pprint precision quickref xmode",
    "CodeMagics": "edit load loadpy pastebin save",
    "ConfigMagics": "config",
    "ExecutionMagics": "code_wrap debug macro pdb prun run tb time timeit",
    "ExtensionMagics": "load_ext reload_ext unload_ext",
    "HistoryMagics": "history recall rerun",
    "LoggingMagics": "logoff logon logstart logstate logstop",
    "NamespaceMagics": "pdef pdoc pfile pinfo pinfo2 psearch psource reset reset_selective who who_ls whos xdel",
    "OSMagics": "alias bookmark cd dhist dirs env popd pushd pwd pycat rehashx sc set_env sx system unalias",
    "PackagingMagics": "conda mamba micromamba pip uv",
    "PylabMagics": "matplotlib pylab",
    "ScriptMagics": "killbgscripts",
}

_CELL = {
    "DisplayMagics": "html javascript js latex markdown svg",
    "ExecutionMagics": "capture code_wrap debug prun time timeit",
    "OSMagics": "! sx system writefile",
    "ScriptMagics": "script",
}

#: other names: (alias, magic, kind)
BUILTIN_ALIASES = (
    ("ed", "edit", "line"),
    ("hist", "history", "line"),
    ("rep", "recall", "line"),
    ("SVG", "svg", "cell"),
    ("HTML", "html", "cell"),
    ("file", "writefile", "cell"),
)

#: interpreters that are cell magics wherever they are installed or not
_SCRIPTS = "sh bash perl ruby python python2 python3 pypy"


def _spec(class_name):
    return "%s:%s" % (MAGICS_CLASSES[class_name], class_name)


def _expand(families):
    return dict((name, _spec(family)) for family in families for name in families[family].split())


#: the magics of every shell: kind -> name -> ``"module:Class"``
BUILTIN_LAZY_MAGICS = {"line": _expand(_LINE), "cell": _expand(_CELL)}


def default_script_magics():
    """Return the names of the interpreters that are cell magics without any configuration."""
    names = _SCRIPTS.split()
    if os.name == "nt":
        names.append("cmd")
    return names


def configured_script_magics(config):
    """Return the names of the interpreters that ``config`` makes cell magics.

    :param config: traitlets' ``Config``; what it says of ``ScriptMagics.script_magics`` counts.
    """
    section = config.get("ScriptMagics", {})
    names = section.get("script_magics") if section else None
    if names is None:
        return default_script_magics()
    if hasattr(names, "get_value"):
        return list(names.get_value(default_script_magics()))
    return list(names)


def builtin_specs(scripts):
    """Return :data:`BUILTIN_LAZY_MAGICS` with a cell magic for each interpreter of ``scripts``."""
    cell = dict(BUILTIN_LAZY_MAGICS["cell"])
    cell.update((name, _spec("ScriptMagics")) for name in scripts)
    return {"line": dict(BUILTIN_LAZY_MAGICS["line"]), "cell": cell}

#: families with settings -> a magic of theirs by which they are loaded
CONFIGURABLE = {"LoggingMagics": "logstate", "OSMagics": "cd", "ScriptMagics": "killbgscripts"}
