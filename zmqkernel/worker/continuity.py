"""What goes on when a worker takes the place of one that died: the numbering of cells, and the input history.

The adapter keeps what it needs for that, because it outlives the worker: the count, the number of the session in the
history file, and the inputs that had not been written yet, the one that killed the worker among them.
"""
from __future__ import absolute_import, division, print_function, unicode_literals


def restore(shell, state):
    """Have ``shell`` go on where its predecessor was.

    :param state: dict: ``execution_count``, ``history_session`` (or None), and ``lost_inputs``, a list of pairs
        (execution count, code).
    """
    count = state.get("execution_count") or 1
    history = shell.history_manager
    history.deferred = True
    if state.get("history_session"):
        history.adopt_session(state["history_session"], count - 1)
    shell.execution_count = count
    for line, code in state.get("lost_inputs", ()):
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
