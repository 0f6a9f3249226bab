"""System commands under short names, run as ``%name arguments``."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import re
import sys

import six

from ipython_compat.aliases import public
from traitlets import Any, List
from traitlets.config.configurable import Configurable
from zmqkernel.shell.errors import UsageError

#: an optional magic escape, the name, and what follows it
shell_line_split = re.compile(r"^(\s*)()(\S+)(.*$)")

#: names -> command, for every POSIX system
_POSIX = [(name, name) for name in ("mkdir", "rmdir", "mv", "rm", "cp", "cat")]
#: start of sys.platform -> how ``ls`` marks kinds of files there (folders first), and how each listing is filtered
_LISTINGS = (
    ("linux", "ls -F --color", "ls -F -o --color", " %l"),
    (("openbsd", "netbsd"), "ls -F", "ls -F -l", " %l"),
    ("", "ls -F -G", "ls -F -l -G", " %l"),
)
_WINDOWS = [("ls", "dir /on"), ("ddir", "dir /ad /on"), ("ldir", "dir /ad /on"), ("mkdir", "mkdir"),
            ("rmdir", "rmdir"), ("echo", "echo"), ("ren", "ren"), ("copy", "copy")]


@public("IPython.core.alias")
def default_aliases():
    """Return the aliases of this platform, as pairs of name and command."""
    if os.name == "nt":
        return list(_WINDOWS)
    if os.name != "posix":
        return []
    _, short, long_, arguments = next(row for row in _LISTINGS if sys.platform.startswith(row[0]))
    listings = [("ls", short), ("ll", long_),
                ("lf", long_ + arguments + " | grep ^-"), ("lk", long_ + arguments + " | grep ^l"),
                ("ldir", long_ + arguments + " | grep /$"), ("lx", long_ + arguments + " | grep ^-..x")]
    return _POSIX + listings


@public("IPython.core.alias")
class AliasError(Exception):
    """An alias cannot be used as asked."""


@public("IPython.core.alias")
class InvalidAliasError(AliasError):
    """An alias cannot be defined as asked."""


@public("IPython.core.alias")
class Alias(object):
    """A line magic that runs a system command.

    :param shell: where it runs.
    :param name: what the user types.
    :param cmd: the command; ``%s`` takes one argument, ``%l`` the whole line.
    :raises InvalidAliasError: for a name or command that cannot be an alias.
    """

    #: words that must not be hidden by an alias
    blacklist = {"cd", "popd", "pushd", "dhist", "alias", "unalias"}

    def __init__(self, shell, name, cmd):
        self.shell, self.name, self.cmd = shell, name, cmd
        self.__doc__ = "Alias for `!{}`".format(cmd)
        self.nargs = self.validate()

    def validate(self):
        """Return how many arguments the command takes.

        :raises InvalidAliasError: for a name that is not free, or a command that is no text or mixes ``%s`` and
            ``%l``.
        """
        if self.name in self.blacklist:
            raise InvalidAliasError("%s cannot be an alias: the shell needs the name itself." % self.name)
        taken = self.shell.magics_manager.magics["line"].get(self.name)
        if taken is not None and not isinstance(taken, Alias):
            raise InvalidAliasError("%s cannot be an alias: there is a magic of that name." % self.name)
        if not isinstance(self.cmd, six.string_types):
            raise InvalidAliasError("The command of an alias must be text, not %r." % (self.cmd,))
        nargs = self.cmd.count("%s") - self.cmd.count("%%s")
        if nargs > 0 and "%l" in self.cmd:
            raise InvalidAliasError("An alias takes either %s or %l, not both.")
        return nargs

    def __repr__(self):
        return str("<alias {} for {!r}>").format(self.name, self.cmd)

    def __call__(self, rest=""):
        """Run the command.

        :param rest: what followed the name on the line.
        :raises UsageError: where it needs more arguments than there are.
        """
        command = self.cmd
        if "%l" in command:
            command, rest = command.replace("%l", rest), ""
        if self.nargs == 0:
            if "%%s" in command:
                command = command.replace("%%s", "%s")
            command = "%s %s" % (command, rest)
        else:
            arguments = rest.split(None, self.nargs)
            if len(arguments) < self.nargs:
                raise UsageError("Alias <%s> requires %s arguments, %s given."
                                 % (self.name, self.nargs, len(arguments)))
            command = "%s %s" % (command % tuple(arguments[:self.nargs]), " ".join(arguments[self.nargs:]))
        self.shell.system(command)


@public("IPython.core.alias")
class AliasManager(Configurable):
    """Defines, removes and lists aliases; they live among the shell's line magics."""

    default_aliases = List(default_aliases()).tag(config=True)
    user_aliases = List(default_value=[]).tag(config=True)
    shell = Any(None, allow_none=True)

    def __init__(self, shell=None, **kwargs):
        super(AliasManager, self).__init__(shell=shell, **kwargs)
        # Aliases are kept in the magics' table only, so that there is one truth about each name.
        self.linemagics = self.shell.magics_manager.magics["line"]
        self.init_aliases()

    def init_aliases(self):
        """Define the default and the configured aliases, and those that only help the pager and the screen."""
        for name, cmd in self.default_aliases + self.user_aliases:
            if isinstance(cmd, six.string_types) and cmd.startswith("ls ") and self.shell.colors == "nocolor":
                cmd = cmd.replace(" --color", "")
            self.soft_define_alias(name, cmd)

    @property
    def aliases(self):
        """Pairs of name and command, of all aliases."""
        return [(name, magic.cmd) for name, magic in list(self.linemagics.items()) if isinstance(magic, Alias)]

    def soft_define_alias(self, name, cmd):
        """Define an alias; print an error where that is not possible."""
        try:
            self.define_alias(name, cmd)
        except AliasError as exc:
            print("Invalid alias: %s" % exc, file=sys.stderr)

    def define_alias(self, name, cmd):
        """Define an alias, in place of one of the same name.

        :raises InvalidAliasError: as :meth:`Alias.validate`.
        """
        self.shell.magics_manager.register_function(Alias(self.shell, name, cmd), magic_name=name)

    def get_alias(self, name):
        """Return the alias, or None."""
        magic = self.linemagics.get(name)
        return magic if isinstance(magic, Alias) else None

    def is_alias(self, name):
        """Return whether there is an alias of that name."""
        return self.get_alias(name) is not None

    def undefine_alias(self, name):
        """Remove an alias.

        :raises ValueError: where there is none of that name.
        """
        if not self.is_alias(name):
            raise ValueError("%s is not an alias" % name)
        del self.linemagics[name]

    def clear_aliases(self):
        """Remove all aliases."""
        for name, _ in self.aliases:
            self.undefine_alias(name)

    def retrieve_alias(self, name):
        """Return the command of an alias.

        :raises ValueError: where there is none of that name.
        """
        alias = self.get_alias(name)
        if alias is None:
            raise ValueError("%s is not an alias" % name)
        return alias.cmd


def define_terminal_aliases(shell):
    """Define the commands that need a terminal, where nothing else has their name."""
    if sys.platform in ("win32", "emscripten"):
        return
    for command in ("clear", "more", "less", "man"):
        if command not in shell.magics_manager.magics["line"]:
            shell.alias_manager.soft_define_alias(command, command)
