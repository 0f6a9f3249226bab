"""The event loop that prompts share."""
from __future__ import absolute_import, division, print_function, unicode_literals

import asyncio

import pytest

from IPython.terminal.ui.promptloop import PromptLoop


@pytest.fixture
def loop():
    made = PromptLoop()
    yield made
    made.close()


def test_one_loop_runs_one_coroutine_after_the_other(loop):
    async def running():
        return asyncio.get_event_loop()

    assert loop.run(running()) is loop.run(running())


def test_a_coroutine_that_is_left_behind_is_ended_in_order(loop):
    ended = []

    def interrupt():
        raise KeyboardInterrupt

    async def prompt():
        asyncio.get_event_loop().call_soon(interrupt)
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            ended.append("the terminal is as it was")

    with pytest.raises(KeyboardInterrupt):
        loop.run(prompt())
    assert ended
    assert loop.run(asyncio.sleep(0, "the next")) == "the next"


def test_there_is_a_loop_after_the_end_too(loop):
    assert loop.run(asyncio.sleep(0, 1)) == 1
    loop.close()
    assert loop.run(asyncio.sleep(0, 2)) == 2
