"""A pytest plugin: ``pytest -p IPython.testing.plugin.pytest_ipdoctest --ipdoctest-modules`` tests docstrings.

Examples may have IPython's prompts (``In [1]: %time f()``) or Python's.  They run in the one shell of the test run.
"""
from __future__ import absolute_import, print_function, unicode_literals

import doctest
import fnmatch
import io
import os

import pytest

from ipython_compat import to_native

_REPORTS = {"none": None, "only_first_failure": "REPORT_ONLY_FIRST_FAILURE", "udiff": "REPORT_UDIFF",
            "cdiff": "REPORT_CDIFF", "ndiff": "REPORT_NDIFF"}


def pytest_addoption(parser):
    """Add the options."""
    parser.addini("ipdoctest_optionflags", "options of examples with IPython's prompts", type="args",
                  default=["ELLIPSIS"])
    parser.addini("ipdoctest_encoding", "encoding of text files with examples", default="utf-8")
    group = parser.getgroup("collect")
    for name, action, text in (
            ("modules", "store_true", "test examples in the docstrings of all Python files"),
            ("ignore-import-errors", "store_true", "leave out Python files that cannot be imported"),
            ("continue-on-failure", "store_true", "run the examples behind one that failed, too")):
        group.addoption("--ipdoctest-" + name, action=action, default=False, help=text)
    group.addoption("--ipdoctest-report", choices=sorted(_REPORTS), default="udiff", type=str,
                    help="how differences are shown")
    group.addoption("--ipdoctest-glob", action="append", default=[], metavar="PATTERN",
                    help="text files with examples (test*.txt)")


if hasattr(pytest, "version_tuple"):  # 7 and later
    def pytest_collect_file(file_path, parent):
        """Collect Python files, and text files where they are asked for."""
        return _collected(str(file_path), parent)
else:
    def pytest_collect_file(path, parent):
        """Collect Python files, and text files where they are asked for."""
        return _collected(str(path), parent)


def _collected(path, parent):
    config = parent.config
    if path.endswith(".py"):
        if config.getoption("ipdoctest_modules") and os.path.basename(path) not in ("setup.py", "__main__.py"):
            return _made(IPDoctestModule, parent, path)
    elif any(fnmatch.fnmatch(os.path.basename(path), pattern) for pattern in config.getoption("ipdoctest_glob")):
        return _made(IPDoctestTextfile, parent, path)
    return None


def _made(kind, parent, path):
    """Return a node for a file, by the way of the pytest that is installed."""
    if not hasattr(kind, "from_parent"):
        import py
        return kind(py.path.local(path), parent)
    try:
        from pathlib import Path
        return kind.from_parent(parent, path=Path(path))
    except (ImportError, TypeError):
        import py
        return kind.from_parent(parent, fspath=py.path.local(path))


def _shell():
    from IPython.testing.globalipapp import get_ipython
    from IPython.terminal.interactiveshell import TerminalInteractiveShell

    return TerminalInteractiveShell._instance or get_ipython()


def _items(parent, tests):
    for test in tests:
        if hasattr(IPDoctestItem, "from_parent"):
            item = IPDoctestItem.from_parent(parent, name=test.name)
        else:
            item = IPDoctestItem(test.name, parent)
        item.dtest = test
        owner = _owner(parent, test)
        for mark in getattr(owner, "pytestmark", ()):
            item.add_marker(getattr(pytest.mark, mark.name)(*mark.args, **mark.kwargs))
        if getattr(owner, "skip_doctest", False):
            item.add_marker(pytest.mark.skip(reason="marked by skip_doctest"))
        yield item


def _owner(parent, test):
    """Return the function or class whose docstring a test stands in; None for a module's and for text files."""
    module = getattr(parent, "obj", None)
    found = module
    for name in test.name[len(getattr(module, "__name__", "")):].strip(".").split("."):
        found = getattr(found, name, None)
    return found


class IPDoctestModule(pytest.Module):
    """A Python file: the examples in its docstrings."""

    def collect(self):
        """Import the file, and return its tests."""
        from IPython.testing.plugin.ipdoctest import find_doctests

        try:
            module = self.obj
        except (ImportError, self.CollectError):
            if self.config.getoption("ipdoctest_ignore_import_errors"):
                pytest.skip("the module cannot be imported")
            raise
        shell = _shell()
        return list(_items(self, find_doctests(module, shell.transform_cell)))


class IPDoctestTextfile(pytest.File):
    """A text file with examples."""

    def collect(self):
        """Return its test."""
        from IPython.testing.plugin.ipdoctest import IPDocTestParser

        path = str(self.fspath)
        with io.open(path, encoding=self.config.getini("ipdoctest_encoding")) as stream:
            text = stream.read()
        parser = IPDocTestParser(_shell().transform_cell)
        name = os.path.basename(path)
        test = parser.get_doctest(text, {to_native("__name__"): "__main__"}, name, path, 0)
        return list(_items(self, [test] if test.examples else []))


class ExamplesFailed(Exception):
    """The report of the examples of a docstring that failed."""


class IPDoctestItem(pytest.Item):
    """The examples of one docstring."""

    dtest = None

    def runtest(self):
        """Run them.

        :raises ExamplesFailed: where one fails.
        """
        from IPython.testing.plugin.ipdoctest import run_doctest

        if all(example.options.get(doctest.SKIP) for example in self.dtest.examples):
            pytest.skip("all examples are marked +SKIP")
        go_on = self.config.getoption("ipdoctest_continue_on_failure")
        report = run_doctest(self.dtest, _shell(), self._flags(), go_on)
        if report:
            raise ExamplesFailed(report)

    def _flags(self):
        flags = 0
        for name in self.config.getini("ipdoctest_optionflags"):
            flags |= doctest.OPTIONFLAGS_BY_NAME[to_native(name)]
        report = _REPORTS[self.config.getoption("ipdoctest_report")]
        return flags | (getattr(doctest, report) if report else 0)

    def repr_failure(self, excinfo, *args, **kwargs):
        """Return what is shown of a failure: doctest's own report."""
        if isinstance(excinfo.value, ExamplesFailed):
            return str(excinfo.value)
        return super(IPDoctestItem, self).repr_failure(excinfo)

    def reportinfo(self):
        """Return where it is: file, line and name."""
        return self.fspath, self.dtest.lineno, "[ipdoctest] %s" % self.name
