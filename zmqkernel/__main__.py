"""``python -m zmqkernel -f connection.json``: a kernel on its own."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys

from zmqkernel.launch.headless import main

if __name__ == "__main__":
    sys.exit(main())
