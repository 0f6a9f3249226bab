"""While nobody is there: the journal is kept from the moment the last client has left until one can hear again.

A client that has connected does not hear yet: its subscription takes a moment to arrive.  One of ours waits for that
and then asks for the journal, which ends it; messages of the moment between reach it by both ways, and it can tell by
their identities.  Other clients do not ask.  For them it ends when a request of theirs begins to run.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol import jsontext, schema


class Absence(object):
    """Decides when the journal is kept, and hands it out.

    :param peers: :class:`~.peers.Peers` of iopub.
    :param journal: :class:`~.journal.Journal`.
    :param owned: whether a terminal is there that owns the kernel; it is none of the peers.
    """

    def __init__(self, peers, journal, owned=False):
        self._peers = peers
        self._journal = journal
        self._owned = owned
        self.fd = peers.fd

    def look(self):
        """Take note of who has come and who has left."""
        if self._peers.take_in() and not self._owned:
            self._journal.keeping = True

    def owner_left(self):
        """The owner has left, or is about to."""
        self._owned = False
        self.look()
        if not len(self._peers):
            self._journal.keeping = True

    def request_begins(self):
        """A request begins to run: whoever has sent it listens, if anybody does."""
        if self._journal.keeping and len(self._peers):
            self._journal.keeping = False

    def answer(self, message, execution_count, running):
        """Return the content of the reply to a ``journal_request``, as JSON in bytes.

        :param message: the request.
        :param execution_count: number of the next cell; where one runs, of that.
        :param running: whether a cell runs.
        :raises SchemaError: for a request with wrong fields.
        """
        schema.check_content(message.msg_type, message.content)
        after, entries, more = message.content.get("after"), [], False
        if after is not None:
            if len(self._peers):
                self._journal.keeping = False
            entries, more = self._journal.part(after)
        state = {"status": "ok", "more": more, "keeping": self._journal.keeping, "kept": len(self._journal),
                 "execution_count": execution_count, "running": running}
        return jsontext.dumps(state)[:-1] + b',"messages":[' + b",".join(entries) + b"]}"
