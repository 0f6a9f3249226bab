"""Print one of the README's two commands, so that what runs in continuous integration is what stands there.

    python3 tools/readme_command.py start|test

A command is the only line of the ``sh`` block that follows the comment ``<!-- command: NAME -->`` in ``README.md``.
"""
from __future__ import print_function

import io
import os
import re
import sys

README = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "README.md")


def command(name, text):
    """Return the command called ``name`` in the README's ``text``; None where there is none."""
    found = re.search(r"<!-- command: %s -->\s*```sh\n([^\n]+)\n```" % re.escape(name), text)
    return found.group(1) if found else None


def main(argv):
    """Print the command that ``argv`` names; return the exit status."""
    with io.open(README, encoding="utf-8") as f:
        text = f.read()
    line = command(argv[0], text) if len(argv) == 1 else None
    if line is None:
        print("readme_command: the README has no command for: %s" % " ".join(argv), file=sys.stderr)
        return 2
    print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
