"""Random signals to random processes of a session, and random sizes of its window."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import signal
import time

from .subject import send

#: (weight, role or "group", signal, whether it may end the session)
SIGNALS = (
    (10, "group", "SIGINT", False),
    (4, "terminal", "SIGINT", False),
    (3, "worker", "SIGINT", False),
    (2, "adapter", "SIGINT", False),
    (2, "server", "SIGINT", False),
    (4, "terminal", "SIGWINCH", False),
    (3, "group", "SIGWINCH", False),
    (4, "group", "SIGTSTP", False),
    (3, "terminal", "SIGTSTP", False),
    (2, "worker", "SIGTSTP", False),
    (2, "group", "SIGCONT", False),
    (2, "group", "SIGQUIT", True),
    (2, "worker", "SIGTERM", False),
    (2, "worker", "SIGQUIT", False),
    (2, "worker", "SIGHUP", True),
    (1, "worker", "SIGUSR1", False),
    (3, "worker", "SIGKILL", False),
    (2, "worker", "SIGSEGV", False),
    (2, "any", "SIGSTOP", False),
    (1, "server", "SIGTERM", False),
    (0.3, "server", "SIGKILL", True),
    (0.3, "adapter", "SIGTERM", True),
    (0.3, "adapter", "SIGKILL", True),
    (0.2, "adapter", "SIGHUP", True),
    (0.2, "terminal", "SIGTERM", True),
    (0.2, "terminal", "SIGHUP", True),
    (0.2, "terminal", "SIGUSR1", True),
    (0.2, "terminal", "SIGKILL", True),
    (0.1, "group", "SIGHUP", True),
    (0.1, "group", "SIGTERM", True),
    (0.1, "group", "SIGKILL", True),
)
#: what the terminal's process is not asked to survive where cells run in it
IN_PROCESS = ("SIGINT", "SIGWINCH", "SIGTSTP", "SIGCONT", "SIGSTOP")
#: seconds for which a process remains stopped
STOPPED = 0.1


def random_signal(rng, in_process):
    """Return (role, name of a signal, whether it may end the session)."""
    signals = [entry for entry in SIGNALS
               if not in_process or entry[1] in ("terminal", "group", "any") and (entry[2] in IN_PROCESS or entry[3])]
    at = rng.uniform(0, sum(entry[0] for entry in signals))
    for weight, role, name, ends in signals:
        at -= weight
        if at <= 0:
            break
    return role, name, ends


def deliver(subject, rng, role, name):
    """Send a signal; return to how many processes.  What is stopped, is continued."""
    number, family = getattr(signal, name), subject.family()
    if not family:
        return 0
    if role == "group":
        try:
            os.killpg(family[0][1], number)
        except OSError:
            return 0
        return len(family)
    chosen = [pid for found, pid in family if role in (found, "any")]
    if not chosen:
        return 0
    pid = rng.choice(chosen)
    send(pid, number)
    if name == "SIGSTOP" or (name == "SIGTSTP" and role == "worker"):
        time.sleep(STOPPED)
        send(pid, signal.SIGCONT)
    return 1


def random_size(rng):
    """Return (rows, columns), now and then of no use at all."""
    if rng.random() < 0.15:
        return rng.choice(((1, 1), (1, 80), (2, 2), (24, 1), (3, 200), (200, 300), (5, 10)))
    return rng.randint(3, 60), rng.randint(8, 180)
