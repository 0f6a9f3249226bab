"""The keys of a prompt: those of IPython as the settings have them, and those that programs add."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_native, to_text
from IPython.terminal.shortcuts import add_binding, create_ipython_shortcuts

#: settings that change what keys do
SETTINGS = frozenset(["shortcuts", "handle_return"])


class Keys(object):
    """Makes the keys of a prompt, again when the settings change.

    :param settings: a ``TerminalSettings``, or the shell itself.
    """

    def __init__(self, settings):
        self._settings = settings
        self._own = []

    def make(self, earlier=None):
        """Return the keys as a prompt_toolkit ``KeyBindings``.

        :param earlier: what was returned before; what programs have added to it is kept.
        """
        added = [] if earlier is None else [
            binding for binding in earlier.bindings if not any(binding is own for own in self._own)]
        bindings = self._of_settings()
        self._own = list(bindings.bindings)
        for binding in added:
            bindings.add(*binding.keys, filter=binding.filter, eager=binding.eager)(binding.handler)
        return bindings

    def _of_settings(self):
        """Return the keys without those of programs; a wrong setting is told, and left out."""
        left_out, added = [], []
        if self._settings.shortcuts:
            from IPython.terminal.shortcuts.customizing import customize

            try:
                left_out, added = customize(self._settings.shortcuts)
            except (ValueError, NameError, SyntaxError) as error:
                sys.stderr.write(to_native("ipython: the option `shortcuts` is left out: %s\n" % to_text(str(error))))
        bindings = create_ipython_shortcuts(self._settings, skip=left_out)
        for binding in added:
            add_binding(bindings, binding)
        return bindings


class Patience(object):
    """How long a key waits for what may belong to it.

    As in IPython the usual options are for vi editing: Escape is a key of its own there.  In emacs editing it stands
    for Alt, and a person needs longer for that.

    :param app: the prompt_toolkit ``Application``, with its own times.
    """

    def __init__(self, app):
        self._app = app
        self._usual = {name: getattr(app, name) for name in ("timeoutlen", "ttimeoutlen")}

    def follow(self, settings):
        """Let the options ``timeoutlen`` and ``ttimeoutlen`` hold, in emacs editing those that have been set."""
        for name, usual in self._usual.items():
            value = getattr(settings, name)
            is_set = value != getattr(type(settings), name).default_value
            setattr(self._app, name, value if is_set or settings.editing_mode == "vi" else usual)
