"""Real kernels in processes of their own, asked through Jupyter's own client."""
from __future__ import absolute_import, division, print_function, unicode_literals

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile

import zmq
from jupyter_client.blocking import BlockingKernelClient

from .wait import PATIENCE, wait_until


def kernel_environment(home, owner=True):
    """Return the environment of a kernel that must not see the person's own files.

    :param home: folder of its own.
    :param owner: whether this process is its owner, as a Jupyter server would be.
    """
    environment = dict(os.environ)
    for name, folder in (("HOME", ""), ("IPYTHONDIR", "ipython"), ("JUPYTER_RUNTIME_DIR", "runtime"),
                         ("XDG_RUNTIME_DIR", "")):
        environment[str(name)] = str(os.path.join(home, folder))
    environment.pop("JPY_PARENT_PID", None)
    environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
    if owner:
        environment[str("JPY_PARENT_PID")] = str(os.getpid())
    return environment


class Result(object):
    """What came back for one request.

    :param reply: content of the reply.
    :param messages: the iopub messages it caused: pairs (type, content).
    """

    def __init__(self, reply, messages):
        self.reply = reply
        self.messages = messages

    def text(self, name="stdout"):
        """What was printed to ``stdout`` or ``stderr``."""
        return "".join(content["text"] for kind, content in self.messages
                       if kind == "stream" and content["name"] == name)

    def contents(self, kind):
        """The contents of the messages of one type."""
        return [content for found, content in self.messages if found == kind]

    @property
    def flow(self):
        """The types and texts of what was shown, in order: ``["out:1", "err:2", "execute_result"]``."""
        shown = []
        for kind, content in self.messages:
            if kind == "stream":
                prefix = {"stdout": "out:", "stderr": "err:"}[content["name"]]
                if shown and shown[-1].startswith(prefix):
                    shown[-1] += content["text"]
                else:
                    shown.append(prefix + content["text"])
            elif kind not in ("status", "execute_input"):
                shown.append(kind)
        return shown


