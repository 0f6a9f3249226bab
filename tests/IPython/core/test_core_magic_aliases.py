"""The old import paths of magics are the same modules as the new ones."""
from __future__ import absolute_import, division, print_function, unicode_literals

import importlib
import subprocess
import sys

import pytest

from ipython_compat import to_native

FAMILIES = ("ast_mod", "auto", "basic", "code", "config", "display", "execution", "extension", "history", "logging",
            "namespace", "osm", "packaging", "pylab", "script")


@pytest.mark.parametrize("old, new", [
    ("IPython.core.magic", "zmqkernel.shell.magics.base"),
    ("IPython.core.magic_arguments", "zmqkernel.shell.magics.arguments"),
    ("IPython.core.usage", "zmqkernel.shell.usage"),
] + [("IPython.core.magics." + name, "zmqkernel.shell.magics." + name) for name in FAMILIES])
def test_old_name_is_the_same_module(old, new):
    assert importlib.import_module(to_native(old)) is importlib.import_module(to_native(new))


def test_families_are_found_in_the_package():
    from IPython.core import magics
    from IPython.core.magics import CodeMagics, ExecutionMagics, MacroToEdit, UserMagics
    from IPython.core.magics.execution import ExecutionMagics as again
    assert ExecutionMagics is again and CodeMagics._find_edit_target and issubclass(MacroToEdit, ValueError)
    assert ExecutionMagics.__module__ == "IPython.core.magics.execution"
    assert UserMagics.__module__ == "IPython.core.magics"
    with pytest.raises(AttributeError):
        getattr(magics, "no_such_family")
    assert "bash" in magics.default_script_magics() and "cd" in magics.BUILTIN_LAZY_MAGICS["line"]


def test_shell_knows_all_magics_without_importing_them():
    code = ("import sys\nfrom zmqkernel.shell.interactiveshell import InteractiveShell\n"
            "shell = InteractiveShell.instance()\nassert 'timeit' in shell.magics_manager.magics['line']\n"
            "families = %r\nprint([name for name in families if 'zmqkernel.shell.magics.' + name in sys.modules])"
            % (tuple(to_native(name) for name in FAMILIES),))
    assert subprocess.check_output([sys.executable, "-c", code]).strip() == b"[]"
