"""A completer over a namespace, for tests of completion: asks it, and gives back what is asked for."""
from __future__ import absolute_import, division, print_function, unicode_literals

import types

from zmqkernel.shell.completion.completer import IPCompleter, provisionalcompleter
from zmqkernel.shell.completion.completerlib import COMMAND_COMPLETERS
from zmqkernel.shell.utils.strdispatch import StrDispatch


class MagicsStandIn(object):
    """Names of magics."""

    auto_magic = True
    magics = {"line": dict.fromkeys(["time", "timeit", "cd", "config", "run", "reset", "who", "matplotlib"]),
              "cell": dict.fromkeys(["time", "timeit", "bash", "html"])}

    def lsmagic(self):
        return self.magics


class ShellStandIn(object):
    """What a completer needs of a shell."""

    def __init__(self, namespace):
        self.user_ns = namespace
        self.db = {}
        self.magics_manager = MagicsStandIn()
        self.configurables = []


def make_completer(namespace=None, **traits):
    """A completer with a stand-in for the shell, and the completers of commands that shells have."""
    namespace = {} if namespace is None else namespace
    shell = ShellStandIn(namespace)
    completer = IPCompleter(shell=shell, namespace=namespace, global_namespace=namespace, **traits)
    completer.custom_completers = StrDispatch()
    for command, function in COMMAND_COMPLETERS:
        completer.custom_completers.add_s(command, types.MethodType(function, shell))
    shell.configurables.append(completer)
    shell.Completer = completer
    return completer


def ask(completer, text, offset=None):
    """The completions at ``|`` in a text, or at its end: a list of :class:`Completion`."""
    if "|" in text:
        offset = text.index("|")
        text = text.replace("|", "", 1)
    with provisionalcompleter():
        return list(completer.completions(text, len(text) if offset is None else offset))


def texts(completer, text):
    """The texts of the completions at a place."""
    return [completion.text for completion in ask(completer, text)]
