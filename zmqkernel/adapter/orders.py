"""What the user wants done about checkpoints: listed, named, dropped, come back to."""
from __future__ import absolute_import, division, print_function, unicode_literals

#: a new process, where there is no copy of the state before the first cell
ANEW = "anew"


class Orders(object):
    """Carries out the orders of a worker.

    :param workers: :class:`~.workers.Workers`.
    :param legacy: :class:`~.legacy.Legacy`.
    """

    def __init__(self, workers, legacy):
        self._workers = workers
        self._legacy = legacy
        #: the :class:`~.copies.Copy` to come back to when the running request has been answered; :data:`ANEW`; or None
        self.target = None
        self._kinds = {"list": self._list, "drop": self._drop, "back": self._back, "undo": self._undo,
                       "restart": self._restart}

    def carry_out(self, order):
        """Return the answer (a dict) to an order (a dict with the key ``do``); ``error`` in it says why not."""
        return self._kinds[order["do"]](order)

    def _list(self, order):
        return {"objection": self._workers.copies.objection, "copies": [
            {"cell": copy.count, "age": copy.age, "size": copy.size, "name": copy.name, "first": copy.first,
             "pid": copy.find_pid(), "number": copy.number}
            for copy in self._workers.copies if copy.find_pid() != 0]}

    def _drop(self, order):
        copy = self._workers.copies.named(order["name"])
        if copy is None:
            return {"error": "there is no checkpoint of the name %s" % order["name"]}
        self._workers.copies.remove(copy)
        return {}

    def _back(self, order):
        return self._return_to(self._workers.copies.named(order["name"]),
                               "there is no checkpoint of the name %s" % order["name"])

    def _undo(self, order):
        return self._return_to(self._workers.copies.before(list(self._legacy.ran), order["cells"]),
                               "there is no checkpoint of the state before that cell")

    def _restart(self, order):
        self.target = self._workers.copies.first() or ANEW
        return {}

    def _return_to(self, copy, error):
        if copy is None:
            return {"error": error}
        self.target = copy
        return {"cell": copy.count, "number": copy.number}
