"""``%checkpoint``, ``%undo`` and ``%restart``: earlier states of the session, come back to by choice."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol import jsontext, packets
from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics.base import Magics, line_magic, magics_class


class OrderSender(object):
    """Asks the adapter to do something about checkpoints.

    :param link: :class:`~.link.WorkerLink`.
    :param checkpointer: :class:`~.checkpoints.Checkpointer` of this process.
    """

    def __init__(self, link, checkpointer):
        self._link = link
        self.checkpointer = checkpointer

    def send(self, do, **details):
        """Return the adapter's answer, a dict.

        :raises UsageError: where it cannot be done.
        """
        if not self._link.mine():
            raise UsageError("a process that was forked by a cell has no checkpoints")
        self._link.send([packets.ORDER, jsontext.dumps(dict(details, do=do))])
        packet = self._link.take((packets.ANSWER,))
        answer = {"error": "the kernel is about to end"} if packet is None else jsontext.loads(packet[1])
        if answer.get("error"):
            raise UsageError(answer["error"])
        return answer

    def come_back(self, do, **details):
        """As :meth:`send`, for orders that end this process once its request is answered."""
        answer = self.send(do, **details)
        self.checkpointer.leaving = True
        return answer


@magics_class
class CheckpointMagics(Magics):
    """Earlier states of the session.

    :param shell: the shell.
    :param orders: :class:`OrderSender`.
    """

    def __init__(self, shell, orders):
        super(CheckpointMagics, self).__init__(shell)
        self._orders = orders

    @line_magic
    def checkpoint(self, arg_s):
        """List the states of the session that can be come back to, or add, use or drop one.

        ::

            %checkpoint             list them
            %checkpoint NAME        keep the state after this cell under a name
            %checkpoint back NAME   come back to it: variables, folder, environment
            %checkpoint drop NAME   forget it
        """
        words = arg_s.split()
        if not words:
            self._list()
        elif len(words) == 1 and words[0] not in ("back", "drop"):
            self._name(words[0])
        elif len(words) == 2 and words[0] == "drop":
            self._orders.send("drop", name=words[1])
        elif len(words) == 2 and words[0] == "back":
            self._come_back("back", name=words[1])
        else:
            raise UsageError("%checkpoint takes a name, back NAME, drop NAME, or nothing")

    @line_magic
    def undo(self, arg_s):
        """Take back what the last cell did to variables, folder and environment; files stay as they are.

        ::

            %undo [N]               the last N cells
        """
        try:
            cells = int(arg_s or 1)
        except ValueError:
            cells = 0
        if cells < 1:
            raise UsageError("%undo takes the number of cells, at least 1")
        self._come_back("undo", cells=cells)

    @line_magic
    def restart(self, arg_s):
        """Come back to the state before the first cell; numbers and history go on."""
        self._orders.come_back("restart")
        print("The session begins anew.")

    def _name(self, name):
        objection = self._orders.checkpointer.objection
        if objection:
            raise UsageError("no checkpoint can be taken: %s" % objection)
        self._orders.checkpointer.name_next(name)

    def _list(self):
        answer = self._orders.send("list")
        for copy in answer["copies"]:
            print("before cell [%d]  %6s ago  %5d MiB  %s" % (
                copy["cell"], _age(copy["age"]), copy["size"] or 0, copy["name"] or ""))
        objection = self._orders.checkpointer.objection
        if objection:
            print("No checkpoint is taken now: %s." % objection)

    def _come_back(self, do, **details):
        answer = self._orders.come_back(do, **details)
        print("Back to the state before cell [%d]." % answer["cell"])
        gone, changed, restored = self._orders.checkpointer.differences(answer["number"])
        for title, names in (("changed back", changed), ("gone", gone), ("there again", restored)):
            if names:
                print("  %s: %s" % (title, ", ".join(names)))


def _age(seconds):
    """Return a short text for an age."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return "%d %s" % (seconds // size, unit)
    return "%d s" % seconds
