"""Magics that declare their arguments (``IPython.core.magic_arguments``): ``argparse`` for a line.

::

    @magic_arguments()
    @argument("-n", "--times", type=int, default=1, help="How many times to say it.")
    @argument("words", nargs="*", help="What to say.")
    @line_magic
    def say(self, line):
        args = parse_argstring(self.say, line)

The decorators are read from top to bottom; :class:`magic_arguments` stands first, and it makes the parser and the
magic's documentation.  A line that does not fit raises :exc:`UsageError` with one line of usage.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import re

from ipython_compat import to_native
from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.utils.process import arg_split
from zmqkernel.shell.utils.text import dedent

NAME_RE = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*$")

_PUBLIC = public("IPython.core.magic_arguments")


@_PUBLIC
class MagicHelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help as reStructuredText: the usage is a literal block, the description is dedented."""

    def _fill_text(self, text, width, indent):
        return dedent(text).strip("\n").rstrip(" ") + "\n"

    def _format_action_invocation(self, action):
        # each option with its value: Python 3.13 shows the value once, after the last of them
        if not action.option_strings or action.nargs == 0:
            return super(MagicHelpFormatter, self)._format_action_invocation(action)
        value = self._format_args(action, action.metavar or action.dest.upper())
        return ", ".join("%s %s" % (option, value) for option in action.option_strings)

    def add_usage(self, usage, actions, groups, prefix="::\n\n  %"):
        """Add the usage as a literal block."""
        super(MagicHelpFormatter, self).add_usage(usage, actions, groups, prefix)


@_PUBLIC
class MagicArgumentParser(argparse.ArgumentParser):
    """A parser that reads a line, and raises :exc:`UsageError` instead of ending the program."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=None,
                 formatter_class=MagicHelpFormatter, prefix_chars="-", argument_default=None,
                 conflict_handler="error", add_help=False):
        """Make a parser; the parameters are those of :class:`argparse.ArgumentParser`."""
        super(MagicArgumentParser, self).__init__(
            prog=prog, usage=usage, description=description, epilog=epilog, parents=parents or [],
            formatter_class=formatter_class, prefix_chars=prefix_chars, argument_default=argument_default,
            conflict_handler=conflict_handler, add_help=add_help)

    def error(self, message):
        """Raise :exc:`UsageError`: the message and the usage, in one line."""
        usage = " ".join(self.format_usage().replace("::", "", 1).split())
        raise UsageError("%s (usage: %s)" % (message, usage))

    def parse_argstring(self, argstring, partial=False):
        """Parse a line.

        :param partial: whether what is not known is returned beside the namespace instead of being an error.
        :return: the namespace, or ``(namespace, [words])``.
        :raises UsageError: for a line that does not fit.
        """
        try:
            argv = arg_split(argstring)
        except ValueError as exc:
            self.error(str(exc))
        return self.parse_known_args(argv) if partial else self.parse_args(argv)


@_PUBLIC
def real_name(magic_func):
    """Return the name a magic function is called by: without ``magic_`` in front."""
    name = magic_func.__name__
    if name.startswith("magic_"):
        name = name[len("magic_"):]
    return getattr(magic_func, "argcmd_name", name)


@_PUBLIC
def construct_parser(magic_func):
    """Make the parser of a decorated function, and its documentation from the parser's help."""
    options = dict(getattr(magic_func, "argcmd_kwds", {}))
    options.setdefault(to_native("description"), getattr(magic_func, "__doc__", None))
    parser = MagicArgumentParser(real_name(magic_func), **options)
    group = None
    for decorator in reversed(magic_func.decorators):
        made = decorator.add_to_parser(parser, group)
        if made is not None:
            group = made
    magic_func.__doc__ = parser.format_help()
    return parser


@_PUBLIC
def parse_argstring(magic_func, argstring, partial=False):
    """Parse a line by the arguments declared for ``magic_func``; see :meth:`MagicArgumentParser.parse_argstring`."""
    return magic_func.parser.parse_argstring(argstring, partial=partial)


def _decorators(func):
    """Return the list of the decorators of ``func``, which it gets with the first."""
    if not getattr(func, "has_arguments", False):
        func.has_arguments, func.decorators = True, []
    return func.decorators


@_PUBLIC
class ArgDecorator(object):
    """Base of the decorators: notes itself at the function."""

    def __call__(self, func):
        """Add this decorator to those of ``func``."""
        _decorators(func).append(self)
        return func

    def add_to_parser(self, parser, group):
        """Change the parser, or the group when there is one; a new group is returned."""


@_PUBLIC
class ArgMethodWrapper(ArgDecorator):
    """Base of the decorators that stand for one call of a parser's method."""

    #: the parser's method
    method = None

    def __init__(self, *args, **kwds):
        """Keep what the method is to be called with."""
        self.args, self.kwds = args, kwds

    def _call(self, target):
        return getattr(target, to_native(self.method))(*self.args, **self.kwds)

    def add_to_parser(self, parser, group):
        """Call the method of the group, or of the parser when there is none."""
        self._call(parser if group is None else group)


@_PUBLIC
class argument(ArgMethodWrapper):
    """Declare an argument; the parameters are those of ``ArgumentParser.add_argument``."""

    method = "add_argument"


@_PUBLIC
class defaults(ArgMethodWrapper):
    """Set defaults; the parameters are those of ``ArgumentParser.set_defaults``."""

    method = "set_defaults"


@_PUBLIC
class argument_group(ArgMethodWrapper):
    """Begin a group of arguments; the parameters are those of ``ArgumentParser.add_argument_group``."""

    method = "add_argument_group"

    def add_to_parser(self, parser, group):
        """Return a new group of the parser."""
        return self._call(parser)


@_PUBLIC
class kwds(ArgDecorator):
    """Pass keyword arguments to the parser's constructor."""

    def __init__(self, **kwds):
        """Keep them."""
        self.kwds = kwds

    def __call__(self, func):
        """Note them at ``func``."""
        decorated = super(kwds, self).__call__(func)
        decorated.argcmd_kwds = self.kwds
        return decorated


@_PUBLIC
class magic_arguments(ArgDecorator):
    """The first decorator: makes the parser of what stands below it."""

    def __init__(self, name=None):
        """Take the magic's name, where it is not the function's."""
        self.name = name

    def __call__(self, func):
        """Give ``func`` its parser and documentation."""
        _decorators(func)
        if self.name is not None:
            func.argcmd_name = self.name
        func.parser = construct_parser(func)
        return func


__all__ = [to_native(name) for name in (
    "magic_arguments", "argument", "argument_group", "kwds", "parse_argstring")]
