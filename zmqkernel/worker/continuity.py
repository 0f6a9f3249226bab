"""What goes on when a worker takes the place of one that died: the numbering of cells, and the input history.

The adapter keeps what it needs for that, because it outlives the worker: the count, the number of the session in the
history file, and the inputs that had not been written yet, the one that killed the worker among them.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

from ipython_compat import to_native


def restore(shell, state):
    """Have ``shell`` go on where its predecessor was.

    :param state: dict: ``execution_count``, ``history_session`` (or None), and ``lost_inputs``, a list of pairs
        (execution count, code).
    """
    count = state.get("execution_count") or 1
    history = shell.history_manager
    history.deferred = True
    lost = state.get("lost_inputs", ())
    if state.get("history_session"):
        history.adopt_session(state["history_session"], min([line for line, _ in lost] + [count]) - 1)
    shell.execution_count = count
    for line, code in lost:
        if line >= len(history.input_hist_raw):  # else it was written before the worker died, and not reported
            history.store_inputs(line, code, code)


class HistoryKeeper(object):
    """Writes the history when there is time, and knows what the adapter has to be told about it.

    :param shell: the shell.
    :param interpreter: its :class:`~zmqkernel.ports.Interpreter`.
    """

    def __init__(self, shell, interpreter):
        self._shell = shell
        self._interpreter = interpreter

    def flush(self):
        """Write the history.

        :return: a pair: the execution count up to which inputs need not be kept any longer, and the session.
        """
        self._interpreter.flush()
        history = self._shell.history_manager
        waiting = [entry[0] for entry in history.db_input_cache]
        safe = min(waiting) if waiting else self._shell.execution_count
        return safe, history.session_number if safe > 1 and history.enabled else 0

    def files(self):
        """Return the paths of the files that the history is in."""
        path = os.path.realpath(to_native("%s" % self._shell.history_manager.hist_file))
        return frozenset(path + to_native(ending) for ending in ("", "-journal", "-wal", "-shm"))

    def on_session(self, tell):
        """Have ``tell`` called with the number of the session as soon as there is one in the file."""
        self._shell.history_manager.on_session = tell

    def lost(self, cells):
        """A crash has taken back what the cells with these numbers did."""
        self._shell.history_manager.lost_cells = list(cells)

    def on_recovery(self, tell):
        """Have ``tell`` called with the numbers of lost cells that have been run again."""
        self._shell.history_manager.on_recovery = tell

    def variables(self):
        """Return the user's variables that are not part of every session."""
        hidden = self._shell.user_ns_hidden
        return dict((name, value) for name, value in self._shell.user_ns.items() if name not in hidden)

    def catch_up(self, state):
        """In a copy that takes its worker's place: have the history as it is by now, not as it was.

        :param state: dict: as for :func:`restore`, and ``written``, the number before which inputs are on disk.
        :return: how many inputs have to be written.
        """
        shell, history = self._shell, self._shell.history_manager
        if state.get("history_session") and not history._session:
            history.session_number = state["history_session"]
        count, known = state["execution_count"], len(history.input_hist_raw)
        lost = dict(state.get("lost_inputs", ()))
        recorded = self._recorded(min(state["written"], known))
        _forget_recorded(history, state["written"], recorded)
        for line in range(known, count):
            if line in lost and line not in recorded:
                history.store_inputs(line, lost[line], lost[line])
            else:  # in the file already, or nowhere: it is shown, and not written
                text = recorded.get(line, "")
                history.input_hist_raw.append(text)
                history.input_hist_parsed.append(text)
            del history.input_hist_raw[line + 1:], history.input_hist_parsed[line + 1:]
        shell.execution_count = count
        return len(history.db_input_cache)

    def _recorded(self, first):
        """Return the inputs of this session, from number ``first`` on, that are in the file: a dict."""
        history = self._shell.history_manager
        if not history._session:
            return {}
        from zmqkernel.shell.history.accessor import HistoryAccessor
        return dict((line, text) for _, line, text in HistoryAccessor.get_range(
            history, history._session, first, None, raw=True))


def _forget_recorded(history, written, recorded):
    """Forget what waits to be written and is in the file."""
    for cache in (history.db_input_cache, history.db_output_cache):
        cache[:] = [entry for entry in cache if entry[0] >= written and entry[0] not in recorded]
