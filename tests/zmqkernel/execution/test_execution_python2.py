"""What only Python 2 has: classes of the old style as exceptions, the print statement's comma."""
from __future__ import absolute_import, unicode_literals

import io
import os

import pytest
import six

from testkit.shells import shown

pytestmark = pytest.mark.skipif(not six.PY2, reason="of Python 2")

OLD = "class Old:\n    def __str__(self): return 'said'\n\nraise Old"


def test_an_instance_of_an_old_class_is_shown_as_any_exception(session):
    result = session.run(OLD)
    assert "Old: said" in result.out and result.error_in_exec.__class__.__name__ == "Old"
    assert session.run("5").out == "Out[2]: 5\n"


@pytest.mark.parametrize("mode", ["Plain", "Verbose", "Minimal", "Docs"])
def test_in_every_mode(session, mode):
    session.run("%xmode " + mode)
    assert "Old" in session.run(OLD).out


@pytest.mark.parametrize("name", ["a.py", "a.ipy"])
def test_a_file_that_raises_one(shell, tmp_path, name):
    path = tmp_path / name
    with io.open(str(path), "w") as file:
        file.write(OLD)
    run = shell.safe_execfile_ipy if name.endswith("ipy") else shell.safe_execfile
    with shown() as caught:
        run(str(path))
    assert "Old: said" in caught.out


def test_a_callback_that_raises_one(session):
    session.run("class Old: pass\n\ndef f(): raise Old\n\nget_ipython().events.register('pre_execute', f)")
    assert "Old" in session.run("5").out
    session.run("get_ipython().events.unregister('pre_execute', f)")


def test_old_classes_and_their_instances_as_results(session):
    session.run("class Old: pass")
    assert "<class __main__.Old at 0x" in session.run("Old").out
    assert "<__main__.Old instance at 0x" in session.run("Old()").out


def test_a_comma_at_the_end_of_print_ends_with_the_cell(session):
    assert session.run("print 1,\nprint 2,").out == "1 2\n"
    assert session.run("print 3").out == "3\n"


def test_print_is_no_function_to_call_without_parentheses(session):
    session.run("%autocall 1")
    assert session.run("print 5, 6").out == "5 6\n"


def test_whos_tells_the_class_of_an_instance(session):
    session.run("class Old: pass\n\nold = Old()")
    assert "__main__.Old" in session.run("%whos").out


def test_a_comma_before_an_exception(session):
    session.run("for i in 1, 0: print 1 / i,")
    assert session.run("print 3").out == "3\n"


def test_a_print_that_was_broken_off_costs_nothing_that_is_written_later(tmpdir):
    from ipython_compat.printing import forget_failures
    path = tmpdir.join("out")
    stream = open(str(path), str("w"), 0)
    kept = os.dup(stream.fileno())
    os.close(stream.fileno())
    exec("print >>stream", {"stream": stream})  # which nobody notices
    os.dup2(kept, stream.fileno())
    forget_failures(stream)
    stream.write(b"later")
    stream.close()
    os.close(kept)
    assert path.read() == "later"
