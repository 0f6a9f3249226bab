"""The table and the JSON file."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import platform

#: rows in the order of the table; True where more is better
ROWS = (
    ("-c pass, ms", False), ("prompt visible, ms", False), ("exec to result typed ahead, ms", False),
    ("Enter to result, ms", False), ("Enter to next prompt, ms", False), ("!true to next prompt, ms", False),
    ("key echo p99, 500-line cell, ms", False), ("key echo p99, chatty thread, ms", False),
    ("kernel start, ms", False), ("execute p50, ms", False),
    ("execute p99, ms", False), ("complete p50, ms", False), ("pipelined executes/s", True), ("prints/s", True),
    ("stdout MB/s", True), ("PSS at rest, MiB", False), ("PSS after 100 MB, MiB", False), ("idle CPU, ms/s", False),
    ("control while the GIL is held, ms", False),
    ("paced execute p50, checkpoints off, ms", False), ("paced execute p50, checkpoints on, ms", False),
    ("on, as a multiple of off", False), ("PSS of a copy, MiB", False), ("death to next reply, small, ms", False),
    ("death to next reply, 1 GiB, ms", False), ("%restart to next reply, ms", False),
)


def number(value):
    """Return ``value`` in a width that suits its size."""
    if value is None:
        return "-"
    return "%.0f" % value if value >= 100 else "%.3g" % value


def cell(mine, theirs):
    """Return a peer's figure with ours as a multiple of it."""
    if theirs is None:
        return "-"
    if mine is None or not theirs:
        return number(theirs)
    return "%s (%.2fx)" % (number(theirs), mine / theirs)


def table(figures, names):
    """Return the lines of a table; in brackets, ours as a multiple of the peer's figure."""
    others = [name for name in names if name != "ours"]
    lines = ["| | " + " | ".join(["ours"] + others) + " |", "|---" * (len(others) + 2) + "|"]
    for label, _ in ROWS:
        if any(label in figures[name] for name in names):
            mine = figures["ours"].get(label)
            cells = [number(mine)] + [cell(mine, figures[name].get(label)) for name in others]
            lines.append("| %s | %s |" % (label, " | ".join(cells)))
    return lines


def write(path, figures):
    """Write ``figures`` (``{subject: {label: number}}``) as JSON."""
    with open(path, "w") as f:
        about = {"machine": platform.platform(), "python": platform.python_version(), "figures": figures}
        json.dump(about, f, indent=1)
