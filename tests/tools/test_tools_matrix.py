"""The matrix report fails where a Python did not run or a test failed; the README's commands can be found."""
from __future__ import absolute_import, unicode_literals

import io
import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHONS = ("py27", "py36", "py37", "py38", "py39", "py310", "py311", "py312", "py313")
SUITE = '<testsuites><testsuite tests="3" failures="%d" errors="0" skipped="1" time="1.5"/></testsuites>'


def run(tool, *arguments):
    """Run a tool; return its status and output."""
    process = subprocess.Popen([sys.executable, os.path.join(ROOT, "tools", tool)] + list(arguments),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.communicate()[0].decode("utf-8")
    return process.returncode, output


def write_results(folder, failures):
    """Write a result file for each Python in ``failures`` (``{name: number}``)."""
    for name, number in failures.items():
        with io.open(os.path.join(folder, "results-%s.xml" % name), "w") as f:
            f.write(SUITE % number)


def test_nine_pythons_that_passed(tmpdir):
    write_results(str(tmpdir), dict.fromkeys(PYTHONS, 0))
    status, output = run("matrix_report.py", str(tmpdir))
    assert status == 0
    assert "18 passed, 0 failed, 9 skipped" in output.splitlines()


@pytest.mark.parametrize("missing", PYTHONS)
def test_a_python_that_did_not_run(tmpdir, missing):
    write_results(str(tmpdir), dict((name, 0) for name in PYTHONS if name != missing))
    status, output = run("matrix_report.py", str(tmpdir))
    assert status == 1 and "did not run: %s" % missing in output


def test_a_failure(tmpdir):
    write_results(str(tmpdir), dict(dict.fromkeys(PYTHONS, 0), py310=1))
    assert run("matrix_report.py", str(tmpdir))[0] == 1


@pytest.mark.parametrize("name, part", [("start", "pip install . &&"), ("test", "tox")])
def test_the_readme_has_the_command(name, part):
    status, output = run("readme_command.py", name)
    assert status == 0 and part in output and len(output.splitlines()) == 1


def test_a_command_that_the_readme_does_not_have():
    assert run("readme_command.py", "fly")[0] == 2
