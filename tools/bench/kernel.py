"""Figures of a kernel, by a client that knows only ZeroMQ: no Jupyter package in the way."""
from __future__ import absolute_import, division, unicode_literals

import contextlib
import hashlib
import hmac
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid

import zmq

from . import processes

PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")
DELIMITER = b"<IDS|MSG>"
DEADLINE = 120.0
WRITE_BLOCKS = "import sys\nb = 'x' * (1000000 - 1) + '\\n'\nfor _ in range(%d): n = sys.stdout.write(b)"
HOLD_GIL = "import ctypes; ctypes.PyDLL(None).usleep(1500000)"


def percentile(values, share):
    """Return the value below which ``share`` (0 to 1) of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def free_ports(count):
    """Return ``count`` TCP ports that are free on loopback right now."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Client(object):
    """Sends requests and reads what comes back on shell, control and iopub."""

    def __init__(self, info):
        self.key = info["key"].encode("ascii")
        self.session = uuid.uuid4().hex
        self.count = 0
        self.context = zmq.Context()
        self.shell = self._connect(zmq.DEALER, info, "shell_port")
        self.control = self._connect(zmq.DEALER, info, "control_port")
        self.iopub = self._connect(zmq.SUB, info, "iopub_port")
        self.iopub.setsockopt(zmq.SUBSCRIBE, b"")

    def _connect(self, kind, info, port):
        one = self.context.socket(kind)
        one.linger = 0
        one.rcvhwm = one.sndhwm = 0
        one.reconnect_ivl = 1
        if kind == zmq.DEALER:
            one.identity = self.session.encode("ascii")
        one.connect("tcp://127.0.0.1:%d" % info[port])
        return one

    def close(self):
        """Close every socket."""
        self.context.destroy(linger=0)

    def request(self, kind, content, channel=None):
        """Send a request; return its message id."""
        self.count += 1
        ident = "%s_%d" % (self.session, self.count)
        header = {"msg_id": ident, "session": self.session, "username": "bench", "version": "5.3",
                  "msg_type": kind, "date": "2026-01-01T00:00:00.000000Z"}
        frames = [json.dumps(part).encode("utf-8") for part in (header, {}, {}, content)]
        mac = hmac.new(self.key, digestmod=hashlib.sha256)
        for frame in frames:
            mac.update(frame)
        (channel or self.shell).send_multipart([DELIMITER, mac.hexdigest().encode("ascii")] + frames)
        return ident

    def execute(self, code, store_history=False):
        """Send an execute_request; return its message id."""
        return self.request("execute_request", {
            "code": code, "silent": False, "store_history": store_history, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True})

    @staticmethod
    def receive(channel, deadline=DEADLINE):
        """Return ``(message type, parent's id, content bytes)`` of the next message."""
        if not channel.poll(deadline * 1000):
            raise RuntimeError("the kernel did not answer within %g s" % deadline)
        frames = channel.recv_multipart()
        at = frames.index(DELIMITER)
        header, parent = json.loads(frames[at + 2].decode("utf-8")), json.loads(frames[at + 3].decode("utf-8"))
        return header["msg_type"], parent.get("msg_id"), frames[at + 5]

    def reply(self, ident, channel=None, deadline=DEADLINE):
        """Wait for the reply to request ``ident``."""
        while True:
            kind, parent, content = self.receive(channel or self.shell, deadline)
            if parent == ident:
                return kind, content

    def until_idle(self, ident):
        """Read iopub up to the idle status of request ``ident``; return how many characters of stdout came."""
        size = 0
        while True:
            kind, parent, content = self.receive(self.iopub)
            if parent != ident:
                continue
            if kind == "stream":
                size += len(json.loads(content.decode("utf-8"))["text"])
            elif kind == "status" and json.loads(content.decode("utf-8"))["execution_state"] == "idle":
                return size

    def run(self, code):
        """Execute ``code`` and wait for its reply and its idle status; return the size of its output."""
        ident = self.execute(code)
        kind, content = self.reply(ident)
        if json.loads(content.decode("utf-8"))["status"] != "ok":
            raise RuntimeError("the kernel answered an error: %s" % content[:300])
        return self.until_idle(ident)


