"""Deep reload reaches what a module imports; a demo runs its blocks in order."""
from __future__ import absolute_import, unicode_literals

import io
import os
import sys

import pytest

from IPython.lib import deepreload, demo

SCRIPT = """\
a = 1
print("one", a)
# <demo> --- stop ---
# <demo> silent
b = a + 1
# <demo> stop
# <demo> auto
print("three", b)
1/0
"""


def write(path, text, stamp):
    with io.open(str(path), "w", encoding="utf-8") as f:
        f.write(text)
    os.utime(str(path), (stamp, stamp))  # a change within the clock's grain would go unseen
    compiled = str(path) + "c"
    if os.path.exists(compiled):
        os.remove(compiled)


def test_what_a_module_imports_is_reloaded_too(tmpdir, monkeypatch):
    monkeypatch.syspath_prepend(str(tmpdir))
    write(tmpdir.join("deep_inner.py"), "value = 1\n", 1000000000)
    write(tmpdir.join("deep_outer.py"), "import deep_inner\ndef value():\n    return deep_inner.value\n", 1000000000)
    import deep_outer
    assert deep_outer.value() == 1
    write(tmpdir.join("deep_inner.py"), "value = 22\n", 1000000100)
    assert deepreload.reload(deep_outer) is sys.modules["deep_outer"]
    assert deep_outer.value() == 22


def test_only_modules_are_reloaded():
    with pytest.raises(TypeError):
        deepreload.reload("os")


@pytest.fixture
def talk(tmpdir):
    path = tmpdir.join("talk.py")
    path.write(SCRIPT)
    return demo.Demo(str(path))


def test_blocks_run_one_by_one(talk, capsys, monkeypatch):
    from IPython.testing.tools import fake_input

    assert talk.nblocks == 3
    with fake_input([""]):
        talk()
    assert "one 1" in capsys.readouterr().out
    talk()                                  # silent: asks nothing
    assert talk.user_ns["b"] == 2 and "b = a + 1" not in capsys.readouterr().out
    talk()                                  # auto: asks nothing, and its error is shown
    printed = capsys.readouterr()
    assert "three 2" in printed.out and "ZeroDivisionError" in printed.out + printed.err
    assert talk.finished
    talk.reset()
    assert not talk.finished and talk.block_index == 0


def test_a_block_can_be_left_out(talk, capsys):
    from IPython.testing.tools import fake_input

    with fake_input(["q"]):
        talk()
    assert "a" not in talk.user_ns and talk.block_index == 1


def test_seek_and_its_bounds(talk):
    talk.seek(-1)
    assert talk.block_index == 2
    talk.back()
    assert talk.block_index == 1
    with pytest.raises(ValueError):
        talk.seek(7)


def test_every_line_is_a_block(tmpdir):
    path = tmpdir.join("lines.py")
    path.write("x = 1\n\ny = 2\n")
    assert demo.LineDemo(str(path)).nblocks == 2