class RunningKernel(object):
    """A kernel and a client for it.

    :param arguments: further arguments of ``python -m zmqkernel``.
    :param start: whether to connect at once.
    :param owner: as for :func:`kernel_environment`.
    :param startup: code of a start-up file.
    """

    def __init__(self, arguments=(), start=True, owner=True, startup=None):
        self.home = tempfile.mkdtemp(prefix="zk")
        if startup is not None:
            folder = os.path.join(self.home, "ipython", "profile_default", "startup")
            os.makedirs(folder)
            with io.open(os.path.join(folder, "00-first.py"), "w", encoding="utf-8") as stream:
                stream.write(startup)
        self.file = os.path.join(self.home, "kernel.json")
        self.log_path = os.path.join(self.home, "log")
        self.log = io.open(self.log_path, "wb")
        command = [sys.executable, "-m", "zmqkernel", "-f", self.file] + list(arguments)
        self.process = subprocess.Popen([str(word) for word in command], stdout=self.log, stderr=self.log,
                                        env=kernel_environment(self.home, owner), cwd=self.home,
                                        preexec_fn=_own_session)
        self.pid = self.process.pid
        self.client = None
        if start:
            self.connect()

    def connect(self):
        """Connect the client and wait until the kernel answers."""
        wait_until(lambda: os.path.exists(self.file) or self.process.poll() is not None, "the connection file")
        assert self.process.poll() is None, "the kernel has ended: " + self.logged()
        self.client = self.new_client()
        self.client.wait_for_ready(timeout=PATIENCE)
        return self

    def new_client(self):
        """Return another client, whose channels are open."""
        client = BlockingKernelClient(connection_file=self.file)
        client.load_connection_file()
        client.start_channels()
        return client

    def settle(self):
        """Wait until the kernel has taken in what was sent on the shell channel; it may be busy."""
        msg_id = self.client.kernel_info()
        while self.client.get_shell_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != msg_id:
            continue

    def ask_control(self, msg_type, content=None):
        """Send a request on the control channel, which not every version of the client has; return the reply's content.
        """
        session = self.client.session
        context = zmq.Context()
        channel = context.socket(zmq.DEALER)
        try:
            channel.connect(str("tcp://127.0.0.1:%d") % self.client.control_port if self.client.transport == "tcp"
                            else str("ipc://%s-%d") % (self.client.ip, self.client.control_port))
            session.send(channel, msg_type, content or {})
            assert channel.poll(PATIENCE * 1000), "no reply on the control channel"
            return session.deserialize(session.feed_identities(channel.recv_multipart())[1])["content"]
        finally:
            channel.close(0)
            context.term()

    def logged(self):
        """What the kernel has written to its own standard error."""
        with io.open(self.log_path, encoding="utf-8") as stream:
            return stream.read()

    def run(self, code, timeout=PATIENCE, **options):
        """Run a cell; return a :class:`Result`."""
        options.setdefault("allow_stdin", False)
        return self.collect(self.client.execute(code, **options), timeout)

    def collect(self, msg_id, timeout=PATIENCE):
        """Wait for the reply to a request, and for idle; return a :class:`Result`."""
        messages = self.output_of(msg_id, timeout)
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == msg_id:
                return Result(reply["content"], messages)

    def output_of(self, msg_id, timeout=PATIENCE):
        """Return the iopub messages of a request up to idle."""
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            messages.append((message["msg_type"], message["content"]))
            if messages[-1] == ("status", {"execution_state": "idle"}):
                return messages

    def next_output(self, accept, timeout=PATIENCE):
        """Return the next iopub message that ``accept`` accepts."""
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if accept(message):
                return message

    def value(self, expression):
        """Return the text of an expression's value."""
        answer = self.run("", user_expressions={"x": expression}).reply["user_expressions"]["x"]
        assert answer["status"] == "ok", answer
        return answer["data"]["text/plain"]

    def printed(self, expression):
        """Return what ``print(expression)`` prints, without the blanks around it."""
        return self.run("print(%s)" % expression).text().strip()

    @property
    def worker(self):
        """Process id of the worker."""
        return int(self.value("__import__('os').getpid()"))

    def family(self):
        """Process ids of the kernel and all processes it has started."""
        return [self.pid] + descendants(self.pid)

    def wait(self):
        """Wait until the kernel's process has ended; return its status."""
        wait_until(lambda: self.process.poll() is not None, "the end of the kernel")
        return self.process.returncode

    def close(self):
        """End the kernel, whatever state it is in."""
        if self.client is not None:
            self.client.stop_channels()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.wait()
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def descendants(pid):
    """Return the process ids of all processes that ``pid`` has started, directly or not."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            parent = parent_of(int(name))
            if parent is not None:
                children.setdefault(parent, []).append(int(name))
    found, todo = [], [pid]
    while todo:
        for child in children.get(todo.pop(), ()):
            found.append(child)
            todo.append(child)
    return found


def parent_of(pid):
    """Return the parent of a process, or None where there is no such process."""
    try:
        with io.open("/proc/%d/stat" % pid, encoding="utf-8", errors="replace") as stream:
            return int(stream.read().rpartition(")")[2].split()[1])
    except (IOError, OSError):
        return None


def kill(pid, number=signal.SIGKILL):
    """Send a signal to a process; nothing happens where it has ended meanwhile."""
    try:
        os.kill(pid, number)
    except OSError as error:
        if error.errno != errno.ESRCH:
            raise


def halted(find):
    """Stop processes, those too that are forked meanwhile; return their process ids.

    :param find: function that returns the process ids at the moment.
    """
    found = []
    while True:
        moving = [pid for pid in find() if pid not in found]
        if not moving:
            return found
        for pid in moving:
            kill(pid, signal.SIGSTOP)
        found += moving


def alive(pid):
    """Tell whether a process is there and not a zombie."""
    try:
        with io.open("/proc/%d/stat" % pid, encoding="utf-8", errors="replace") as stream:
            return stream.read().rpartition(")")[2].split()[0] not in ("Z", "X")
    except (IOError, OSError):
        return False


def _own_session():
    """A session of its own, as Jupyter starts kernels; SIGINT as in a foreground job."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
