"""Examples with IPython's prompts as tests of pytest."""
from __future__ import absolute_import, unicode_literals

import io
import os
import subprocess
import sys
import textwrap

import pytest

from IPython.testing.plugin import ipdoctest
from testkit.globalshell import global_shell

EXAMPLES = '''
def good():
    """
    In [1]: def f(x):
       ...:     return x * 2
       ...:

    In [2]: f(2); f(3)
    Out[2]: 4
    6

    In [3]: %config TerminalInteractiveShell.autocall
    Out[3]: 0

    In [4]: id(f)  # random
    Out[4]: 1

    In [5]:

    In [6]: 1 / 0
    Traceback (most recent call last):
      ...
    ZeroDivisionError: ...
    """


def python():
    """
    >>> 1 + 1
    2
    """
'''
BAD = '''
def bad():
    """
    In [1]: 1 + 1
    Out[1]: 3
    """


def test_of_another_kind():
    pass


def bad_and_marked():
    """
    In [1]: 1 + 1
    Out[1]: 3
    """


bad_and_marked.skip_doctest = True
'''


def module_of(source, name):
    module = type(sys)(str(name))
    exec(compile(textwrap.dedent(source), name, "exec"), vars(module))
    for value in list(vars(module).values()):
        if hasattr(value, "__code__"):
            value.__module__ = module.__name__
    return module


@pytest.fixture
def tests():
    """A function from source to the results of its tests by name."""
    import doctest

    with global_shell() as ip:
        def results(source):
            found = ipdoctest.find_doctests(module_of(source, "examples"),
                                            ip.transform_cell)
            return dict((test.name, ipdoctest.run_doctest(test, ip, doctest.ELLIPSIS)) for test in found)
        before = dict(ip.user_ns)
        yield results
        assert set(ip.user_ns) <= set(before)


def test_what_examples_print_is_compared(tests):
    assert tests(EXAMPLES) == {"examples.good": "", "examples.python": ""}
    assert "Expected:\n    3\nGot:\n    2" in tests(BAD)["examples.bad"]


def test_pytest_collects_them(tmpdir):
    for name, source in (("test_good.py", EXAMPLES), ("test_bad.py", BAD), ("notes.txt", "In [1]: 2\nOut[1]: 3\n")):
        with io.open(str(tmpdir.join(name)), "w", encoding="utf-8") as stream:
            stream.write(source)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "IPython.testing.plugin.pytest_ipdoctest", "-p",
               "no:cacheprovider", "--ipdoctest-modules", "--ipdoctest-glob", "*.txt", "-o",
               "ipdoctest_optionflags=ELLIPSIS"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=str(tmpdir), env=dict(os.environ))
    text = process.communicate()[0].decode("utf-8")
    assert process.returncode == 1 and "2 failed, 3 passed, 1 skipped" in text, text
