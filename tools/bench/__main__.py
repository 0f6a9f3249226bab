"""``python -m tools.bench``: measure, print the table, write the JSON file."""
from __future__ import absolute_import, print_function, unicode_literals

import argparse
import sys

from . import checkpoints, kernel, keystrokes, report, subjects, terminal

#: (what it takes, the measurement); each is taken ``--repeat`` times, turn by turn over the subjects, and the
#: median kept
REPEATED = (("once", terminal.once), ("terminal", terminal.typed_ahead), ("terminal", terminal.prompt),
            ("terminal", keystrokes.cells), ("kernel", kernel.start))


def median(values):
    """Return the middle one of ``values``."""
    return sorted(values)[len(values) // 2]


class Attempts(object):
    """Measures, and notes what could not be measured: one subject that does not answer must not cost all figures.

    :ivar failures: lines about what has failed.
    """

    def __init__(self):
        self.failures = []

    def __call__(self, subject, measure, *arguments):
        """Return what ``measure`` finds out about a subject, ``{}`` where it fails."""
        try:
            return measure(subject, *arguments)
        except RuntimeError as error:
            self.failures.append("%s: no figures of %s.%s: %s" % (
                subject.name, measure.__module__.rpartition(".")[2], measure.__name__, error))
            return {}


def repeated(chosen, repeat, wanted, attempt):
    """Take the start-up figures, the subjects in turn so that all see the same machine."""
    figures = {}
    for needs, measure in REPEATED:
        if needs not in wanted:
            continue
        samples = {}
        for _ in range(repeat):
            for subject in chosen:
                if getattr(subject, needs):
                    for label, value in attempt(subject, measure).items():
                        samples.setdefault((subject.name, label), []).append(value)
        for (name, label), values in samples.items():
            figures.setdefault(name, {})[label] = median(values)
    return figures


def main(argv=None):
    """Run; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Speed and memory beside the peers'.")
    parser.add_argument("--ours", metavar="PYTHON", default=sys.executable,
                        help="the interpreter that has this project installed")
    parser.add_argument("--peer", metavar="NAME=PYTHON", action="append", default=[],
                        help="one of %s, and the interpreter that has it" % ", ".join(sorted(subjects.COMMANDS)))
    parser.add_argument("--only", choices=("once", "terminal", "kernel", "checkpoints"), action="append",
                        help="leave the rest out")
    parser.add_argument("--repeat", type=int, default=7, help="how often each start is measured; the median counts")
    parser.add_argument("--quick", action="store_true", help="a fifth of the requests and of the output")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    options = parser.parse_args(argv)
    try:
        chosen = [subjects.Subject("ours", options.ours)] + [subjects.parse(text) for text in options.peer]
    except ValueError as exc:
        parser.error(str(exc))
    wanted = options.only or ["once", "terminal", "kernel", "checkpoints"]
    figures = dict((subject.name, {}) for subject in chosen)
    attempt = Attempts()
    for name, some in repeated(chosen, options.repeat, wanted, attempt).items():
        figures[name].update(some)
    for subject in chosen:
        if "terminal" in wanted and subject.terminal:
            figures[subject.name].update(attempt(subject, keystrokes.echo))
        if "kernel" in wanted and subject.kernel:
            figures[subject.name].update(attempt(subject, kernel.figures, options.quick))
    if "checkpoints" in wanted and checkpoints.available():
        figures["ours"].update(attempt(chosen[0], checkpoints.figures, options.quick))
    print("\n".join(report.table(figures, [subject.name for subject in chosen])))
    if options.json:
        report.write(options.json, figures)
    sys.stderr.write("".join("%s\n" % line for line in attempt.failures))
    return 1 if attempt.failures else 0


if __name__ == "__main__":
    sys.exit(main())
