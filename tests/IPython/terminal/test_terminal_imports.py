"""What ``ipython -c`` loads, up to its end: nothing that its code does not need."""
from __future__ import absolute_import, unicode_literals

import subprocess
import sys

from ipython_compat import to_text

#: each costs milliseconds that a script would wait for
NOT_NEEDED = ("sqlite3", "zmq", "prompt_toolkit", "pygments", "jedi", "asyncio", "pdb", "zmqkernel.adapter",
              "zmqkernel.client")

#: runs the command, and says what is loaded when everything is over
LOADED = """
import sys
sys.argv[1:] = ["-c", "pass"]
from IPython.__main__ import main
status = main()
import atexit
atexit._run_exitfuncs()
sys.stdout.write(" ".join(name for name in %r if name in sys.modules) + "|%%s" %% status)
""" % ([str(name) for name in NOT_NEEDED],)


def test_a_line_of_code_loads_nothing_for_terminals_and_kernels():
    shown = subprocess.check_output([sys.executable, "-c", LOADED])
    assert to_text(shown).split("|") == ["", "None"] or to_text(shown).split("|") == ["", "0"], shown
