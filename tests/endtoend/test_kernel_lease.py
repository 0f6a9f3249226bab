"""A kernel that a terminal owns: started by fork, lent the terminal for a cell, gone with its owner."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import pty
import re
import select
import signal
import stat
import sys
import time

import pytest

from testkit.kernels import alive, descendants
from testkit.wait import PATIENCE, wait_until

OWNER = """
from __future__ import print_function
import os, sys, signal
from zmqkernel.launch.owned import start_owned
kernel = start_owned(shell_class="zmqkernel.shell.interactiveshell.InteractiveShell")
from zmqkernel.client.kernel_client import KernelClient
from zmqkernel.protocol.message import MessageFactory
client = KernelClient(kernel.connect(), MessageFactory(kernel.session), lambda: kernel.poll() is None)
client.on_iopub(lambda message: print("<%s %s>" % (message.msg_type, message.content.get("text", ""))))
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("<folder %s>" % kernel.folder)
print("<pid %d>" % kernel.pid)
while True:
    sys.stdout.write("ready> ")
    sys.stdout.flush()
    code = sys.stdin.readline()
    if not code.strip():
        break
    lease = not code.startswith("#")
    reply = client.execute(code.replace(";;", "\\n"), metadata={"terminal_lease": lease}, timeout=60)
    client.pump(0.05)
    print("<status %s %s>" % (reply.content["status"], reply.content.get("ename", "")))
client.close()
kernel.terminate()
print("<left %s>" % os.path.exists(kernel.folder))
"""


class Owner(object):
    """A program on a pseudo-terminal that owns a kernel and runs the lines that are typed."""

    def __init__(self):
        self.seen = ""
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.environ["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execv(sys.executable, [sys.executable, "-c", OWNER])

    def expect(self, pattern):
        """Wait for a pattern; return its match, and forget what came up to it."""
        deadline = time.time() + 2 * PATIENCE
        while True:
            match = re.search(pattern, self.seen)
            if match:
                self.seen = self.seen[match.end():]
                return match
            assert time.time() < deadline, "%r is not in %r" % (pattern, self.seen)
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode("utf-8", "replace")
                except OSError:
                    raise AssertionError("the owner ended; %r is not in %r" % (pattern, self.seen))

    def type(self, text):
        """Type a line."""
        os.write(self.fd, (text + "\n").encode("utf-8"))

    def run(self, code, status="ok"):
        """Type a cell and wait for its status; return what was shown before it."""
        self.expect("ready> ")
        self.type(code)
        return self.expect(r"(?s)^.*?\r\n(.*?)<status (%s).*?>" % status).group(1)

    def close(self):
        """End the owner, whatever it does."""
        if alive(self.pid):
            os.kill(self.pid, signal.SIGKILL)
        try:
            os.waitpid(self.pid, 0)
        except OSError:
            self.seen = ""  # it has been waited for
        os.close(self.fd)


@pytest.fixture
def owner():
    made = Owner()
    made.folder = made.expect("<folder (.*?)>").group(1)
    made.kernel = int(made.expect("<pid (.*?)>").group(1))
    yield made
    made.close()


def test_a_leased_cell_has_the_terminal(owner):
    shown = owner.run("import os, sys; print([os.isatty(n) for n in (0, 1, 2)], sys.stdout.isatty())")
    assert "[True, True, True]" in shown and "<stream" not in shown


def test_without_a_lease_output_goes_by_messages(owner):
    shown = owner.run("#;;import os; print([os.isatty(n) for n in (0, 1, 2)])")
    text = "".join(re.findall("(?s)<stream (.*?)>", shown))  # in one message, or in several
    assert "[False, False, False]" in text


def test_a_result_and_a_traceback_are_written_to_the_terminal(owner):
    assert "42" in owner.run("6 * 7")
    assert "ZeroDivisionError" in owner.run("1/0", status="error")


def test_input_reads_what_is_typed(owner):
    owner.expect("ready> ")
    owner.type("x = (input if str is not bytes else raw_input)('name? ')")
    owner.expect(r"name\? (?!')")
    owner.type("Ada")
    owner.expect("<status ok")
    assert "'Ada'" in owner.run("x")


def test_ctrl_c_interrupts_the_cell_and_nobody_else(owner):
    owner.expect("ready> ")
    owner.type("import time; print('be' + 'gun');; exec('while 1: time.sleep(.05)')".replace(";; ", ";;"))
    owner.expect("begun")
    os.write(owner.fd, b"\x03")
    owner.expect("<status error KeyboardInterrupt>")
    assert "2" in owner.run("1+1")


def modes(shown):
    """Return what ``stty`` said, without the messages that came in between."""
    return re.sub(r"<\w+ >\s*", "", shown).split("speed")[1].split()


def test_modes_of_the_terminal_that_nobody_could_type_with_are_taken_back(owner):
    before = owner.run("import os; _ = os.system('stty -a')")
    owner.run("import tty; tty.setraw(0)")
    after = owner.run("import os; _ = os.system('stty -a')")
    assert modes(before) == modes(after) and "icanon" in modes(after)
    owner.run("_ = os.system('stty -ixon erase ^H')")
    after = modes(owner.run("_ = os.system('stty -a')"))
    assert "-ixon" in after and "^H;" in after, "what a person sets with stty stays"


def test_a_crash_in_a_lease_costs_one_cell(owner):
    shown = owner.run("x = 1;;print('be' + 'fore');;import os; os.abort()", status="error")
    assert "before" in shown
    assert "3" in owner.run("1+2")


def test_everything_is_private_and_removed_at_the_end(owner):
    owner.run("1")  # it listens by then
    assert stat.S_IMODE(os.stat(owner.folder).st_mode) == 0o700
    family = [owner.kernel] + descendants(owner.kernel)
    owner.expect("ready> ")
    owner.type("")
    owner.expect("<left False>")
    wait_until(lambda: not any(alive(pid) for pid in family), "the end of the kernel")


@pytest.mark.parametrize("code", ["1", "import ctypes; ctypes.PyDLL(None).sleep(60)"])
def test_the_kernel_ends_with_an_owner_that_is_killed(owner, code):
    owner.run("1")
    family = [owner.kernel] + descendants(owner.kernel)
    assert len(family) >= 3
    owner.expect("ready> ")
    owner.type(code)
    os.kill(owner.pid, signal.SIGKILL)
    wait_until(lambda: not any(alive(pid) for pid in family), "the end of the kernel")
    wait_until(lambda: not os.path.exists(owner.folder), "the removal of its folder")


def test_no_orphan_and_no_file_is_left_when_the_adapter_is_killed(owner):
    owner.run("1")
    family = [owner.kernel] + descendants(owner.kernel)
    os.kill(owner.kernel, signal.SIGKILL)
    wait_until(lambda: not any(alive(pid) for pid in family), "the end of the kernel")
    wait_until(lambda: not os.path.exists(owner.folder), "the removal of its folder")


def test_a_cell_may_ruin_its_streams(owner):
    pid = re.search(r"\d+", owner.run("import os, sys; print(os.getpid())")).group(0)
    for ruin in ("sys.stdout.close()", "sys.stdout = None", "sys.stdout = sys.__stdout__;;os.close(1)",
                 "class Odd(object):;;    def write(self, text): pass;;    def flush(self): 1/0;;sys.stdout = Odd()"):
        owner.run(ruin, status="ok|error")
    assert pid in owner.run("sys.stdout = sys.__stdout__;;print(os.getpid())")
