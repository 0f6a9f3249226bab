"""``python -m tools.fuzz``: see :mod:`tools.fuzz`."""
from __future__ import absolute_import, division, print_function, unicode_literals

import argparse
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "tests"))


def main(argv=None):
    """Run sessions; return the exit status."""
    from .session import Session

    options = _parser().parse_args(argv)
    end = time.time() + 60 * options.minutes if options.minutes else None
    totals, found, seed, started = {}, 0, options.seed, time.time()
    while time.time() < end if end else seed < options.seed + options.sessions:
        session = Session(options.python, seed, options.bursts, options.mode)
        findings = _run(session, options)
        found += bool(findings)
        for name, count in session.counts.items():
            totals[name] = totals.get(name, 0) + count
        seed += 1
    print("%d sessions in %.1f minutes: %s; %d with findings" % (
        seed - options.seed, (time.time() - started) / 60,
        ", ".join("%d %s" % (totals[name], name) for name in sorted(totals)), found))
    return 1 if found else 0


def _run(session, options):
    """Run one session, tell how it went, and keep what it has found; return that."""
    from .report import write

    try:
        findings = session.run()
        if findings:
            name = os.path.basename(os.path.dirname(os.path.dirname(options.python)))
            write(session, os.path.join(options.keep, "%s-%d" % (name, session.seed)), findings, options.py_spy)
    finally:
        session.close()
    print("%s seed %d %5.1f s %s%s" % (
        time.strftime(str("%H:%M:%S")), session.seed, time.time() - session.started,
        "in-process " if session.in_process else "", "; ".join(findings) or "ok"))
    sys.stdout.flush()
    return findings


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz", description="Random keys, cells and signals to a real ipython.")
    parser.add_argument("--python", default=sys.executable, help="interpreter that runs ipython")
    parser.add_argument("--seed", type=int, default=1, help="of the first session")
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--minutes", type=float, help="run for that long, instead of a number of sessions")
    parser.add_argument("--bursts", type=int, default=8, help="in a session")
    parser.add_argument("--mode", choices=("both", "kernel", "in-process"), default="both")
    parser.add_argument("--keep", default="fuzz-findings", help="folder for findings")
    parser.add_argument("--py-spy", help="the program that shows the stacks of a process that hangs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
