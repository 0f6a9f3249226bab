"""Docstrings with IPython prompts as unit tests.

    @ipdoctest                 # the examples in the docstring become a test
    def test_sum():
        '''
        In [1]: 1+1
        Out[1]: 2
        '''
"""
from __future__ import absolute_import, print_function, unicode_literals

import doctest
import functools
import re
import sys
import unittest
from doctest import DocTestFinder, DocTestRunner

from IPython.core.inputtransformer2 import TransformerManager

__all__ = [str(name) for name in (
    "count_failures", "IPython2PythonConverter", "Doc2UnitTester", "ip2py", "ipdocstring", "ipdoctest")]


def count_failures(runner):
    """Return the results of the tests that ``runner`` (a DocTestRunner) saw fail."""
    if hasattr(runner, "_stats"):
        return [doctest.TestResults(*values[:2]) for values in runner._stats.values() if values[0]]
    return [doctest.TestResults(failed, tried) for failed, tried in runner._name2ft.values() if failed]


class IPython2PythonConverter(object):
    """Turns examples with IPython prompts into examples with Python's."""

    FIRST = re.compile(r"(?P<indent>\s*)In\s*\[\d+\]: ?(?P<code>.*)")
    MORE = re.compile(r"(?P<indent>\s*)\.\.\.+: ?(?P<code>.*)")
    RESULT = re.compile(r"(?P<indent>\s*)Out\s*\[\d+\]: ?(?P<rest>.*)")

    def __init__(self):
        self.rps1, self.rps2, self.rout = self.FIRST, self.MORE, self.RESULT
        self.pyps1, self.pyps2 = ">>> ", "... "
        self.rpyps1, self.rpyps2 = re.compile(r"(\s*%s)(.*)$" % self.pyps1), re.compile(r"(\s*\.\.\. )(.*)$")

    def __call__(self, ds):
        """Return the docstring ``ds`` with Python's prompts, magics turned into calls."""
        transform = TransformerManager().transform_cell
        lines, indent = [], ""
        for line in ds.splitlines():
            first, more, result = self.FIRST.match(line), self.MORE.match(line), self.RESULT.match(line)
            if first:
                code, indent = first.group("code"), first.group("indent")
                lines.append(indent + self.pyps1 + (transform(code).rstrip("\n") if code else ""))
            elif more and lines:
                # as far to the right as the prompt before, which is longer or shorter than "...:"
                lines.append(indent + self.pyps2 + more.group("code"))
            elif result:
                lines.append(result.group("indent") + result.group("rest"))
            else:
                lines.append(line)
        return "\n".join(lines)


class Doc2UnitTester(object):
    """Decorator: a function whose docstring holds the tests becomes a ``unittest.TestCase``."""

    def __init__(self, verbose=False):
        self.verbose = verbose

    def __call__(self, func):
        """Return the test case for ``func``'s docstring."""
        examples = DocTestFinder(recurse=False).find(func, func.__name__)
        new_runner = functools.partial(DocTestRunner, verbose=self.verbose)

        def test(case):
            runner = new_runner()
            for example in examples:
                runner.run(example, out=sys.stdout.write)
            failed = sum(result[0] for result in count_failures(runner))
            case.assertEqual(failed, 0, "%d examples in %s failed" % (failed, func.__name__))

        return type(func.__name__, (unittest.TestCase,), {str("test"): test})


def ipdocstring(func):
    """Turn the IPython prompts in ``func``'s docstring into Python's; return ``func``."""
    if func.__doc__ is not None:
        func.__doc__ = ip2py(func.__doc__)
    return func


ip2py = IPython2PythonConverter()
_tester = Doc2UnitTester()


def ipdoctest(func):
    """Make a test case of the examples, with either kind of prompts, in ``func``'s docstring."""
    return _tester(ipdocstring(func))
