"""What suites of extensions use of ``IPython.testing``."""
from __future__ import absolute_import, print_function, unicode_literals

import os
import re
import unittest

import pytest

from IPython.testing import decorators, ipunittest, tools
from IPython.testing.globalipapp import get_ipython, start_ipython
from ipython_compat.console_input import read_line

from testkit.globalshell import global_shell


def test_one_shell_for_the_run():
    with global_shell() as ip:
        assert start_ipython() is None and get_ipython() is ip
        assert ip.run_cell("1 + 1").result == 2


def test_printed_and_not_printed():
    with tools.AssertPrints(["a", re.compile("b+")]):
        print("abbb")
    with tools.AssertNotPrints("x"):
        print("abbb")
    with pytest.raises(AssertionError):
        with tools.AssertPrints("x"):
            print("abbb")
    with pytest.raises(AssertionError):
        with tools.AssertNotPrints("a"):
            print("abbb")


def test_fake_input():
    with tools.fake_input(["one", None]):
        assert read_line() == "one"
        with pytest.raises(EOFError):
            read_line()


def test_a_script_runs_and_prints(tmpdir):
    path = tmpdir.join("script.py")
    path.write("print('x' * 3)\n")
    tools.ipexec_validate(str(path), "xxx")
    with pytest.raises(AssertionError):
        tools.ipexec_validate(str(path), "yyy")


def test_temporary_files_go_away():
    with tools.make_tempfile("some_empty_file"):
        assert os.path.exists("some_empty_file")
    assert not os.path.exists("some_empty_file")


def test_skips():
    @decorators.skipif(True, "because")
    def never():
        raise AssertionError("was not skipped")

    mark = never.pytestmark[0]
    assert (mark.name, mark.args, mark.kwargs) == ("skipif", (True,), {"reason": "because"})
    assert pytest.param(1, marks=decorators.skip_win32).marks
    assert decorators.null_deco(never) is never
    assert decorators.module_not_available("no_such_module_anywhere")


def test_prompts_of_any_width_become_pythons():
    assert ipunittest.ip2py("In [20]: for i in a:\n   ....:     i\n   ....: \n").splitlines() == [
        ">>> for i in a:", "...     i", "... "]


def test_docstrings_with_prompts_become_tests():
    @ipunittest.ipdoctest
    def good():
        """
        In [1]: x = 2

        In [2]: x * 3
        Out[2]: 6
        """

    @ipunittest.ipdoctest
    def bad():
        """
        In [1]: 2 * 3
        Out[1]: 7
        """

    result = unittest.TestResult()
    good("test").run(result)
    assert result.wasSuccessful() and result.testsRun == 1
    bad("test").run(result)
    assert len(result.failures) == 1


def test_a_test_case_with_a_temporary_file():
    bases = (unittest.TestCase, tools.TempFileMixin)
    if issubclass(tools.TempFileMixin, unittest.TestCase):  # IPython 5 had a plain class, for Python 2
        bases = bases[1:]
    case = type(str("Case"), bases, {str("runTest"): lambda self: self.mktmp("x = 1")})()
    result = unittest.TestResult()
    case.run(result)
    tools.TempFileMixin.tearDown(case)  # where the class comes second, its test cases call it
    assert result.wasSuccessful() and not os.path.exists(case.fname)
