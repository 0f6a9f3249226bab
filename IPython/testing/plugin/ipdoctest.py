"""Examples in docstrings, with IPython's prompts or with Python's, found and run by ``doctest``."""
from __future__ import absolute_import, print_function, unicode_literals

import doctest
import os
import re
from io import StringIO

from ipython_compat import to_native, to_text

#: in an example's code or expected output: what it prints may be anything
_ANY_OUTPUT = re.compile(r"#\s*(all-random|random)\b")
_PROMPT = re.compile(r"(?m)^[ \t]*In\s*\[\d+\]:")
_PYTHONS = re.compile(r"(?m)^[ \t]*>>>")
_FIRST = re.compile(r"(?P<indent>[ \t]*)In\s*\[\d+\]: ?(?P<code>.*)$")
_MORE = re.compile(r"[ \t]*\.\.\.+: ?(?P<code>.*)$")
_RESULT = re.compile(r"[ \t]*Out\s*\[\d+\]: ?(?P<rest>.*)$")


class IPDocTestParser(doctest.DocTestParser, object):
    """Makes examples of what stands behind ``In [n]:``; docstrings without such prompts, or with Python's as well, are
    parsed as ever.

    :param transform: function from a cell, as text, to Python.
    """

    def __init__(self, transform):
        self._transform = transform

    def parse(self, string, name="<string>"):
        """Return the text and the examples in ``string``."""
        if _PROMPT.search(to_text(string)) is None or _PYTHONS.search(to_text(string)):
            return super(IPDocTestParser, self).parse(string, name)
        lines, found, number = to_text(string).expandtabs().splitlines(), [], 0
        while number < len(lines):
            first = _FIRST.match(lines[number])
            if first is None:
                number += 1
                continue
            example, number = self._example(lines, number, first, name)
            if example is not None:
                found.append(example)
        return found

    def _example(self, lines, start, first, name):
        """Return the example that begins on line ``start``, None for a prompt with nothing, and the line behind it."""
        code, number = [first.group("code")], start + 1
        while number < len(lines) and _MORE.match(lines[number]):
            code.append(_MORE.match(lines[number]).group("code"))
            number += 1
        want = []
        while number < len(lines) and lines[number].strip() and not _FIRST.match(lines[number]):
            result = _RESULT.match(lines[number])
            want.append(result.group("rest") if result else lines[number][len(first.group("indent")):])
            number += 1
        typed = "\n".join(code).rstrip()
        if not typed:
            return None, number
        options = self._find_options(typed, name, start)
        source = self._transform(typed + "\n")
        expected = "\n".join(want) + "\n" if want else ""
        if _ANY_OUTPUT.search(typed) or _ANY_OUTPUT.search(expected):
            options[ANY_OUTPUT] = True
        failure = self._EXCEPTION_RE.match(expected)
        return doctest.Example(
            to_native(_one_statement(source)), to_native(expected), failure.group("msg") if failure else None,
            lineno=start, indent=len(first.group("indent")), options=options), number


def _one_statement(source):
    """Return ``source`` as one statement, which is what an example is compiled as."""
    import ast

    try:
        several = len(ast.parse(to_native(source)).body) > 1
    except SyntaxError:  # the example fails, and says so
        return source
    if not several:
        return source
    return "if 1:\n" + "".join(" " + line for line in source.splitlines(True))


ANY_OUTPUT = doctest.register_optionflag(to_native("IPDOCTEST_ANY_OUTPUT"))


class IPDoctestOutputChecker(doctest.OutputChecker, object):
    """Compares what was printed; an example marked ``# random`` may print anything."""

    def check_output(self, want, got, optionflags):
        """Return whether ``got`` is what was wanted."""
        if optionflags & ANY_OUTPUT:
            return True
        return doctest.OutputChecker.check_output(self, want, got, optionflags)


def find_doctests(module, transform):
    """Return the tests in a module's docstrings that have examples."""
    finder = doctest.DocTestFinder(parser=IPDocTestParser(transform), exclude_empty=True)
    return [test for test in finder.find(module, module.__name__) if test.examples]


def run_doctest(test, shell, optionflags=0, continue_on_failure=True):
    """Run one test in the shell's namespace and in the folder of its file; both are set back afterwards.

    :return: the report of what failed; the empty text where nothing did.
    """
    kept, folder = dict(shell.user_ns), os.getcwd()
    for name in ("_", "__", "___"):  # these are doctest's, which sets the builtin
        shell.user_ns.pop(to_native(name), None)
    shell.user_ns.update(test.globs)
    test.globs = shell.user_ns
    report = StringIO()
    if not continue_on_failure:
        optionflags |= getattr(doctest, "FAIL_FAST", 0)
    runner = doctest.DocTestRunner(checker=IPDoctestOutputChecker(), verbose=False, optionflags=optionflags)
    try:
        if os.path.isfile(test.filename or ""):
            os.chdir(os.path.dirname(test.filename))
        failed = runner.run(test, out=lambda text: report.write(to_text(text)), clear_globs=False)[0]
    finally:
        os.chdir(folder)
        shell.user_ns.clear()
        shell.user_ns.update(kept)
    return report.getvalue() if failed else ""
