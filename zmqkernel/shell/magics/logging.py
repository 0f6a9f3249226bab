"""Session logs: ``%logstart`` and its kin."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from traitlets import Bool

from ipython_compat.aliases import public
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class

_MODES = ("append", "backup", "global", "over", "rotate")
_USAGE = "usage: %%logstart [-o] [-r] [-t] [-q] [FILE [%s]]" % "|".join(_MODES)


@public("IPython.core.magics.logging")
@magics_class
class LoggingMagics(Magics):
    """Start, pause, go on with and stop the log of a session."""

    quiet = Bool(False, help="Say nothing of the log's state when it is started.").tag(config=True)

    @line_magic
    def logstart(self, parameter_s=""):
        """Write what is typed from now on, and what was typed so far, to a file that can be run.

        %logstart [-o] [-r] [-t] [-q] [file [mode]]

        Without a name the file is ipython_log.py in the current folder, in mode
        rotate; with a name the mode is backup.

        -o    write results too, as comments that begin with #[Out]#
        -r    write what was typed (``%cd x``), not the Python it stands for
        -t    write the time before each input
        -q    say nothing

        append    at the end of the file
        backup    what is there becomes file~
        global    append, to a file in the home folder
        over      in place of what is there
        rotate    keep what is there as file.001~, file.002~ ...
        """
        options, rest = self.parse_options(parameter_s, "ortq")
        words = rest.split()
        if len(words) > 2:
            raise UsageError("%%logstart: too many arguments (%s)" % _USAGE)
        mode = words[1] if len(words) == 2 else "backup" if words else "rotate"
        if mode not in _MODES:
            raise UsageError("%%logstart: unknown mode %s (%s)" % (mode, _USAGE))
        name = os.path.expanduser(words[0]) if words else "ipython_log.py"
        logger = self.shell.logger
        if logger.logfile is not None or logger.log_active:
            print("Logging is already in place. Use %logstop first to start another log.")
            return
        self.shell.logfile = name
        heading = "# IPython log file\n\n"
        try:
            logger.logstart(name, heading, mode, "o" in options, "t" in options, "r" in options)
        except (EnvironmentError, RuntimeError) as exc:
            self.shell.logfile = ""
            raise UsageError("%%logstart: cannot write %s: %s" % (name, exc))
        self._write_so_far(logger, "r" in options, "o" in options)
        if not ("q" in options or self.quiet):
            print("Activating the log: what was typed so far, and what will be.")
            logger.logstate()

    def _write_so_far(self, logger, raw, with_output):
        """Write the inputs before this one; results are those still in ``Out``."""
        stamps, logger.timestamp = logger.timestamp, False
        history = self.shell.history_manager
        inputs = history.input_hist_raw if raw else history.input_hist_parsed
        for number in range(1, len(inputs) - 1):
            logger.log_write(inputs[number].rstrip() + "\n")
            if with_output and number in history.output_hist:
                logger.log_write(repr(history.output_hist[number]), "output")
        logger.timestamp = stamps

    @line_magic
    def logstop(self, parameter_s=""):
        """Stop the log and close its file."""
        self.shell.logger.logstop()

    @line_magic
    def logoff(self, parameter_s=""):
        """Pause the log; ``%logon`` goes on with it."""
        self.shell.logger.switch_log(0)

    @line_magic
    def logon(self, parameter_s=""):
        """Go on with a log that ``%logoff`` paused."""
        self.shell.logger.switch_log(1)

    @line_magic
    def logstate(self, parameter_s=""):
        """Say whether there is a log, where, and what it keeps."""
        self.shell.logger.logstate()
