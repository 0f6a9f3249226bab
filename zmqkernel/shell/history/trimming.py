"""Making a history file shorter: ``ipython history trim`` and ``clear``.

Done in the file, in one transaction: shells that have it open go on writing to it.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import shutil

import six


class TrimError(Exception):
    """The history file could not be made shorter; it is as it was."""


def count_lines(path):
    """Return how many lines of input are in a history file."""
    return _with_file(path, lambda connection: connection.execute("SELECT count(*) FROM history").fetchone()[0])


def trim(path, keep, backup=False):
    """Keep the last lines of a history file, and forget the others, their outputs and empty sessions.

    :param path: the file.
    :param keep: how many lines stay; 0 for none.
    :param backup: copy the file to ``history.sqlite.1`` (or 2, 3 ...) first.
    :return: the copy's path, or None.
    :raises TrimError: where the file is missing, damaged, locked or cannot be written.
    """
    def work(connection):
        connection.execute("BEGIN IMMEDIATE")
        copy = _copy(path) if backup else None
        with connection:
            _forget(connection, keep)
        connection.execute("VACUUM")
        return copy
    return _with_file(path, work)


def _with_file(path, work):
    import sqlite3

    if not os.path.isfile(path):
        raise TrimError("There is no history file %s" % path)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return work(connection)
    except (sqlite3.Error, EnvironmentError) as error:
        six.raise_from(TrimError("%s: %s" % (path, error)), None)
    finally:
        connection.close()


def _copy(path):
    number = 1
    while os.path.exists("%s.%d" % (path, number)):
        number += 1
    copy = "%s.%d" % (path, number)
    shutil.copy2(path, copy)
    return copy


def _forget(connection, keep):
    connection.execute(
        "DELETE FROM history WHERE rowid NOT IN (SELECT rowid FROM history ORDER BY session DESC, line DESC LIMIT ?)",
        (keep,))
    connection.execute(
        "DELETE FROM output_history WHERE NOT EXISTS (SELECT 1 FROM history WHERE "
        "history.session = output_history.session AND history.line = output_history.line)")
    connection.execute("DELETE FROM sessions WHERE session NOT IN (SELECT session FROM history)")
