"""``IPython.core.history``: the record of one session, and the names of the whole history API.

Lines are cached by :meth:`HistoryManager.store_inputs` and written by :meth:`HistoryManager.writeout_cache`, all in one
transaction, in the caller's thread.  Who runs cells calls :meth:`HistoryManager.cell_finished` after each; the kernel's
worker sets ``deferred`` and flushes when the reply is out.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import time
from collections import defaultdict
from weakref import WeakSet

from six.moves._thread import allocate_lock
from traitlets import Any, Bool, Dict, Int, List, default

from ipython_compat import to_text
from ipython_compat.aliases import public
from zmqkernel.shell.plaintraits import PlainText

from .accessor import (  # noqa: F401  (public names of IPython.core.history)
    DEFAULT_TAIL, HistoryAccessor, HistoryAccessorBase, as_path, catch_corrupt_db, only_when_enabled)
from .database import MEMORY, NotNow, ReadOnly, storable
from .ranges import extract_hist_ranges, range_re  # noqa: F401
from .saving import HistorySavingThread, hold  # noqa: F401
from .values import DummyDB, HistoryOutput  # noqa: F401

#: What the third item of a line is: the input, or a pair of input and output.
InOrInOut = (type(""), tuple)


def needs_sqlite(func):
    """The name that IPython 5 had for :func:`only_when_enabled`."""
    return only_when_enabled(func)


class _SessionNumber(Int):
    """The session's number; reading it begins the session where it has not begun."""

    def get(self, obj, cls=None):
        number = super(_SessionNumber, self).get(obj, cls)
        if not number and obj._may_begin:
            number = obj._begin_session()
        return number


