"""The sqlite file of the history, and what may be wrong with it.

Opened at the first need, never at import or construction: most cells are run before anybody asks for history, and
a process that only forks others must not hold a connection.  A connection is never used on the other side of a
fork (sqlite's "How To Corrupt", section 2.6): :class:`HistoryFile` notices that it is in another process and opens a
connection of its own.

What can go wrong, and what is done:

=========================  ======================================================================
the folder cannot be used  the history of this session is kept in memory
the file is no database    it is moved aside (``history-corrupt.sqlite``), a new one is begun
it is read-only            it is read; what is new stays in memory
locked, or the disk full   what is new is kept and written when that has passed
sqlite3 is missing         nothing is recorded
=========================  ======================================================================

Each is said once.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

import six

MEMORY = ":memory:"

#: Seconds to wait for another process's transaction; short ones after a wait was in vain.
PATIENCE, IMPATIENCE = 2.0, 0.05

TABLES = (
    ("sessions", ("session integer primary key autoincrement", "start timestamp", "end timestamp",
                  "num_cmds integer", "remark text")),
    ("history", ("session integer", "line integer", "source text", "source_raw text",
                 "PRIMARY KEY (session, line)")),
    ("output_history", ("session integer", "line integer", "output text", "PRIMARY KEY (session, line)")),
)

#: Connections of a parent process: closing one here could undo the parent's transaction.
_inherited = []


class Unreadable(Exception):
    """The file is not a database, or a damaged one."""


class NotNow(Exception):
    """Writing failed for a reason that may pass: another process's lock, a full disk."""


class ReadOnly(Exception):
    """The file can be read and not written."""


def _sort_error(error):
    """Translate a sqlite3 error to one of this module's, or return it as it is."""
    import sqlite3

    text = "%s" % error
    if "locked" in text or "full" in text or "disk I/O" in text:
        return NotNow(text)
    if "readonly" in text:
        return ReadOnly(text)
    passing = (sqlite3.OperationalError, sqlite3.IntegrityError, sqlite3.ProgrammingError)
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, passing):
        return Unreadable(text)
    return error


def storable(text):
    """``text`` without lone surrogates, which have no UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def aside_name(path):
    """A free name to move the damaged file ``path`` to."""
    base, ext = os.path.splitext(path)
    name, number = "%s-corrupt%s" % (base, ext), 1
    while os.path.exists(name):
        number += 1
        name = "%s-corrupt-%d%s" % (base, number, ext)
    return name


class HistoryFile(object):
    """A history database that opens itself when it is needed.

    :param path: path as text, or ``:memory:``.
    :param options: keyword arguments for ``sqlite3.connect``.
    :param report: called with one line of text when something is wrong.
    """

    def __init__(self, path, options=None, report=None):
        self.path = path
        self.writable = True
        self._options = dict(options or {})
        self._report = report or (lambda line: None)
        self._said = set()
        self._connection = None
        self._pid = None
        self._patient = True

    def say(self, kind, line):
        """Report ``line`` unless something of its ``kind`` was reported before."""
        if kind not in self._said:
            self._said.add(kind)
            self._report(line)

    # -- the connection

    @property
    def is_open(self):
        """True where this process holds a connection."""
        return self._connection is not None and not self._is_inherited()

    def _is_inherited(self):
        return self._pid != os.getpid() and self.path != MEMORY

    @property
    def connection(self):
        """The ``sqlite3.Connection``, opened now where this process has none.

        :raises NotNow: where another process has it locked.
        :raises ImportError: where Python has no sqlite3.
        """
        if self._connection is not None and self._is_inherited():
            _inherited.append(self._connection)
            self._connection = None
        if self._connection is None:
            self._connection = self._open()
            self._pid = os.getpid()
        return self._connection

    @connection.setter
    def connection(self, connection):
        self._connection = connection
        self._pid = os.getpid()

    def _connect(self):
        import sqlite3

        options = {"check_same_thread": False, "timeout": PATIENCE,
                   "detect_types": sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES}
        options.update(self._options)
        options = dict((str(name), value) for name, value in options.items())
        connection = sqlite3.connect(self.path, **options)
        try:
            self._prepare(connection)
        except sqlite3.Error as error:
            connection.close()
            six.raise_from(_sort_error(error), None)
        return connection

    def _prepare(self, connection):
        """Make the tables; a file that has them is not written to, so that a locked one can still be read."""
        found = set(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        missing = [table for table in TABLES if table[0] not in found]
        if not missing:
            return
        with connection:
            for name, columns in missing:
                connection.execute("CREATE TABLE IF NOT EXISTS %s (%s)" % (name, ", ".join(columns)))

    def _open(self):
        import sqlite3

        try:
            return self._connect()
        except Unreadable as error:
            return self._open_new("%s" % error)
        except (sqlite3.Error, ReadOnly) as error:
            return self._open_memory("%s" % error)

    def _open_new(self, why):
        """Begin a new file in place of a damaged one."""
        import sqlite3

        aside = aside_name(self.path)
        try:
            os.rename(self.path, aside)
            connection = self._connect()
        except (OSError, sqlite3.Error, Unreadable, NotNow, ReadOnly) as error:
            return self._open_memory("%s; %s" % (why, error))
        self.say("corrupt", "The history file could not be read (%s). It was moved to %s, and a new one begun."
                 % (why, aside))
        return connection

    def _open_memory(self, why):
        """Keep this session's history in memory."""
        self.say("memory", "The history file %s cannot be opened (%s). This session's history is not saved."
                 % (self.path, why))
        self.path = MEMORY
        return self._connect()

    def close(self):
        """Close this process's connection, where there is one."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._is_inherited():
            _inherited.append(connection)
        else:
            connection.close()

    # -- reading and writing

    def query(self, sql, params=()):
        """Return all rows of a query; none where the file turns out damaged or is locked for long."""
        import sqlite3

        try:
            return self.connection.execute(sql, params).fetchall()
        except (sqlite3.Error, NotNow) as error:
            if isinstance(_sort_error(error), Unreadable):
                self.recover("%s" % error)
            else:
                self.say("query", "The history could not be read: %s" % error)
            return []

    def recover(self, why):
        """Go on with a new file after the open one proved to be damaged."""
        self.close()
        self._connection = self._open_memory(why) if self.path == MEMORY else self._open_new(why)
        self._pid = os.getpid()

    def transaction(self, write):
        """Run ``write(connection)`` in one transaction and return its result.

        :raises NotNow: where the file is locked or the disk is full; nothing was written.
        :raises ReadOnly: where the file cannot be written.
        :raises sqlite3.IntegrityError: where a row is there already.
        """
        import sqlite3

        for last_try in (False, True):
            connection = self.connection
            try:
                with connection:
                    result = write(connection)
                self._set_patience(connection, True)
                return result
            except sqlite3.IntegrityError:
                raise
            except sqlite3.Error as error:
                kind = _sort_error(error)
                if isinstance(kind, Unreadable) and not last_try:
                    self.recover("%s" % error)
                    continue
                if isinstance(kind, ReadOnly):
                    self.writable = False
                elif isinstance(kind, NotNow):
                    self._set_patience(connection, False)
                six.raise_from(kind, None)

    def _set_patience(self, connection, patient):
        """Wait shorter for a lock that was waited for in vain, and longer again when it is gone."""
        if patient == self._patient:
            return
        self._patient = patient
        if patient:
            self._said.discard("locked")
        connection.execute("PRAGMA busy_timeout = %d" % int((PATIENCE if patient else IMPATIENCE) * 1000))
