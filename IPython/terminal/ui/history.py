"""What was typed before, for the arrow keys, the search and the suggestions."""
from __future__ import absolute_import, unicode_literals

from prompt_toolkit.history import History


class PtkHistoryAdapter(History):
    """prompt_toolkit's view of a session's input.  It only reads: the shell does the writing.

    :param shell: what has ``history_load_length``, and a ``history_manager`` unless ``load`` is given.
    :param load: function that returns the last ``n`` inputs, oldest first.
    """

    def __init__(self, shell, load=None):
        super(PtkHistoryAdapter, self).__init__()
        self.shell = shell
        self._load = load or self._from_shell

    def _from_shell(self, n):
        return [entry[2] for entry in self.shell.history_manager.get_tail(n, include_latest=True)]

    def load_history_strings(self):
        """Yield the inputs, newest first; the same input twice in a row counts once."""
        last = None
        for text in reversed(list(self._load(self.shell.history_load_length))):
            text = text.rstrip()
            if text and text != last:
                last = text
                yield text

    def store_string(self, string):
        """Nothing to do: the shell stores what it runs."""

    def append_string(self, string):
        """Add what was typed, where it differs from what was typed before it."""
        loaded = self.get_strings()
        text = string.rstrip()
        if text and (not loaded or loaded[-1] != text):
            super(PtkHistoryAdapter, self).append_string(text)
