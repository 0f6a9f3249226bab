"""Prompts that somebody's class makes: when they are made, and what happens when that fails."""
from __future__ import absolute_import, unicode_literals

import pytest

from IPython.terminal.interactiveshell import TerminalInteractiveShell
from IPython.terminal.prompts import Prompts, Token
from IPython.terminal.ui.prompting import PromptMaker
from IPython.terminal.ui.settings import TerminalSettings


class Counting(Prompts):
    """Counts how often it was asked."""

    asked = 0

    def in_prompt_tokens(self):
        """Return the count."""
        self.asked += 1
        return [(Token.Prompt, "%d> " % self.asked)]


class Failing(Prompts):
    """Makes no prompts."""

    def in_prompt_tokens(self):
        """Fail."""
        return [(Token.Prompt, None)]

    def continuation_prompt_tokens(self, width=None, lineno=None, wrap_count=None):
        """Fail."""
        raise KeyError("nothing")


def text(tokens):
    """Return the text of a prompt."""
    return "".join(part for _, part in tokens)


@pytest.mark.parametrize("option, value, asked", [
    ("editing_mode", "emacs", 1), ("editing_mode", "vi", 3), ("prompt_line_number_format", "{line}", 3)])
def test_a_prompt_is_made_once_where_what_is_typed_cannot_change_it(option, value, asked):
    settings = TerminalSettings(**{str(option): value})
    settings.prompts = Counting(settings)
    maker = PromptMaker(settings)
    maker.begin()
    texts = [text(maker.in_prompt_tokens()) for _ in range(3)]
    assert settings.prompts.asked == asked and texts[-1] == "%d> " % asked
    maker.begin()
    assert text(maker.in_prompt_tokens()) == "%d> " % (asked + 1)


@pytest.mark.parametrize("ask", [
    lambda maker: maker.in_prompt_tokens(), lambda maker: maker.continuation_prompt_tokens(8, 1, 0)])
def test_a_class_that_fails_is_given_up_with_a_line(capsys, ask):
    settings = TerminalSettings()
    settings.prompts = Failing(settings)
    maker = PromptMaker(settings)
    assert text(ask(maker)) in ("In [1]: ", "   ...: ")
    assert text(ask(maker)) and type(settings.prompts) is Prompts
    maker.report()
    maker.report()
    assert capsys.readouterr()[1].count("Failing makes no prompts any more") == 1


def test_classes_of_older_ipythons_make_further_lines():
    class Old(Prompts):
        """As for IPython 5."""

        def continuation_prompt_tokens(self, width=None):
            """Return points."""
            return [(Token.Prompt, "." * width)]

    settings = TerminalSettings()
    settings.prompts = Old(settings)
    assert text(PromptMaker(settings).continuation_prompt_tokens(3, 1, 0)) == "..."


def test_a_class_that_fails_in_the_kernel_is_given_up_there(capsys):
    shell = TerminalInteractiveShell()
    try:
        shell.tells_frontend = True
        shell.prompts = Failing(shell)
        shell.run_cell("1")
        assert type(shell.prompts) is Prompts
        assert capsys.readouterr()[1].count("Failing makes no prompts any more") == 1
    finally:
        shell.history_manager.end_session()


@pytest.mark.parametrize("prompt, columns", [
    ("> ", 2), ("\N{CJK UNIFIED IDEOGRAPH-65E5}\N{CJK UNIFIED IDEOGRAPH-672C}> ", 6), ("a\nb> ", 4),
    ("e\N{COMBINING ACUTE ACCENT}> ", 3), ("\N{LATIN SMALL LETTER E WITH ACUTE}> ", 3)])
def test_lines_that_follow_a_prompt_are_as_wide_on_the_screen(prompt, columns):
    class Own(Prompts):
        """Has another first prompt."""

        def in_prompt_tokens(self):
            """Return it."""
            return [(Token.Prompt, prompt)]

    assert len(text(Own(None).rewrite_prompt_tokens())) == columns
    assert len(text(Own(None).continuation_prompt_tokens())) == max(columns, len("...: "))
