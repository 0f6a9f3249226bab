"""Reading recorded history: ``HistoryAccessor``, without a session of its own."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
from functools import wraps

from traitlets import Any, Bool, Dict, TraitError, Unicode, Union, default, validate
from traitlets.config.configurable import LoggingConfigurable

from ipython_compat import to_native, to_text
from ipython_compat.aliases import public
from ipython_compat.pathclass import make_path_argument

from .database import HistoryFile
from .ranges import extract_hist_ranges
from .values import DummyDB

#: how many lines a tail has where nobody says
DEFAULT_TAIL = 10


def as_path(text):
    """A path as callers get it: a ``pathlib.Path``, on Python 2 text."""
    return make_path_argument(text)


def only_when_enabled(f):
    """Decorate a method that returns ``[]`` while its object's history is disabled."""
    @wraps(f)
    def wrapper(self, *args, **kwargs):
        return f(self, *args, **kwargs) if self.enabled else []
    return wrapper


def catch_corrupt_db(f):
    """Decorate a method of an accessor so that a damaged file is replaced and ``[]`` returned, instead of an error."""
    @wraps(f)
    def wrapper(self, *args, **kwargs):
        import sqlite3

        try:
            return f(self, *args, **kwargs)
        except sqlite3.DatabaseError as error:
            self._file.recover("%s" % error)
            return []
    return wrapper


class _Connection(Any):
    """The open database, as a trait that opens it when it is read."""

    def get(self, obj, cls=None):
        return obj._get_connection()

    def set(self, obj, value):
        obj._set_connection(value)


def find_history_file(profile):
    """Return the path of a profile's history file as text.

    :param profile: name of a profile in IPython's folder (``IPYTHONDIR``, else ``~/.ipython``).
    :raises OSError: where there is no such profile.
    """
    folder = os.environ.get(str("IPYTHONDIR")) or os.path.join("~", ".ipython")
    folder = to_text(os.path.expanduser(folder))
    for place in (to_text(os.getcwd()), folder):
        candidate = os.path.join(place, "profile_" + profile)
        if os.path.isdir(candidate):
            return os.path.join(candidate, "history.sqlite")
    raise OSError("There is no profile %r in %s" % (str(profile), folder))


@public("IPython.core.history")
class HistoryAccessorBase(LoggingConfigurable):
    """What every source of history offers, be it a file or a kernel that is asked.

    Each method returns an iterable of ``(session, line, input)``, oldest first; with ``output=True`` the third is
    ``(input, output or None)``.
    """

    def get_tail(self, n=10, raw=True, output=False, include_latest=False):
        """The last ``n`` lines."""
        raise NotImplementedError("get_tail of %s" % type(self).__name__)

    def search(self, pattern="*", raw=True, search_raw=True, output=False, n=None, unique=False):
        """The lines that match a glob pattern."""
        raise NotImplementedError("search of %s" % type(self).__name__)

    def get_range(self, session, start=1, stop=None, raw=True, output=False):
        """The lines ``start`` to ``stop`` (not taken) of a session."""
        raise NotImplementedError("get_range of %s" % type(self).__name__)

    def get_range_by_str(self, rangestr, raw=True, output=False):
        """The lines of ranges such as ``"~2/1-5 7"``."""
        raise NotImplementedError("get_range_by_str of %s" % type(self).__name__)


