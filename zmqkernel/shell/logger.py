"""The session log behind ``%logstart``: inputs (and outputs, where wanted) written to a file as they happen."""
from __future__ import absolute_import, print_function, unicode_literals

import glob
import io
import os
import time

from ipython_compat import to_text
from ipython_compat.aliases import public

#: what ``%logstart`` can do with a file that exists
LOGMODES = ("append", "backup", "global", "over", "rotate")


@public("IPython.core.logger")
class Logger(object):
    """Writes the session to a file.

    :param home_dir: folder of the log in mode ``global``.
    :param logfname: name of the file.
    :param loghead: text for the head of a new file.
    :param logmode: one of ``LOGMODES``.
    """

    def __init__(self, home_dir, logfname="Logger.log", loghead="", logmode="over"):
        self.home_dir, self.logfname, self.loghead = home_dir, logfname, loghead
        self.logmode = logmode
        self.log_active, self.logfile = False, None
        self.log_output = self.log_raw_input = self.timestamp = False

    @property
    def logmode(self):
        """What is done with a log file that exists: one of ``LOGMODES``."""
        return self._logmode

    @logmode.setter
    def logmode(self, mode):
        if mode not in LOGMODES:
            raise ValueError("invalid log mode %r: use one of %s" % (mode, ", ".join(LOGMODES)))
        self._logmode = mode

    def logstart(self, logfname=None, loghead=None, logmode=None, log_output=False, timestamp=False,
                 log_raw_input=False):
        """Open the log file and begin to write.

        :param log_output: whether results are written too.
        :param timestamp: whether each input is preceded by the time.
        :param log_raw_input: whether inputs are written as typed, not as transformed.
        :raises RuntimeError: where a log is open already.
        :raises IOError: where the file cannot be written.
        """
        if self.logfile is not None:
            raise RuntimeError("Log file is already active: %s" % self.logfname)
        if logfname is not None:
            self.logfname = logfname
        if loghead is not None:
            self.loghead = loghead
        if logmode is not None:
            self.logmode = logmode
        self.timestamp, self.log_output, self.log_raw_input = timestamp, log_output, log_raw_input
        existed = os.path.isfile(self.logfname)
        self.logfile = self._OPENERS[self.logmode](self)
        if self.logmode != "append" or not existed:
            self.logfile.write(to_text(self.loghead))
        self.logfile.flush()
        self.log_active = True

    def _open_append(self):
        return io.open(self.logfname, "a", encoding="utf-8")

    def _open_backup(self):
        if os.path.isfile(self.logfname):
            backup = self.logfname + "~"
            if os.path.isfile(backup):
                os.remove(backup)
            os.rename(self.logfname, backup)
        return self._open_over()

    def _open_global(self):
        self.logfname = os.path.join(self.home_dir, self.logfname)
        return self._open_append()

    def _open_over(self):
        return io.open(self.logfname, "w", encoding="utf-8")

    def _open_rotate(self):
        if os.path.isfile(self.logfname):
            older = sorted(glob.glob(glob_escape(self.logfname) + ".*~"), reverse=True)
            for name in older:
                number = name[len(self.logfname) + 1:-1]
                if number.isdigit():
                    os.rename(name, "%s.%03d~" % (self.logfname, int(number) + 1))
            os.rename(self.logfname, self.logfname + ".001~")
        return self._open_over()

    _OPENERS = {"append": _open_append, "backup": _open_backup, "global": _open_global, "over": _open_over,
                "rotate": _open_rotate}

    def switch_log(self, val):
        """Suspend (false) or resume (true) writing to the open log."""
        if val not in (False, True, 0, 1):
            raise ValueError("Call switch_log ONLY with a boolean argument, not with: %s" % (val,))
        if self.logfile is None:
            print("Logging has not been started yet (use logstart for that).\n\n"
                  "%logon and %logoff resume and suspend a log that %logstart has opened.")
            return
        if self.log_active == val:
            print("Logging is already %s" % ("on" if val else "off"))
            return
        print("Switching logging %s" % ("ON" if val else "OFF"))
        self.log_active = bool(val)

    def logstate(self):
        """Print where the log goes and how."""
        if self.logfile is None:
            print("Logging has not been activated.")
            return
        for label, value in (("Filename", self.logfname), ("Mode", self.logmode),
                             ("Output logging", self.log_output), ("Raw input log", self.log_raw_input),
                             ("Timestamping", self.timestamp),
                             ("State", "active" if self.log_active else "temporarily suspended")):
            print("%-15s: %s" % (label, value))

    def log(self, line_mod, line_ori):
        """Write an input.

        :param line_mod: the cell as transformed.
        :param line_ori: the cell as typed.
        """
        self.log_write(line_ori if self.log_raw_input else line_mod)

    def log_write(self, data, kind="input"):
        """Write ``data``, an ``input`` or an ``output``, if a log is open and not suspended."""
        if not self.log_active or not data:
            return
        if kind == "input":
            if self.timestamp:
                self.logfile.write(to_text(time.strftime(str("# %a, %d %b %Y %H:%M:%S\n"))))
            self.logfile.write(to_text(data))
        elif kind == "output" and self.log_output:
            self.logfile.write("".join("#[Out]# %s\n" % line for line in to_text(data).splitlines()))
        self.logfile.flush()

    def logstop(self):
        """Close the log."""
        if self.logfile is None:
            print("Logging hadn't been started.")
            return
        self.logfile.close()
        self.logfile = None
        self.log_active = False

    close_log = logstop


def glob_escape(path):
    """Return ``path`` as a pattern that matches itself only."""
    return "".join("[%s]" % char if char in "*?[" else char for char in path)
