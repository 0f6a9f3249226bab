"""What nobody has typed: noise on the line, reports of the mouse cut short.  The prompt goes on."""
from __future__ import absolute_import, division, print_function, unicode_literals

import re

import pytest
import six

from testkit.sessions import ipython

#: reports of the mouse, the first of a button that no mouse has
MOUSE = b"\x1b[M}!!" + b"\x1b[M !!" + b"\x1b[<99;0;1M" + b"\x1b[9;9R"
FAILING_KEY = """
from IPython import get_ipython
from prompt_toolkit.keys import Keys
def fail(event): raise LookupError("on " + "purpose")
get_ipython().pt_app.key_bindings.add(Keys.ControlT)(fail)
"""


@pytest.mark.parametrize("mode", ["two processes", "in-process"])
def test_noise(mode):
    with ipython("--no-banner", *["--in-process"] if mode == "in-process" else []) as term:
        term.wait("In [1]:")
        term.type("0{enter}")
        term.wait("In [2]:")  # there is an editor now
        term.child.send(MOUSE + b"print('a\xffb' + 'c' * 3)\r")
        term.wait(re.compile("^a.?bccc$", re.M))
        term.wait("In [3]:")
        term.child.send(MOUSE + b"\x1b[200~print('d\xffe' + 'f' * 3)\x1b[201~\r")
        term.wait(re.compile("^d.?efff$", re.M))
        assert "Press ENTER" not in term.everything and "Error" not in term.everything


def test_bytes_that_are_no_text_at_a_prompt_without_an_editor():
    with ipython("--no-banner", "--in-process", "--simple-prompt") as term:
        term.wait("In [1]:")
        term.child.send(b"print('a\xffb' + 'c' * 3)\r")
        term.wait(re.compile("^a.?bccc$|that line is no text", re.M))
        term.child.send(b"print('d' * 3)\r")
        term.wait(re.compile(r"^(In \[2\]: )?ddd$", re.M))


def test_bytes_that_are_no_text_typed_ahead():
    with ipython("--no-banner") as term:
        term.wait("In [1]:")
        term.child.send(b"import time; time.sleep(0.5)\rprint('a\xffb' + 'c' * 3)\r")
        term.wait(re.compile("^a.?bccc$", re.M))


@pytest.mark.skipif(six.PY2, reason="the text of the handler's error goes another way")
def test_a_handler_of_ones_own_that_fails():
    with ipython("--no-banner", "--in-process") as term:
        term.wait("In [1]:")
        term.paste(FAILING_KEY)
        term.type("{enter}")
        term.wait("In [2]:")
        term.type("1 + \x14")
        term.wait("the handler of a key has failed: LookupError: on purpose")
        term.type("1{enter}")
        term.wait("Out[2]: 2")
