"""What checkpoints cost, and what they are worth: the same kernel with and without them, turn by turn."""
from __future__ import absolute_import, division, unicode_literals

import contextlib
import os
import signal
import time

from . import kernel, processes
from .subjects import Subject

#: label -> further arguments of the kernel
VARIANTS = (("off", ["--no-checkpoints"]), ("on", []))
#: seconds between two cells of a person who types fast
PACE = 0.25
#: MiB of the large session
LARGE = 1024
FILL = "data = bytearray(%d << 20)\nfor at in range(0, len(data), 4096): data[at] = 1"


def _variant(subject, arguments):
    found = Subject(subject.name, subject.python)
    found.kernel = found.kernel[:-1] + list(arguments) + found.kernel[-1:]
    return found


def _cell(client, code):
    """Return the milliseconds from sending a cell to its reply."""
    begin = time.perf_counter()
    ident = client.execute(code, store_history=True)
    client.reply(ident)
    taken = (time.perf_counter() - begin) * 1e3
    client.until_idle(ident)
    return taken


def paced(subject, count):
    """Milliseconds of cells with pauses between them, and MiB of a copy at rest, on and off beside each other."""
    taken, memory, copies = {}, {}, 0
    with contextlib.ExitStack() as stack:
        running = [(name, stack.enter_context(kernel.running(_variant(subject, arguments))))
                   for name, arguments in VARIANTS]
        for number in range(count + 8):
            for name, one in running:
                milliseconds = _cell(one.client, "x = %d" % number)
                if number >= 8:
                    taken.setdefault(name, []).append(milliseconds)
                time.sleep(PACE / len(running))
        time.sleep(1.0)
        for name, one in running:
            memory[name] = processes.pss(one.process.pid)
            if name == "on":
                copies = len(processes.tree(one.process.pid)) - 3  # the adapter, the fork server, the worker
    return {
        "paced execute p50, checkpoints off, ms": kernel.percentile(taken["off"], 0.5),
        "paced execute p50, checkpoints on, ms": kernel.percentile(taken["on"], 0.5),
        "on, as a multiple of off": kernel.percentile(taken["on"], 0.5) / kernel.percentile(taken["off"], 0.5),
        "PSS of a copy, MiB": (memory["on"] - memory["off"]) / max(copies, 1),
    }


def wake_up(subject, size, label, times=5):
    """Milliseconds from the death of a worker to the reply of a cell that was sent behind the one that killed it.

    :param size: MiB of the session.
    """
    taken = []
    with kernel.running(_variant(subject, ["--Checkpoints.max_cost=1000"])) as one:
        if size:
            one.client.run(FILL % size)
        one.client.run("import os")
        time.sleep(2.0)
        for _ in range(times):
            begin = time.perf_counter()
            one.client.reply(one.client.request("execute_request", {
                "code": "os.kill(os.getpid(), %d)" % signal.SIGKILL, "silent": False, "store_history": False,
                "user_expressions": {}, "allow_stdin": False, "stop_on_error": False}))
            ident = one.client.execute("len(data)" if size else "os")
            one.client.reply(ident)
            taken.append((time.perf_counter() - begin) * 1e3)
            time.sleep(0.5)
    return {label: kernel.percentile(taken, 0.5)}


def restart(subject, times=5):
    """Milliseconds from ``%restart`` to the reply of the cell behind it."""
    taken = []
    with kernel.running(_variant(subject, [])) as one:
        time.sleep(1.0)
        for number in range(times):
            one.client.run("x = %d" % number)
            time.sleep(0.5)
            begin = time.perf_counter()
            one.client.run("%restart")
            one.client.run("1")
            taken.append((time.perf_counter() - begin) * 1e3)
    return {"%restart to next reply, ms": kernel.percentile(taken, 0.5)}


def figures(subject, quick=False):
    """Every figure, as ``{label: number}``."""
    found = paced(subject, 20 if quick else 100)
    found.update(wake_up(subject, 0, "death to next reply, small, ms"))
    found.update(wake_up(subject, LARGE, "death to next reply, 1 GiB, ms"))
    found.update(restart(subject))
    return found


def available():
    """Tell whether this system has checkpoints."""
    return os.path.exists("/proc/self/smaps_rollup")
