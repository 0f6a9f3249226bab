"""What a cell asks its frontend to do when it has run: show a page, fill in the next input, exit."""
from __future__ import absolute_import, unicode_literals

from ipython_compat.aliases import public
from traitlets import List
from traitlets.config.configurable import Configurable


@public("IPython.core.payload")
class PayloadManager(Configurable):
    """The payloads of the running cell, for the ``payload`` field of an ``execute_reply``.

    Source: Jupyter messaging, "Payloads (DEPRECATED)" under ``execute_reply``.
    """

    _payload = List([])

    def write_payload(self, data, single=True):
        """Add a payload.

        :param data: a dictionary with at least ``source``, which says what kind of payload it is.
        :param single: whether it replaces an earlier one with the same ``source``.
        :raises TypeError: where ``data`` is no dictionary.
        """
        if not isinstance(data, dict):
            raise TypeError("a payload must be a dictionary, got %r" % (data,))
        if single and "source" in data:
            for position, waiting in enumerate(self._payload):
                if waiting.get("source") == data["source"]:
                    self._payload[position] = data
                    return
        self._payload.append(data)

    def read_payload(self):
        """Return the payloads written since :meth:`clear_payload`, in order."""
        return self._payload

    def clear_payload(self):
        """Forget all payloads."""
        self._payload = []
