"""The terminal's modes behind a cell of the prompt's own process: what nobody could type with ends, the rest stays."""
from __future__ import absolute_import, division, print_function, unicode_literals

from testkit.sessions import LONG, ipython, run


def test_modes_that_a_cell_leaves_behind_in_one_process():
    with ipython("--no-banner", "--in-process") as term:
        term.wait("In [1]:", LONG)
        run(term, "import termios, tty; _ = tty.setraw(0)", 2)
        assert "echoes: 8" in run(term, "'echoes: %d' % (termios.tcgetattr(0)[3] & termios.ECHO)", 3)
        run(term, "!stty -ixon", 4)
        assert "holds: 0" in run(term, "'holds: %d' % (termios.tcgetattr(0)[0] & termios.IXON)", 5)
