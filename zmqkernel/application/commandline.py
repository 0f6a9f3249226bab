"""Reading a command line with traitlets, with mistakes told in one line instead of pages of help."""
from __future__ import absolute_import, unicode_literals

import re
import sys

from six import StringIO

from ipython_compat import to_text
from traitlets import TraitError
from traitlets.config.loader import ConfigLoaderError

from zmqkernel.application.errors import ApplicationError

#: status of a process whose command line is wrong, as argparse has it
WRONG_USE = 2

#: how parsers speak of an option that nobody knows; traitlets 5 takes it for one with a value
UNKNOWN = re.compile(r"^(?:argument --([^\s.]+): expected one argument|Unrecognized flag: '--([^\s.]+)'"
                     r"|unrecognized arguments: --([^\s.]+))$")


class PlainCommandLine(object):
    """Part of an application class, before :class:`traitlets.config.Application` in its bases."""

    def parse_command_line(self, argv=None):
        """Read the command line.

        :param argv: list of arguments; None: ``sys.argv[1:]``.
        :raises ApplicationError: for an option that nobody knows, that lacks its value or has a wrong one.
        """
        self._plainly(super(PlainCommandLine, self).parse_command_line, argv)

    def initialize_subcommand(self, subc, argv=None):
        """Make the application of a subcommand, and let it read its command line.

        :param subc: name of the subcommand; ``argv``: the words behind it.
        :raises ApplicationError: as for :meth:`parse_command_line`.
        """
        self._plainly(super(PlainCommandLine, self).initialize_subcommand, subc, argv)

    def _plainly(self, inherited, *arguments):
        """Call a method of traitlets', without what is around it there and prints the whole help after a mistake."""
        self.log  # noqa: B018  (a logger made now writes to the real stderr)
        plain = getattr(inherited, "__wrapped__", None)
        stderr, sys.stderr = sys.stderr, StringIO()
        try:
            if plain is None:
                inherited(*arguments)
            else:
                plain(self, *arguments)
        except ConfigLoaderError as error:
            raise ApplicationError(self._reason(to_text(str(error))), WRONG_USE)
        except TraitError as error:
            raise ApplicationError("wrong option: " + to_text(str(error)))
        except SystemExit as end:
            if end.code != WRONG_USE:
                raise  # help, for instance
            said, sys.stderr = to_text(sys.stderr.getvalue()), StringIO()
            raise ApplicationError(self._reason(said), WRONG_USE)
        finally:
            said, sys.stderr = sys.stderr, stderr
            stderr.write(said.getvalue())

    def _reason(self, said):
        """Return what is wrong, from what the parser has said; argparse ends with ``program: error: reason``."""
        reason = said.strip().rpartition("\n")[2].rpartition(": error: ")[2]
        unknown = UNKNOWN.search(reason)
        name = unknown and next(group for group in unknown.groups() if group)
        if name and name not in self.aliases:
            return "unknown option --%s (--help lists them)" % name
        return reason
