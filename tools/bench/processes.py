"""Memory and CPU time of a tree of processes, from Linux' /proc."""
from __future__ import absolute_import, unicode_literals

import os

TICK = os.sysconf("SC_CLK_TCK")


def _stat(pid):
    with open("/proc/%d/stat" % pid) as f:
        return f.read().rpartition(")")[2].split()


def tree(pid):
    """Return ``pid`` and all its descendants."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                children.setdefault(int(_stat(int(name))[1]), []).append(int(name))
            except (IOError, OSError):  # ended meanwhile
                continue
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo.extend(children.get(one, ()))
    return found


def pss(pid):
    """Return the proportional set size of the tree below ``pid``, in MiB."""
    total = 0
    for one in tree(pid):
        try:
            with open("/proc/%d/smaps_rollup" % one) as f:
                total += sum(int(line.split()[1]) for line in f if line.startswith("Pss:"))
        except (IOError, OSError):
            continue
    return total / 1024.0


def cpu_seconds(pid):
    """Return the CPU time that the tree below ``pid`` has used, in seconds."""
    ticks = 0
    for one in tree(pid):
        try:
            fields = _stat(one)
        except (IOError, OSError):
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / float(TICK)
