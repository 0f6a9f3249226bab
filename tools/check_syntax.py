"""Does every shared file parse on the Python that runs this?

    python2.7 tools/check_syntax.py

Files named ``*_py3.py`` hold what Python 2.7 cannot parse and are left out there.  Exit status 1 when a file fails.
"""
from __future__ import print_function

import io
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ("compat", "zmqkernel", "IPython", "tests")


def shared_files(root=ROOT, folders=FOLDERS):
    """Yield the path of each Python file that every supported Python must parse."""
    for folder in folders:
        for here, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(names):
                if name.endswith(".py") and not name.endswith("_py3.py"):
                    yield os.path.join(here, name)


def fault(path):
    """Return what is wrong with the syntax of the file at ``path``, or None."""
    with io.open(path, "rb") as f:
        source = f.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as exc:
        return "%s: %s" % (path, exc)
    return None


def main():
    """Print each file that does not parse; return the exit status."""
    paths = list(shared_files())
    faults = [f for f in map(fault, paths) if f]
    for line in faults:
        print(line)
    print("syntax: %d files, %d do not parse on Python %d.%d" % ((len(paths), len(faults)) + sys.version_info[:2]))
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
