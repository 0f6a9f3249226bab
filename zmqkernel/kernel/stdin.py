"""``input``, ``raw_input`` and ``getpass`` by way of the frontend, while a request runs."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

import six
from six.moves import builtins

from ipython_compat import to_native, to_text
from zmqkernel.ports import StdinNotAllowed
from zmqkernel.shell.errors import StdinNotImplementedError


class FrontendInput(object):
    """A context in which ``input`` and its kin ask the frontend.

    What the user put in their place meanwhile stays: only our own functions are taken away again.

    :param read: function of a prompt and ``password``, as :meth:`zmqkernel.ports.InputReader.read`.
    """

    def __init__(self, read):
        self._places = _replacements(read)
        self._before = []

    def __enter__(self):
        self._before.append([getattr(module, name) for module, name, _ in self._places])
        for module, name, function in self._places:
            setattr(module, name, function)
        return self

    def __exit__(self, *exc_info):
        for (module, name, function), original in zip(self._places, self._before.pop()):
            if getattr(module, name, None) is function:
                setattr(module, name, original)


class NoContext(object):
    """A context that changes nothing: in it ``input`` and its kin read from the terminal, where this process has it."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None


def _replacements(read):
    """Return (module, name, function) of what is to be replaced."""
    import getpass
    ask = _asker(read)
    places = [(getpass, str("getpass"), _password_asker(read))]
    if six.PY2:
        def evaluated_input(prompt=""):
            """Evaluate an expression that the person at the frontend types."""
            frame = sys._getframe(1)
            return eval(ask(prompt), frame.f_globals, frame.f_locals)
        return places + [(builtins, str("raw_input"), ask), (builtins, str("input"), evaluated_input)]
    return places + [(builtins, str("input"), ask)]


def _asker(read):
    def ask(prompt="", *extra):
        """Ask the person at the frontend for one line."""
        if extra:
            raise TypeError("input expected at most 1 argument, got %d" % (1 + len(extra)))
        sys.stdout.flush()
        return _answer(read, prompt, False)
    ask.__name__ = to_native("raw_input" if six.PY2 else "input")
    return ask


def _password_asker(read):
    def getpass(prompt="Password: ", stream=None, **options):
        """Ask the person at the frontend for a password, which is not shown while it is typed."""
        return _answer(read, prompt, True)
    return getpass


def _answer(read, prompt, password):
    text = to_text(prompt) if isinstance(prompt, (bytes, six.text_type)) else to_text(str(prompt))
    try:
        return to_native(read(text, password))
    except StdinNotAllowed as error:
        refusal = str(error)
    raise StdinNotImplementedError(refusal)
