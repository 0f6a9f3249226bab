"""Did all nine Pythons run the tests?  A table of what each did, and the totals.

    python3 tools/matrix_report.py .tox

Reads the JUnit files that ``tox.ini`` has pytest write.  Exit status 1 when a Python is missing, ran no test,
or failed.
"""
from __future__ import print_function

import os
import sys
from xml.etree import ElementTree

PYTHONS = ("py27", "py36", "py37", "py38", "py39", "py310", "py311", "py312", "py313")


def counts(path):
    """Return ``{"tests", "failures", "errors", "skipped", "time"}`` of a JUnit file; None where it is not to
    be read."""
    try:
        root = ElementTree.parse(path).getroot()
    except (IOError, OSError, ElementTree.ParseError):
        return None
    suites = [root] if root.tag == "testsuite" else root.findall("testsuite")
    total = dict((key, 0) for key in ("tests", "failures", "errors", "skipped"))
    for suite in suites:
        for key in total:
            total[key] += int(suite.get(key) or 0)
    total["time"] = sum(float(suite.get("time") or 0) for suite in suites)
    return total


def main(argv):
    """Print the table; return the exit status."""
    folder = argv[0] if argv else ".tox"
    passed = failed = skipped = 0
    missing = []
    for name in PYTHONS:
        got = counts(os.path.join(folder, "results-%s.xml" % name))
        if got is None or not got["tests"] - got["skipped"]:
            missing.append(name)
            print("%-6s did not run" % name)
            continue
        bad = got["failures"] + got["errors"]
        good = got["tests"] - bad - got["skipped"]
        passed, failed, skipped = passed + good, failed + bad, skipped + got["skipped"]
        print("%-6s %5d passed %4d failed %4d skipped  %6.1f s" % (name, good, bad, got["skipped"], got["time"]))
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    if missing:
        print("matrix: did not run: %s" % " ".join(missing), file=sys.stderr)
    return 1 if missing or failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
