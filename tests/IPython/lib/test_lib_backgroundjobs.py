"""Jobs in threads: their results, their failures and their listing."""
from __future__ import absolute_import, unicode_literals

import threading

import pytest

from IPython.lib.backgroundjobs import BackgroundJobManager


@pytest.fixture
def jobs():
    return BackgroundJobManager()


def double(x, plus=0):
    return 2 * x + plus


def test_a_function_with_arguments(jobs):
    job = jobs.new(double, 4, kw={"plus": 1})
    job.join()
    assert job.result == 9 and jobs.result(0) == 9
    assert jobs.completed == [job] and not jobs.running and not jobs.dead


def test_an_expression_sees_the_callers_names(jobs):
    value = 20
    job = jobs.new("double(value, 1)", globals(), {"value": value})
    job.join()
    assert job.result == 41


def test_a_job_that_raises_keeps_its_traceback(jobs, capsys):
    job = jobs.new(double, None)
    job.join()
    assert jobs.dead == [job]
    jobs.traceback(0)
    assert "TypeError" in capsys.readouterr().out


def test_a_running_job_is_listed_and_not_removed(jobs, capsys):
    gate = threading.Event()
    job = jobs.new(gate.wait)
    try:
        jobs.status()
        jobs.remove(0)
        assert "0 : " in capsys.readouterr().out and jobs[0] is job
    finally:
        gate.set()
        job.join()
    jobs.flush()
    assert not jobs.all


def test_what_is_neither_function_nor_expression(jobs):
    with pytest.raises(TypeError):
        jobs.new(42)
    with pytest.raises(SyntaxError):
        jobs.new("1 +")
