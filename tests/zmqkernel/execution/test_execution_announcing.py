"""A loop of asyncio that code finds running."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.execution import announcing
from zmqkernel.shell.execution.async_helpers import _asyncio_runner, get_asyncio_loop

asyncio = pytest.importorskip("asyncio")


@pytest.fixture
def loop():
    loop = get_asyncio_loop()
    yield loop
    announcing.withdraw()
    loop.close()


def test_a_loop_is_running_while_it_is_announced(loop):
    assert announcing.announce(loop)
    assert asyncio._get_running_loop() is loop is get_asyncio_loop() and loop.is_running()
    announcing.withdraw()
    assert asyncio._get_running_loop() is None and not loop.is_running()
    announcing.withdraw()


def test_the_shell_can_make_it_run_all_the_same(loop):
    announcing.announce(loop)
    assert _asyncio_runner(asyncio.sleep(0, 5)) == 5
    assert asyncio._get_running_loop() is loop, "it is announced again"
    with pytest.raises(ZeroDivisionError), announcing.lifted():
        assert asyncio._get_running_loop() is None
        1 // 0
    assert asyncio._get_running_loop() is loop


def test_a_loop_that_runs_is_left_alone(loop):
    other = asyncio.new_event_loop()
    seen = []
    other.call_soon(lambda: seen.append((announcing.announce(loop), asyncio._get_running_loop())))
    other.call_soon(other.stop)
    other.run_forever()
    other.close()
    assert seen == [(False, other)]


def test_loops_of_other_makes():
    class Loop(object):
        pass
    announcing.announce(Loop())
    assert isinstance(asyncio._get_running_loop(), Loop)
    announcing.withdraw()
    assert asyncio._get_running_loop() is None
