"""Code that the command line asks for before the prompt (``-i FILE``): it has the terminal, as in one process."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from testkit.sessions import LONG, ipython, prompt, run


@pytest.mark.parametrize("asked_for", [("-i", "asks.py"), ("-i", "-m", "asks"), ("-i", "-c", "%run asks.py")])
def test_code_that_is_asked_for_has_the_terminal(own_home, asked_for):
    (own_home / "asks.py").write_text(
        "try:\n    input = raw_input\nexcept NameError:\n    pass\nname = input('na' + 'me? ')\n"
        "import pdb, sys\ntty = sys.stdin.isatty()\npdb.set_trace()\nlast = 1\n")
    with ipython(*asked_for, cwd=str(own_home)) as term:
        term.wait("name?", LONG)
        assert "An enhanced Interactive Python" in term.text and "In [1]" not in term.text
        term.type("Ada{enter}")
        term.wait("(Pdb)", LONG)
        term.type("c{enter}1 + len(name){enter}")
        term.wait(prompt(2), LONG)
        assert "Out[1]: 4" in term.text
        assert "Out[2]: (True, 1)" in run(term, "tty, last", 3)


def test_ctrl_c_ends_code_that_is_asked_for_and_the_prompt_comes(own_home):
    with ipython("--no-banner", "-i", "-c", "import time; print('be' + 'gun'); exec('while 1: time.sleep(.05)')") as term:
        term.wait("begun", LONG)
        term.type("{c-c}")
        term.wait(prompt(1), LONG)
        assert "KeyboardInterrupt" in term.text
        assert "Out[1]: 2" in run(term, "1 + 1", 2)
