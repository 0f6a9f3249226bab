"""``ipython history trim`` and ``ipython history clear``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import sys

from ipython_compat.console_input import read_line
from traitlets import Bool, Dict, Int
from traitlets.config.application import Application

from IPython.core.application import BaseIPythonApplication
from zmqkernel.application.commandline import PlainCommandLine
from zmqkernel.shell.history.trimming import TrimError, count_lines, trim

trim_hist_help = """Keep the last 1000 lines of the input history, and forget older ones.

    ipython history trim --keep=500 --backup

--keep says how many lines stay; --backup leaves a copy of the file as it was.
Shells that are running go on writing to the file.
"""

clear_hist_help = """Forget the whole input history.

You are asked first; -f (or --force) goes ahead without. The same as
`ipython history trim --keep=0`.
"""


class HistoryTrim(BaseIPythonApplication):
    """Make the profile's history file shorter."""

    description = trim_hist_help

    backup = Bool(False, help="Leave a copy of the old file, history.sqlite.1 (or .2, .3 ...).").tag(config=True)
    keep = Int(1000, help="How many lines stay.").tag(config=True)

    flags = Dict(dict(backup=({"HistoryTrim": {"backup": True}}, backup.help)))
    aliases = Dict(dict(keep="HistoryTrim.keep", profile="BaseIPythonApplication.profile"))

    def start(self):
        """Trim the file, and say what was done."""
        path = os.path.join(self.profile_dir.location, "history.sqlite")
        if self.keep < 0:
            sys.exit("ipython history: --keep takes the number of lines that stay, 0 or more")
        try:
            there = count_lines(path)
            if there <= self.keep:
                print("The history has %d lines; %d are to be kept. Nothing to do (--keep=N keeps fewer)."
                      % (there, self.keep))
                return
            copy = trim(path, self.keep, self.backup)
        except TrimError as error:
            sys.exit("ipython history: %s" % error)
        print("The last %d of %d lines were kept." % (self.keep, there))
        if copy:
            print("The file as it was: %s" % copy)


class HistoryClear(HistoryTrim):
    """Empty the profile's history file."""

    description = clear_hist_help

    keep = Int(0, help="How many lines stay: none.")
    force = Bool(False, help="Do not ask.").tag(config=True)

    flags = Dict(dict(force=({"HistoryClear": {"force": True}}, force.help),
                      f=({"HistoryClear": {"force": True}}, force.help),
                      backup=({"HistoryClear": {"backup": True}}, HistoryTrim.backup.help)))
    aliases = Dict(dict(profile="BaseIPythonApplication.profile"))

    def start(self):
        """Ask, and empty the file."""
        if self.force or self._confirmed():
            super(HistoryClear, self).start()
        else:
            print("Nothing was deleted.")

    @staticmethod
    def _confirmed():
        try:
            answer = read_line(str("Really delete all of the input history? [y/N] "))
        except EOFError:
            return False
        return answer.strip().lower() in ("y", "yes")


class HistoryApp(PlainCommandLine, Application):
    """Choose between the commands."""

    name = "ipython-history"
    description = "Look after the file of the input history."

    subcommands = Dict(dict(
        trim=(HistoryTrim, trim_hist_help.splitlines()[0]),
        clear=(HistoryClear, clear_hist_help.splitlines()[0]),
    ))

    def start(self):
        """Run the chosen command; without one, say which there are and end with an error."""
        if self.subapp is None:
            print("No command was given. There are: %s\n" % ", ".join(sorted(self.subcommands)))
            self.print_description()
            self.print_subcommands()
            self.exit(1)
        return self.subapp.start()
