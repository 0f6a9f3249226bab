"""Lines that the person at the frontend types, asked for over the link."""
from __future__ import absolute_import, division, print_function, unicode_literals

from ipython_compat import to_text
from zmqkernel.ports import InputReader
from zmqkernel.protocol import jsontext, packets

from .output import Marks

#: what a frontend sends as value where end of file was typed
END_OF_FILE = "\x04"


class LinkInputReader(InputReader):
    """Asks over the link; the adapter sends the ``input_request``.

    :param link: :class:`~.link.WorkerLink`.
    :param pipes: the two :class:`~.output.MarkedPipe`: what is printed before the question is shown first.
    """

    def __init__(self, link, pipes):
        self._link = link
        self._marks = Marks(pipes)

    def read(self, prompt, password=False):
        """Ask for one line; see :meth:`zmqkernel.ports.InputReader.read`."""
        if not self._link.mine():
            raise EOFError("a process that was forked by a cell cannot ask the frontend for input")
        content = {"prompt": to_text(prompt), "password": bool(password)}
        self._link.send([packets.ASK, b"", jsontext.dumps(content)], self._marks)
        answer = self._link.take((packets.INPUT, packets.EXIT))
        if answer is None or answer[0] == packets.EXIT:
            raise EOFError("the kernel is shutting down")
        value = jsontext.loads(answer[1]).get("value", "")
        if value == END_OF_FILE:
            raise EOFError("end of file was typed")
        return value
