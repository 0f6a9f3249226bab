"""IPython: an interactive Python whose kernel lives in a process of its own.

Importing this package loads next to nothing: each name below is imported when it is first used.
"""
from __future__ import absolute_import

from ipython_compat.lazymodule import install as _install
from zmqkernel.version import version as __version__, version_info  # noqa: F401  (names of this package)

__license__ = "BSD-3-Clause"
__author__ = "The zmqkernel developers"
#: vulnerabilities of earlier IPythons that this one does not have
__patched_cves__ = {"CVE-2022-21699", "CVE-2023-24816"}

#: name -> (module, name in it); no name: the module itself
_NAMES = {
    "Application": ("traitlets.config", "Application"),
    "InteractiveShell": ("IPython.core.interactiveshell", "InteractiveShell"),
    "embed": ("IPython.terminal.embed", "embed"),
    "get_ipython": ("zmqkernel.shell.getipython", "get_ipython"),
    "sys_info": ("IPython.utils.sysinfo", "sys_info"),
    "extract_module_locals": ("IPython.utils.frame", "extract_module_locals"),
    "release": ("IPython.core.release", None),
}
_SUBMODULES = frozenset(
    ["consoleapp", "core", "display", "extensions", "external", "kernel", "lib", "paths", "sphinxext", "terminal",
     "testing", "utils"])

__all__ = ["start_ipython", "embed", "embed_kernel", "start_kernel", "get_ipython", "InteractiveShell", "display",
           "version_info", "release", "sys_info", "extract_module_locals"]


def _lazy(name):
    """Import what ``IPython.NAME`` stands for."""
    from importlib import import_module
    from sys import modules

    if name in _NAMES:
        where, attribute = _NAMES[name]
        module = import_module(where)
        value = module if attribute is None else getattr(module, attribute)
        setattr(modules[__name__], name, value)
        return value
    if name in _SUBMODULES:
        return import_module("IPython." + name)
    raise AttributeError("module 'IPython' has no attribute %r" % (name,))


def start_ipython(argv=None, **kwargs):
    """Run an interactive session in this process, and return when the person leaves it.

    :param argv: command line arguments as a list; None: those of this process.  ``[]`` keeps them out.
    :param user_ns: a dict to use as the session's namespace.
    :param config: a traitlets ``Config``.
    :param kwargs: further traits of the application.
    """
    from IPython.terminal.ipapp import launch_new_instance

    return launch_new_instance(argv=argv, **kwargs)


def embed_kernel(module=None, local_ns=None, **kwargs):
    """Run a kernel in this process, on the namespace of the caller, until a client shuts it down.

    :param module: the module whose globals the kernel sees; None: the caller's.
    :param local_ns: the names it sees first; None: the caller's locals.
    :param kwargs: passed on to ``zmqkernel.embedding.embed_kernel``.
    """
    from IPython.utils.frame import extract_module_locals
    from zmqkernel.embedding import embed_kernel as embed_here

    caller_module, caller_locals = extract_module_locals(1)
    return embed_here(module=caller_module if module is None else module,
                      local_ns=caller_locals if local_ns is None else local_ns, **kwargs)


def start_kernel(argv=None, **kwargs):
    """Run a kernel without a frontend, in this process, until it is shut down.

    :param argv: its command line arguments; None: those of this process.
    """
    from zmqkernel.launch.headless import main

    return main(argv, **kwargs)


def test(**kwargs):
    """Run this project's own tests, by pytest.

    :param kwargs: ``argv``: a list of arguments for pytest.
    """
    import os

    import pytest

    tests = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests")
    return pytest.main(list(kwargs.get("argv", [])) or [tests])


_install(__name__, _lazy)
