"""Magics that declare their arguments."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.arguments import (
    argument, argument_group, construct_parser, defaults, kwds, magic_arguments, parse_argstring, real_name)


@magic_arguments()
@argument("-o", "--option", help="An option.")
@argument("number", type=int, help="A number.")
@argument_group("Group")
@argument("--flag", action="store_true", help="A flag.")
def magic_example(self, line):
    """Does something."""
    return parse_argstring(magic_example, line)


def test_arguments_are_parsed():
    args = magic_example(None, "3 -o 'two words' --flag")
    assert (args.number, args.flag) == (3, True)
    assert magic_example(None, "3").option is None


@pytest.mark.parametrize("line", ["x", "", "3 --other", "3 'open"])
def test_wrong_lines_are_told_with_usage(line):
    with pytest.raises(UsageError) as caught:
        magic_example(None, line)
    assert "usage: %example [-o OPTION] [--flag] number" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_documentation_comes_from_the_parser():
    doc = magic_example.__doc__
    assert doc.startswith("::\n\n  %example [-o OPTION] [--flag] number\n")
    for part in ("Does something.", "An option.", "A number.", "Group", "A flag."):
        assert part in doc


def test_names():
    @magic_arguments("other")
    @argument("x")
    def magic_named(self, line):
        pass
    assert real_name(magic_named) == "other" and real_name(magic_example) == "example"
    assert "%other x" in magic_named.__doc__


def test_keywords_and_defaults():
    @magic_arguments()
    @kwds(argument_default="nothing", description="Described.")
    @argument("-x")
    @defaults(y=5)
    def magic_more(self, line):
        pass
    args = parse_argstring(magic_more, "")
    assert (args.x, args.y) == ("nothing", 5) and "Described." in magic_more.__doc__
    assert construct_parser(magic_more).prog == "more"


def test_partial_parsing_keeps_what_is_not_known():
    args, rest = parse_argstring(magic_example, "3 --other 4", partial=True)
    assert args.number == 3 and rest == ["--other", "4"]