@public("IPython.core.history")
class HistoryAccessor(HistoryAccessorBase):
    """Read a history file, without adding to it.

    :param profile: the profile whose history is read.
    :param hist_file: the file itself, instead.
    :raises OSError: where the profile does not exist.

    Usable as a context manager, which closes the file.
    """

    hist_file = Union([Unicode(), Any()], help="""Path of the history file (default: history.sqlite in the
        profile's folder). ':memory:' keeps no file; so do file systems on which sqlite cannot lock, such as
        some NFS mounts.""").tag(config=True)
    enabled = Bool(False, help="""Record and read history (default: yes, where Python has sqlite3).""").tag(config=True)
    connection_options = Dict(help="Further keyword arguments for sqlite3.connect.").tag(config=True)
    db = _Connection(help="The open database: a sqlite3.Connection, or a DummyDB while history is disabled.")

    _opened = None
    _path_asked = None

    @default("enabled")
    def _default_enabled(self):
        return True

    @default("connection_options")
    def _default_connection_options(self):
        return {"check_same_thread": False}

    @validate("hist_file")
    def _check_hist_file(self, proposal):
        value = proposal["value"]
        if isinstance(value, bytes):
            return value.decode("utf-8")
        if any(hasattr(value, name) for name in ("__fspath__", "as_posix", "encode")):
            return value
        raise TraitError("hist_file is the path of a file or ':memory:', not %r" % (value,))

    def __init__(self, profile="default", hist_file="", **traits):
        super(HistoryAccessor, self).__init__(**traits)
        if hist_file:
            self.hist_file = hist_file
        elif not self.hist_file:
            self.hist_file = self._get_hist_file_name(profile)

    def _get_hist_file_name(self, profile="default"):
        return as_path(find_history_file(profile))

    def _warn(self, line):
        """Say one line about trouble with the history file, to the person."""
        import sys

        sys.stderr.write(to_native("%s\n" % line))

    # -- the file

    @property
    def _file(self):
        """The :class:`HistoryFile` behind ``hist_file``, a new one when that trait was changed."""
        path = "%s" % self.hist_file
        if self._opened is None or path != self._path_asked:
            if self._opened is not None:
                self._opened.close()
            self._path_asked = path
            self._opened = HistoryFile(path, self.connection_options, self._warn)
        return self._opened

    def _usable(self):
        """True where history is enabled and can be."""
        if self.enabled:
            try:
                import sqlite3  # noqa: F401  (some Pythons are built without it)
            except ImportError:
                self._warn("This Python has no sqlite3: history is not recorded.")
                self.enabled = False
        return self.enabled

    def _get_connection(self):
        return self._file.connection if self._usable() else DummyDB()

    def _set_connection(self, connection):
        self._file.connection = connection

    def init_db(self):
        """Open the database now and make missing tables.  (Reading and writing do so by themselves.)"""
        self._get_connection()

    def writeout_cache(self):
        """Nothing: an accessor has nothing to write."""

    def close(self):
        """Close the file."""
        if self._opened is not None:
            self._opened.close()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def _query(self, sql, params=()):
        """All rows of a query, none while history is disabled."""
        return self._file.query(sql, params) if self._usable() else []

    # -- what is recorded

    def _run_sql(self, sql, params, raw=True, output=False, latest=False):
        """Rows of history.

        :param sql: what stands behind ``FROM history``: conditions, order, limit.
        :param latest: keep only the latest of equal inputs.
        :return: a list of (session, line, input) or (session, line, (input, output)).
        """
        source = "source_raw" if raw else "source"
        columns = ["history.session", "history.line", "history." + source]
        table = "history"
        if output:
            columns.append("output_history.output")
            table += " LEFT JOIN output_history USING (session, line)"
        if latest:
            # of a group, sqlite takes the other columns from the row that has the maximum
            columns.append("max(history.session * 4294967296 + history.line)")
        rows = self._query("SELECT %s FROM %s %s" % (", ".join(columns), table, sql), params)
        if output:
            return [(row[0], row[1], (row[2], row[3])) for row in rows]
        return [tuple(row[:3]) for row in rows]

    @only_when_enabled
    def get_session_info(self, session):
        """Return ``(session, start, end or None, number of lines or None, remark)`` of a session; None where
        there is no such session.  The times are datetimes."""
        rows = self._query(
            "SELECT session, CAST(start AS TEXT), CAST(end AS TEXT), num_cmds, remark FROM sessions "
            "WHERE session = ?", (session,))
        if not rows:
            return None
        number, start, end, count, remark = rows[0]
        return number, parse_time(start), parse_time(end), count, remark

    def get_last_session_id(self):
        """Return the number of the session that the newest line is of, or None where there is no line."""
        for session, _, _ in self.get_tail(n=1, include_latest=True):
            return session
        return None

    @only_when_enabled
    def get_tail(self, n=10, raw=True, output=False, include_latest=False):
        """Return the last lines of all sessions, oldest first.

        :param n: how many; None for ten.
        :param raw: as it was typed, or as Python saw it.
        :param output: with the recorded outputs.
        :param include_latest: with the newest line, which usually is the one that asks.
        """
        self.writeout_cache()
        skip = 0 if include_latest else 1
        n = DEFAULT_TAIL if n is None else n
        return self._tail("ORDER BY session DESC, line DESC", (), n, skip, raw, output)

    def _tail(self, sql, params, n, skip, raw, output):
        limit = " LIMIT ? OFFSET ?"
        rows = self._run_sql(sql + limit, tuple(params) + (n, skip), raw=raw, output=output)
        return iter(rows[::-1])

    @only_when_enabled
    def search(self, pattern="*", raw=True, search_raw=True, output=False, n=None, unique=False):
        """Return the lines that match a pattern, oldest first.

        :param pattern: ``*``, ``?`` and ``[...]`` as in file names, for the whole line; case matters.
        :param search_raw: look in what was typed, not in what Python saw.
        :param n: only the last so many.
        :param unique: each text once, in its newest place.
        """
        column = "source_raw" if search_raw else "source"
        self.writeout_cache()
        sql, params = "WHERE history.%s GLOB ?" % column, (pattern,)
        if unique:
            sql += " GROUP BY history.%s" % column
        if n is None and not unique:
            return iter(self._run_sql(sql + " ORDER BY session, line", params, raw, output))
        sql += " ORDER BY session DESC, line DESC"
        if n is not None:
            sql, params = sql + " LIMIT ?", params + (n,)
        return iter(self._run_sql(sql, params, raw, output, latest=unique)[::-1])

    @only_when_enabled
    def get_range(self, session, start=1, stop=None, raw=True, output=False):
        """Return lines of a session.

        :param session: its number; a negative one is counted back from the newest.
        :param start: the first line.
        :param stop: the first line that is not taken; None for the end.
        """
        if session < 0:
            session += self.get_last_session_id() or 0
        sql, params = "WHERE history.session = ? AND line >= ?", (session, start)
        if stop:
            sql, params = sql + " AND line < ?", params + (stop,)
        return iter(self._run_sql(sql + " ORDER BY line", params, raw=raw, output=output))

    def get_range_by_str(self, rangestr, raw=True, output=False):
        """Return the lines of ranges.

        :param rangestr: as :func:`extract_hist_ranges` reads it.
        """
        for session, start, stop in extract_hist_ranges(rangestr):
            for line in self.get_range(session, start, stop, raw=raw, output=output):
                yield line


def parse_time(text):
    """A recorded time as a datetime (with its zone where one was recorded and Python knows zones); None for none."""
    import datetime

    if not text:
        return None
    stamp, plus, _ = text.partition("+")
    pattern = "%Y-%m-%d %H:%M:%S.%f" if "." in stamp else "%Y-%m-%d %H:%M:%S"
    try:
        moment = datetime.datetime.strptime(stamp, pattern)
    except ValueError:
        return None
    zone = getattr(datetime, "timezone", None)
    return moment.replace(tzinfo=zone.utc) if plus and zone is not None else moment
