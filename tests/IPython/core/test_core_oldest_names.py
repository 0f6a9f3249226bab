"""Modules that have been elsewhere since IPython 4, by their names of before."""
from __future__ import absolute_import, unicode_literals

import importlib

import pytest


@pytest.mark.parametrize("name", ["application", "configurable", "loader", "manager"])
def test_config_is_that_of_traitlets(name):
    import IPython.config
    old = importlib.import_module("IPython.config." + name)
    assert old is importlib.import_module("traitlets.config." + name) and old.__name__ == "traitlets.config." + name
    assert IPython.config.Config is importlib.import_module("traitlets.config").Config


@pytest.mark.parametrize("name", ["connect", "manager", "client", "kernelspec"])
def test_kernel_is_that_of_jupyter_client(name):
    pytest.importorskip("jupyter_client")
    import IPython
    assert importlib.import_module("IPython.kernel." + name) is importlib.import_module("jupyter_client." + name)
    assert IPython.kernel.protocol_version_info[0] == 5


def test_console_application():
    pytest.importorskip("jupyter_client")
    from IPython.consoleapp import app_flags
    from jupyter_client.consoleapp import app_flags as of_today
    assert app_flags is of_today


def test_lazy_text():
    from IPython.core.prompts import LazyEvaluate
    seen = []
    lazy = LazyEvaluate(lambda n, step=1: seen.append(n) or len(seen) * step, "x", step=10)
    assert "%s %s" % (lazy, lazy) == "10 20" and format(lazy, ">4") == "  30" and lazy(step=1) == 4
