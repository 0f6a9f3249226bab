"""The ``ipython`` directive: how a document's code is cut into inputs, run and shown."""
from __future__ import absolute_import, print_function, unicode_literals

import io
import subprocess
import sys

import pytest

from IPython.sphinxext.ipython_directive_blocks import session_blocks
from IPython.sphinxext.ipython_directive_shell import EmbeddedSphinxShell


@pytest.fixture
def shell():
    made = EmbeddedSphinxShell()
    yield made
    made.cleanup()
    type(made.IP).clear_instance()


def shown(shell, text, *flags, **kwargs):
    lines = []
    for block in shell.blocks(text.splitlines(), **kwargs):
        lines.extend(shell.process_block(block, flags)[0])
    return "\n".join(lines).rstrip()


def test_session_with_prompts_is_run_anew_and_counted(shell):
    text = ("In [7]: x = [1,\n   ...:      2]\n\nIn [8]: x\nOut[8]: [9]\n\n"
            "@suppress\nIn [9]: y = 5\n\nIn [10]: print(y)\n")
    assert shown(shell, text) == (
        "In [1]: x = [1,\n   ...:      2]\n   ...: \n\nIn [2]: x\nOut[2]: [1, 2]\n\nIn [3]: print(y)\n5")


def test_plain_python_becomes_an_input_for_each_statement(shell):
    text = "a = 3\na * 2\ndef f(x):\n    return x + 1\n\nif a:\n    f(2)\nelse:\n    pass\n%pwd\n@suppress\nb = 1\nb"
    found = shown(shell, text)
    assert "In [2]: a * 2\nOut[2]: 6\n\nIn [3]: def f(x):\n   ...:     return x + 1\n   ...: \n\nIn [4]: if a:" in found
    assert "\n   ...: else:\n   ...:     pass\n   ...: \n\nIn [5]: %pwd\nOut[5]: " in found
    assert found.endswith("In [6]: b\nOut[6]: 1")


def test_decorators_of_python_stay_python(shell):
    text = "class A(object):\n    @property\n    def x(self): return 7\n\n@staticmethod\ndef f(): pass\nA().x"
    assert shown(shell, text).endswith("In [3]: A().x\nOut[3]: 7")


def test_verbatim_is_shown_as_written(shell):
    assert shown(shell, "@verbatim\nIn [1]: nothing()\nOut[1]: foo\n\nIn [2]: 1") == (
        "In [1]: nothing()\nOut[1]: foo\n\nIn [2]: 1\nOut[2]: 1")


def test_exceptions_and_warnings_fail_unless_allowed(shell):
    with pytest.raises(RuntimeError) as failed:
        shown(shell, "1/0")
    assert "ZeroDivisionError" in str(failed.value)
    assert "ZeroDivisionError" in shown(shell, "1/0", "okexcept")
    with pytest.raises(RuntimeError):
        shown(shell, "import warnings; warnings.warn('w1')")
    shown(shell, "warnings.warn('w2')", "okwarning")
    shell.warning_is_error = False
    with pytest.warns(UserWarning):
        shown(shell, "1/0")


def test_doctests_compare_with_what_is_written(shell):
    shown(shell, "@doctest\nIn [1]: 'a'*3\nOut[1]: %r\n" % str("aaa"))
    with pytest.raises(RuntimeError) as failed:
        shown(shell, "In [1]: 1+1\nOut[1]: 3", "doctest")
    assert "written:\n3\n\nfound:\n2" in str(failed.value)
    with pytest.raises(RuntimeError) as failed:
        shown(shell, "@doctest nosuch\nIn [1]: 1")
    assert "nosuch" in str(failed.value) and "float" in str(failed.value)


def test_prompts_are_the_documents(shell):
    shell.promptin, shell.promptout = ">>%d>", "=%d="
    assert shown(shell, "41 + 1") == ">>1> 41 + 1\n=1= 42"


def test_comments_between_inputs_are_kept():
    blocks = session_blocks(["# first", "In [1]: a", "# output"])
    assert [block.comment for block in blocks] == ["# first", None] and blocks[1].written == ["# output"]


def test_document_is_built(tmpdir):
    pytest.importorskip("sphinx")
    pytest.importorskip("matplotlib")
    source = tmpdir.mkdir("doc")
    source.join("conf.py").write("extensions = ['IPython.sphinxext.ipython_directive']\nmaster_doc = 'index'\n")
    source.join("index.rst").write(
        "T\n=\n\n.. ipython::\n\n   In [1]: 40+2\n\n   @savefig p.png width=4in\n   In [2]: plt.plot([1, 2])\n")
    subprocess.check_output([sys.executable, "-m", "sphinx", "-q", "-b", "text", str(source), str(tmpdir.join("out"))])
    with io.open(str(tmpdir.join("out", "index.txt")), encoding="utf-8") as f:
        text = f.read()
    assert "Out[1]: 42" in text and "[image]" in text and source.join("savefig", "p.png").exists()
