"""The prompts that somebody's class makes, at the prompt: a class that fails costs nobody the session."""
from __future__ import absolute_import, unicode_literals

import sys

from ipython_compat import to_native
from IPython.terminal.prompts import usual_prompts


class PromptMaker(object):
    """Makes prompts.

    :param settings: a ``TerminalSettings``, or the shell itself: has ``prompts``.
    """

    def __init__(self, settings):
        self._settings = settings
        self._first = None
        self._failures = []

    def begin(self):
        """Make the next cell's prompt: once, where nothing that is typed can change it.

        (The mode of vi editing and the numbers of lines can.)
        """
        settings = self._settings
        lives = settings.editing_mode == "vi" or settings.prompt_line_number_format
        self._first = None
        if not lives:
            self._first = self.in_prompt_tokens()
        self.report()

    def in_prompt_tokens(self):
        """Return the prompt of the cell that is typed."""
        return self._first if self._first is not None else self._make(lambda prompts: prompts.in_prompt_tokens())

    def continuation_prompt_tokens(self, width, lineno, wrap_count):
        """Return the prompt of a cell's further lines; see ``Prompts``."""
        def make(prompts):
            try:
                return prompts.continuation_prompt_tokens(width, lineno=lineno, wrap_count=wrap_count)
            except TypeError:  # a class of prompts written for an older IPython
                return prompts.continuation_prompt_tokens(width)

        return self._make(make)

    def _make(self, make):
        """Return the tokens that ``make`` gets from the prompts; from the usual ones where these fail."""
        try:
            return [(token, text + "") for token, text in make(self._settings.prompts)]
        except Exception as error:
            self._failures.append(usual_prompts(self._settings, error))
            return make(self._settings.prompts)

    def report(self):
        """Say what has failed since the last time."""
        failures, self._failures = self._failures, []
        for failure in failures:
            sys.stderr.write(to_native(failure))