class Kernel(object):
    """A running kernel: process, client, and the seconds from its start to its first kernel_info_reply."""

    def __init__(self, subject):
        self.folder = tempfile.mkdtemp(prefix="bench")
        info = dict(zip(PORTS, free_ports(len(PORTS))), ip="127.0.0.1", transport="tcp", key=uuid.uuid4().hex,
                    signature_scheme="hmac-sha256", kernel_name="")
        path = os.path.join(self.folder, "connection.json")
        with open(path, "w") as f:
            json.dump(info, f)
        environment = dict(os.environ, HOME=self.folder, IPYTHONDIR=os.path.join(self.folder, "ipython"))
        with open(os.devnull, "r+b") as null:
            begin = time.perf_counter()
            self.process = subprocess.Popen(
                subject.kernel + [path], cwd=self.folder, env=environment, stdin=null, stdout=null, stderr=null,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler), start_new_session=True)
        self.client = Client(info)
        self.client.reply(self.client.request("kernel_info_request", {}))
        self.start_seconds = time.perf_counter() - begin
        self._wait_for_iopub()

    def _wait_for_iopub(self):
        limit = time.perf_counter() + DEADLINE
        while time.perf_counter() < limit:
            self.client.reply(self.client.execute("None"))
            if self.client.iopub.poll(200):
                break
        while self.client.iopub.poll(100):
            self.client.iopub.recv_multipart()

    def stop(self):
        """End the kernel and remove its files."""
        self.client.close()
        for pid in reversed(processes.tree(self.process.pid)):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def running(subject):
    """A kernel of ``subject``, stopped at the end."""
    kernel = Kernel(subject)
    try:
        yield kernel
    finally:
        kernel.stop()


def start(subject):
    """Milliseconds from the start of the process to kernel_info_reply."""
    with running(subject) as kernel:
        return {"kernel start, ms": kernel.start_seconds * 1e3}


def round_trips(client, kind, content, count):
    """Seconds of each of ``count`` requests, from sending to the reply."""
    taken = []
    for _ in range(count):
        begin = time.perf_counter()
        ident = client.request(kind, content)
        client.reply(ident)
        taken.append(time.perf_counter() - begin)
        client.until_idle(ident)
    return taken


def pipelined(client, count):
    """Executes a second, ``count`` of them sent at once."""
    begin = time.perf_counter()
    idents = [client.execute("1") for _ in range(count)]
    client.reply(idents[-1])
    seconds = time.perf_counter() - begin
    client.until_idle(idents[-1])
    return count / seconds


def output_rate(client, code, amount):
    """``amount`` divided by the seconds from sending ``code`` to the end of its output."""
    begin = time.perf_counter()
    client.run(code)
    return amount / (time.perf_counter() - begin)


def held_gil(client):
    """Milliseconds until the control channel answers while C code in the worker holds the GIL."""
    busy = client.execute(HOLD_GIL)
    time.sleep(0.3)  # nothing can be awaited: a kernel that is held up may not even announce the cell
    begin = time.perf_counter()
    client.reply(client.request("kernel_info_request", {}, client.control), client.control)
    taken = time.perf_counter() - begin
    client.reply(busy)
    client.until_idle(busy)
    return taken * 1e3


def figures(subject, quick=False):
    """Every figure of one running kernel, as ``{label: number}``."""
    scale = 5 if quick else 1
    lines, blocks = 200000 // scale, 100
    with running(subject) as kernel:
        client, pid = kernel.client, kernel.process.pid
        content = {"code": "1", "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False,
                   "stop_on_error": True}
        round_trips(client, "execute_request", content, 50)
        memory = processes.pss(pid)
        cpu, begin = processes.cpu_seconds(pid), time.perf_counter()
        time.sleep(2.0)  # what is measured is what happens while nothing is asked
        idle = (processes.cpu_seconds(pid) - cpu) / (time.perf_counter() - begin)
        execute = round_trips(client, "execute_request", content, 1000 // scale)
        complete = round_trips(client, "complete_request", {"code": "pri", "cursor_pos": 3}, 200 // scale)
        result = {
            "execute p50, ms": percentile(execute, 0.5) * 1e3,
            "execute p99, ms": percentile(execute, 0.99) * 1e3,
            "complete p50, ms": percentile(complete, 0.5) * 1e3,
            "pipelined executes/s": pipelined(client, 2000 // scale),
            "prints/s": output_rate(client, "for i in range(%d): print(i)" % lines, lines),
            "stdout MB/s": output_rate(
                client, WRITE_BLOCKS % blocks, blocks),
            "PSS at rest, MiB": memory,
            "PSS after 100 MB, MiB": processes.pss(pid),
            "idle CPU, ms/s": idle * 1e3,
        }
        result["control while the GIL is held, ms"] = held_gil(client)
        return result
