"""Output of a kernel whose only client has left: kept, and handed out once to a terminal that comes."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os

import pytest

from testkit.kernels import RunningKernel
from testkit.wait import PATIENCE, wait_until
from zmqkernel.client import replay
from zmqkernel.client.starting import connect
from zmqkernel.protocol.errors import RequestTimeout


@pytest.fixture
def kernel():
    """A kernel and its one client."""
    with RunningKernel() as running:
        yield running


def is_keeping(kernel):
    """Tell whether the kernel keeps a journal now."""
    return kernel.ask_control("journal_request")["keeping"]


def progress(kernel):
    """Return the number of the next cell, and whether one runs."""
    state = kernel.ask_control("journal_request")
    return state["execution_count"], state["running"]


def leave(kernel):
    """Have the client go away, and wait until the kernel has noticed."""
    kernel.client.stop_channels()
    wait_until(lambda: is_keeping(kernel), "the kernel's notice that the client has left")


class Visitor(object):
    """A client of ours that comes later: what it is shown, in order."""

    def __init__(self, kernel):
        self.shown = []
        self.client = connect(kernel.file)
        assert replay.keeps_journal(self.client.wait_ready(timeout=PATIENCE))
        self.client.on_iopub(self.shown.append)
        self.state = replay.replay(self.client, self.shown.append)

    @property
    def text(self):
        """What was printed."""
        return "".join(message.content["text"] for message in self.shown if message.msg_type == "stream")

    def kinds(self):
        """The types of the messages, states left out; of a row of pieces of text one."""
        kinds = [message.msg_type for message in self.shown if message.msg_type != "status"]
        return [kind for at, kind in enumerate(kinds) if not (kind == "stream" and kinds[at - 1:at] == ["stream"])]

    def has_ended(self):
        """Take in what has come; tell whether a cell has ended since."""
        self.client.pump(0.05)
        return any(message.msg_type == "status" and message.content["execution_state"] == "idle" and
                   message.parent_header.get("msg_type") == "execute_request" for message in self.shown)


@pytest.fixture
def visit():
    """Function of a kernel that returns a :class:`Visitor`."""
    visitors = []

    def come(kernel):
        visitors.append(Visitor(kernel))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.client.close()


def wait_for(go):
    """Return code that waits for a file."""
    return "import os, time\nwhile not os.path.exists(%r): time.sleep(0.01)\n" % str(go)


def test_what_a_cell_shows_when_its_client_has_left_is_handed_out_once(kernel, visit, tmp_path):
    go = str(tmp_path / "go")
    kernel.client.execute(
        "print('before')\n" + wait_for(go) +
        "print('after')\nimport sys; _ = sys.stderr.write('error text')\n"
        "from IPython.display import display; display({'text/plain': 'shown'}, raw=True)\n"
        "'result'", allow_stdin=False)
    kernel.client.execute("1/0", allow_stdin=False)
    kernel.next_output(lambda message: message["content"].get("text") == "before\n")
    kernel.settle()
    leave(kernel)
    open(go, "w").close()
    wait_until(lambda: progress(kernel) == (3, False), "the end of both cells")
    first = visit(kernel)
    assert first.kinds() == ["stream", "display_data", "execute_result", "execute_input", "error"]
    assert first.text == "after\nerror text"
    assert first.shown[-3].content["data"]["text/plain"] == "'result'"
    assert first.state["execution_count"] == 3 and not first.state["running"]
    assert not is_keeping(kernel)
    second = visit(kernel)
    assert second.kinds() == []


def test_what_comes_while_one_comes_back_is_neither_lost_nor_doubled(kernel, visit, tmp_path):
    stop = str(tmp_path / "stop")
    kernel.client.execute("import os, time, itertools, sys\n"
                          "for number in itertools.count():\n"
                          "    print(number); sys.stdout.flush(); time.sleep(0.0002)\n"
                          "    if number %% 100 == 0 and os.path.exists(%r): break" % str(stop), allow_stdin=False)
    kernel.next_output(lambda message: message["msg_type"] == "stream")
    leave(kernel)
    wait_until(lambda: kernel.ask_control("journal_request")["kept"] > 20, "some output")
    visitor = visit(kernel)
    assert visitor.state["running"]
    wait_until(lambda: visitor.client.pump(0.05), "more output")
    open(stop, "w").close()
    wait_until(visitor.has_ended, "the end of the cell")
    numbers = [int(line) for line in visitor.text.partition("\n")[2].splitlines()]  # the first one may be half a line
    assert numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 100


def test_other_clients_need_not_know(kernel, visit):
    leave(kernel)
    kernel.client = kernel.new_client()
    kernel.client.wait_for_ready(timeout=PATIENCE)
    assert kernel.run("print(6 * 7)").text() == "42\n"
    assert not is_keeping(kernel)
    visitor = visit(kernel)
    assert visitor.kinds() == []
    assert kernel.run("print(6 * 7)").text() == "42\n"


def test_a_request_with_a_wrong_number_does_no_harm(kernel):
    client = connect(kernel.file)
    try:
        with pytest.raises(RequestTimeout):
            client.ask_journal("all", timeout=1.0)
    finally:
        client.close()
    assert kernel.run("print(6 * 7)").text() == "42\n"


def test_the_journal_leaves_no_file(kernel, visit, tmp_path):
    before = sorted(os.listdir(kernel.home))
    go = str(tmp_path / "go")
    kernel.client.execute(wait_for(go) + "print('x' * 100000)", allow_stdin=False)
    kernel.settle()
    leave(kernel)
    open(go, "w").close()
    wait_until(lambda: progress(kernel) == (2, False), "the end of the cell")
    assert [name for name in sorted(os.listdir(kernel.home)) if name not in before] in ([], ["ipython"])
    assert len(visit(kernel).text) == 100001