@public("IPython.core.history")
class HistoryManager(HistoryAccessor):
    """Keep and record the inputs and outputs of a shell's session.

    :param shell: the shell: its ``push`` gets the ``_i`` variables, its ``profile_dir`` is where the file is.
    :param config: traitlets configuration.
    """

    shell = Any()
    input_hist_parsed = List(help="What Python saw; the line number is the index.")
    input_hist_raw = List(help="What was typed; the line number is the index.")
    dir_hist = List(help="The folders that %cd was in.")
    output_hist = Dict(help="Results by line number: the shell's Out.")
    output_hist_reprs = Dict(help="Text of the results by line number.")
    exceptions = Dict(help="Line number to a dict of ename, evalue and traceback.")
    session_number = _SessionNumber(help="The session's number in the file.")
    db_log_output = Bool(False, help="Record outputs too (default: inputs only).").tag(config=True)
    db_cache_size = Int(0, help="""Write to the file when more than so many lines are waiting. With 0 or 1 it is written
        after each one.""").tag(config=True)
    db_input_cache = List(help="(line, parsed, raw) not written yet.")
    db_output_cache = List(help="(line, output) not written yet.")
    save_thread = Any(help="A HistorySavingThread; it is not started, the shell writes without it.")

    _i00 = PlainText("")
    _i = PlainText("")
    _ii = PlainText("")
    _iii = PlainText("")

    #: How many managers a process may have (test harnesses set it); nothing here depends on it.
    _max_inst = float("inf")
    #: Those there are; test harnesses look for ones that stay behind.
    _instances = WeakSet()
    _exit_re = re.compile(r"(exit|quit)(\s*\(.*\))?$")
    _may_begin = False
    #: Line number to the HistoryOutput objects of its cell; each manager has its own.
    outputs = defaultdict(list)

    @default("input_hist_parsed")
    def _default_parsed(self):
        return [str("")]

    @default("input_hist_raw")
    def _default_raw(self):
        return [str("")]

    @default("save_thread")
    def _default_save_thread(self):
        return HistorySavingThread(self)

    @default("dir_hist")
    def _default_dir_hist(self):
        return _here()

    def __init__(self, shell=None, config=None, **traits):
        if config is not None:
            traits["config"] = config
        self.outputs = defaultdict(list)
        self.deferred = False
        #: called with the session's number when it has begun in the file; or None
        self.on_session = None
        #: numbers of the cells of this session that have run and whose effects a crash has taken back
        self.lost_cells = []
        #: called with the numbers of those that have been run again; or None
        self.on_recovery = None
        self._running_line = None
        # not an RLock: on Python 2 that is Python code, which an interrupt can leave locked by nobody
        self._lock = allocate_lock()
        traits = dict((str(name), value) for name, value in traits.items())
        super(HistoryManager, self).__init__(shell=shell, **traits)
        self._instances.add(self)
        self._may_begin = True

    def _get_hist_file_name(self, profile=None):
        profile_dir = getattr(self.shell, "profile_dir", None)
        if profile_dir is None:
            return MEMORY
        return as_path(os.path.join(to_text(profile_dir.location), "history.sqlite"))

    @property
    def save_flag(self):
        """The event that wakes ``save_thread``, or None without such a thread."""
        return getattr(self.save_thread, "save_flag", None)

    # -- sessions

    @property
    def _session(self):
        """The session's number, 0 where it has not begun; does not begin it."""
        return self._trait_values.get("session_number", 0)

    def _begin_session(self):
        """Begin the session in the file; where that cannot be written, number it as if.

        :return: the number, or 0 where the file is locked or history disabled.
        """
        if not self._usable():
            return 0
        try:
            if self._file.writable:
                return self._transact(self._insert_session)
        except NotNow as error:
            self._say_locked(error)
            return 0
        except ReadOnly as error:
            self._say_read_only(error)
        rows = self._query("SELECT max(session) FROM sessions")
        self.session_number = (rows[0][0] or 0 if rows else 0) + 1
        return self._session

    def _transact(self, write):
        """Run ``write(connection)`` in one transaction; a session it began and could not record has not begun."""
        before = self._session
        try:
            result = self._file.transaction(write)
        except Exception:
            self.session_number = before
            raise
        if self.on_session is not None and self._session != before:
            self.on_session(self._session)
        return result

    def _insert_session(self, connection):
        cursor = connection.execute("INSERT INTO sessions VALUES (NULL, ?, NULL, NULL, '')", (_local_time(),))
        self.session_number = cursor.lastrowid
        return cursor.lastrowid

    @only_when_enabled
    def new_session(self, conn=None):
        """Begin a new session in the file.

        :param conn: write to this connection instead.
        """
        self._may_begin = True
        if conn is not None:
            with conn:
                self._insert_session(conn)
        else:
            self._begin_session()

    def end_session(self):
        """Write what is waiting, and record when the session ended and how many lines it had."""
        self.writeout_cache()
        number, self._may_begin = self._session, False
        if number and self.enabled and self._file.writable:
            count = sum(1 for source in self.input_hist_parsed if source)
            self._update_session("end = ?, num_cmds = ?", (_universal_time(), count), number)
        waiting = len(self.db_input_cache)
        if waiting:
            self._warn("%d lines of history could not be written." % waiting)
        self.session_number = 0

    def name_session(self, name):
        """Record a name, or a remark, for the session.

        :param name: text.
        """
        self._update_session("remark = ?", (storable(name),), self.session_number)

    def _update_session(self, what, values, number):
        sql = "UPDATE sessions SET %s WHERE session = ?" % what
        try:
            self._file.transaction(lambda connection: connection.execute(sql, values + (number,)))
        except NotNow as error:
            self._say_locked(error)
        except ReadOnly as error:
            self._say_read_only(error)

    def adopt_session(self, number, last_line=None):
        """Continue a session that another process began and did not end: a worker that died.

        :param number: its number in the file.
        :param last_line: the last line number it used, where it is known: lines that are not in the file stay empty.
        """
        self.session_number = number
        raw, parsed = [dict((line, text) for _, line, text in HistoryAccessor.get_range(self, number, raw=raw))
                       for raw in (True, False)]
        last = max([last_line or 0] + list(raw))
        self.input_hist_raw[:] = [raw.get(line, "") for line in range(last + 1)]
        self.input_hist_parsed[:] = [parsed.get(line, "") for line in range(last + 1)]
        recent = [raw[line] for line in sorted(raw)][-4:]
        self._iii, self._ii, self._i, self._i00 = [""] * (4 - len(recent)) + recent
        self._push(dict(("_i%d" % line, text) for line, text in raw.items()))

    def reset(self, new_session=True):
        """Forget results and folders, and begin a new session.

        :param new_session: False keeps the session and its inputs.
        """
        self.output_hist.clear()
        self.outputs.clear()
        self.exceptions.clear()
        self.dir_hist[:] = _here()
        if not new_session:
            return
        if self._session:
            self.end_session()
        self.input_hist_parsed[:] = [""]
        self.input_hist_raw[:] = [""]
        self.output_hist_reprs.clear()
        self.new_session()

    def close(self):
        """Close the file, and end the saving thread where there is one."""
        if self._trait_values.get("save_thread") is not None:
            self.save_thread.stop()
        super(HistoryManager, self).close()

    # -- recording

    def store_inputs(self, line_num, source, source_raw=None):
        """Keep an input, put it into the shell's ``_i`` variables, and have it written later.

        :param line_num: its prompt's number.
        :param source: what Python sees.
        :param source_raw: what was typed; the same where it is not given.
        """
        source = to_text(source).rstrip("\n")
        source_raw = source if source_raw is None else to_text(source_raw).rstrip("\n")
        if self._exit_re.match(source.strip()):
            return
        self.cell_finished()  # what an earlier cell left
        self._running_line = line_num
        self.input_hist_parsed.append(source)
        self.input_hist_raw.append(source_raw)
        with self._lock:
            self.db_input_cache.append((line_num, source, source_raw))
        self._iii, self._ii, self._i, self._i00 = self._ii, self._i, self._i00, source_raw
        self._push({"_i%d" % line_num: source_raw})

    def _push(self, numbered):
        if self.shell is not None:
            names = {"_i": self._i, "_ii": self._ii, "_iii": self._iii}
            names.update(numbered)
            self.shell.push(dict((str(name), value) for name, value in names.items()), interactive=False)

    def note_output(self, line_num, output_type, bundle):
        """Keep what the running cell shows, for ``%notebook``; cells that are not recorded leave nothing.

        :param line_num: its prompt's number.
        :param output_type: as in :class:`HistoryOutput`.
        :param bundle: MIME type to value.
        """
        if line_num == self._running_line:
            self.outputs[line_num].append(HistoryOutput(output_type, bundle))

    def note_exception(self, line_num, ename, evalue, traceback):
        """Keep the exception that ended the running cell; as :meth:`note_output`.

        :param traceback: a list of lines.
        """
        if line_num == self._running_line:
            self.exceptions[line_num] = {"ename": ename, "evalue": evalue, "traceback": traceback}

    def store_output(self, line_num):
        """Have the text of a result written, where ``db_log_output`` is on and there is one.

        :param line_num: its prompt's number.
        """
        if self.db_log_output and line_num in self.output_hist_reprs:
            with self._lock:
                self.db_output_cache.append((line_num, self.output_hist_reprs[line_num]))

    def cell_finished(self):
        """Write what is waiting if it is more than ``db_cache_size`` lines, unless ``deferred`` says that somebody else
        flushes."""
        self._running_line = None
        if not self.deferred and len(self.db_input_cache) + len(self.db_output_cache) > self.db_cache_size:
            self.writeout_cache()

    def writeout_cache(self, conn=None):
        """Write everything that is waiting, in one transaction.

        :param conn: write to this connection instead of ``db``.

        A locked file or a full disk is reported once, and what is waiting goes on waiting.
        """
        with self._lock:
            if not (self.db_input_cache or self.db_output_cache):
                return
            import sqlite3

            try:
                if conn is not None:
                    with conn:
                        self._write(conn)
                elif self._usable() and self._file.writable:
                    self._transact(self._write)
            except sqlite3.IntegrityError:
                self._write_elsewhere(conn)
            except NotNow as error:
                self._say_locked(error)
                return
            except ReadOnly as error:
                self._say_read_only(error)
            del self.db_input_cache[:], self.db_output_cache[:]

    def _write(self, connection):
        """Insert the cached lines; the session's row with the first of them."""
        number = self._session or self._insert_session(connection)
        connection.executemany(
            "INSERT INTO history VALUES (?, ?, ?, ?)",
            [(number, line, storable(parsed), storable(raw)) for line, parsed, raw in _last_of_each(
                self.db_input_cache)])
        connection.executemany(
            "INSERT INTO output_history VALUES (?, ?, ?)",
            [(number, line, storable(to_text(text))) for line, text in self.db_output_cache])

    def _write_elsewhere(self, conn):
        """Write where the file has a line of this session already.

        Lines that are there as they are (a worker died between writing and saying so) are left out; where there is
        other text (prompts counted from 1 again, two processes that continue one session) a new session is begun.
        """
        known = set(self._query("SELECT line, source, source_raw FROM history WHERE session = ?", (self._session,)))
        fresh = [entry for entry in self.db_input_cache if tuple(entry) not in known]
        lines = set(line for line, _, _ in known)
        kept_apart = not any(line in lines for line, _, _ in fresh) and len(fresh) < len(self.db_input_cache)
        self.db_input_cache[:] = fresh

        def write(connection):
            if not kept_apart:
                self._insert_session(connection)
            self._write(connection)

        if conn is not None:
            with conn:
                write(conn)
        else:
            self._transact(write)
        if not kept_apart:
            self._warn("A line with this number is recorded already: history goes on as session %d." % self._session)

    def _say_locked(self, error):
        self._file.say("locked", "History is not written for now (%s); it will be when that has passed." % error)

    def _say_read_only(self, error):
        self._file.say("read-only", "The history file cannot be written (%s): this session is not recorded." % error)

    # -- reading

    @only_when_enabled
    def get_session_info(self, session=0):
        """As :meth:`HistoryAccessor.get_session_info`; 0 is this session, -1 the one before it."""
        if session <= 0:
            session += self.session_number
        return super(HistoryManager, self).get_session_info(session)

    @only_when_enabled
    def get_tail(self, n=10, raw=True, output=False, include_latest=False):
        """As :meth:`HistoryAccessor.get_tail`; lines of this session come last, whatever other shells run meanwhile."""
        self.writeout_cache()
        if not self._session:
            return super(HistoryManager, self).get_tail(n, raw, output, include_latest)
        skip = 0 if include_latest else 1
        most = (DEFAULT_TAIL if n is None else n) + skip
        order = "ORDER BY session DESC, line DESC"
        lines = list(self._tail("WHERE session = ? " + order, (self._session,), most, 0, raw, output))
        if len(lines) < most:
            rest = most - len(lines)
            lines[:0] = self._tail("WHERE session <> ? " + order, (self._session,), rest, 0, raw, output)
        return iter(lines[:len(lines) - skip] if skip else lines)

    def get_range(self, session=0, start=1, stop=None, raw=True, output=False):
        """As :meth:`HistoryAccessor.get_range`; 0 is this session, -1 the one before it.  In this session negative
        line numbers count from the end."""
        if session == 0 or session == self._session:
            return self._get_range_session(start, stop, raw, output)
        if session < 0:
            session += self.session_number
        return super(HistoryManager, self).get_range(session, start, stop, raw, output)

    def _get_range_session(self, start=1, stop=None, raw=True, output=False):
        """Lines of this session, from memory."""
        inputs = self.input_hist_raw if raw else self.input_hist_parsed
        first, last, _ = slice(start, stop or None).indices(len(inputs))
        for line in range(first, last):
            if output:
                yield 0, line, (inputs[line], self.output_hist_reprs.get(line))
            else:
                yield 0, line, inputs[line]


def _last_of_each(entries):
    """Return the entries without those whose line number comes again: a cell that was interrupted before it ran leaves
    its number to the next."""
    return sorted(dict((entry[0], entry) for entry in entries).values())


def _here():
    """The current folder in a list, or no folder where it was deleted."""
    try:
        return [as_path(to_text(os.getcwd()))]
    except OSError:
        return []


def _local_time():
    now = time.time()
    return time.strftime(str("%Y-%m-%d %H:%M:%S"), time.localtime(now)) + ".%06d" % (now % 1 * 1000000)


def _universal_time():
    now = time.time()
    return time.strftime(str("%Y-%m-%d %H:%M:%S"), time.gmtime(now)) + ".%06d+00:00" % (now % 1 * 1000000)
