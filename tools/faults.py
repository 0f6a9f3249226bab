"""Random sessions with random faults: ``python -m tools.faults --sessions 200``.

Each is compared with a twin that runs the same cells without faults (``tests/faults``).
"""
from __future__ import absolute_import, print_function, unicode_literals

import argparse
import os
import subprocess
import sys


def main(argv=None):
    """Run; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.faults", description="Random sessions with random faults.")
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="number of the first session")
    options = parser.parse_args(argv)
    environment = dict(os.environ)
    environment.update({str("FAULT_SESSIONS"): str(options.sessions), str("FAULT_SEED"): str(options.seed)})
    return subprocess.call([sys.executable, "-m", "pytest", "-q", "--maxfail=5", "tests/faults"], env=environment)


if __name__ == "__main__":
    sys.exit(main())
