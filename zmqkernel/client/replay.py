"""What a kernel has published while nobody was connected, asked for by who comes (``docs/protocol.md``)."""
from __future__ import absolute_import, division, print_function, unicode_literals

from zmqkernel.protocol.message import Message, to_json

#: what the version of a kernel of ours has in it: others keep no journal, and need not answer what they don't know
OURS = "+zmqkernel"


def keeps_journal(info):
    """Tell whether a kernel keeps a journal.

    :param info: the content of its ``kernel_info_reply``.
    """
    return OURS in (info.get("implementation_version") or "")


def replay(client, show, timeout=10.0):
    """Have shown what the kernel has published while nobody was connected; it is forgotten there then.

    What the kernel publishes meanwhile is delivered afterwards, and nothing twice.

    :param client: :class:`~.kernel_client.KernelClient`, whose subscription has arrived (``wait_ready``).
    :param show: function of one :class:`~zmqkernel.protocol.message.Message` after the other.
    :param timeout: seconds for each part of it.
    :return: the rest of the last reply: ``execution_count``, ``running``.
    """
    number, before, known = 0, [], []
    client.hold()
    try:
        while True:
            reply = client.ask_journal(number, timeout)
            messages = reply.pop("messages", None) or []
            before, known = known, [entry["header"].get("msg_id") for entry in messages] or known
            for entry in messages:
                number = entry["number"]
                show(Message(*[to_json(entry[part]) for part in ("header", "parent_header", "metadata", "content")]))
            if not messages:  # the question for what follows has said that these have arrived
                return reply
    finally:
        client.release(before + known)
