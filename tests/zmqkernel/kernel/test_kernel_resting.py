"""What goes on between two requests."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from zmqkernel.client.waking import Waker
from zmqkernel.kernel import standin
from zmqkernel.kernel.attaching import attach
from zmqkernel.kernel.resting import VisibleLoop, forget_windows, linger, rest
from zmqkernel.kernel.userkernel import IPythonKernel


class Shell(object):
    """A shell with the event loop of a GUI library."""

    active_eventloop = "toolkit"

    def __init__(self, inputhook):
        self.inputhook = inputhook


@pytest.fixture
def waker():
    waker = Waker()
    yield waker
    waker.close()


@pytest.fixture
def no_loop(monkeypatch):
    """No loop of an earlier test in this process."""
    monkeypatch.setattr("zmqkernel.kernel.resting._shared_loop", lambda: None)


def test_nothing_to_run(waker, no_loop):
    assert rest(object(), waker.fileno(), lambda: False) is False


def test_an_input_hook_runs_until_there_is_something_to_do(waker):
    turns = []

    def hook(context):
        assert context.fileno() == waker.fileno()
        while not context.input_is_ready():
            turns.append(1)

    assert rest(Shell(hook), waker.fileno(), lambda: len(turns) == 3) is True
    assert len(turns) == 3


@pytest.mark.parametrize("error", [ValueError("broken hook"), SystemExit("leaving")])
def test_a_hook_that_raises_is_shown_and_ends_for_this_time(waker, capsys, error):
    def hook(context):
        raise error

    assert rest(Shell(hook), waker.fileno(), lambda: False) is False
    assert type(error).__name__ in capsys.readouterr().err


def test_no_hook_was_chosen(waker, no_loop):
    shell = Shell(lambda context: 1 / 0)
    shell.active_eventloop = None
    assert rest(shell, waker.fileno(), lambda: False) is False


def test_the_loop_of_cells_runs_until_the_descriptor_is_readable(waker):
    pytest.importorskip("asyncio")
    from zmqkernel.shell.execution.async_helpers import get_asyncio_loop
    loop, done = get_asyncio_loop(), []
    try:
        loop.call_later(0.01, lambda: (done.append(1), waker.set()))
        assert rest(object(), waker.fileno(), lambda: False) is True
        assert done == [1] and not loop.is_running()
        assert rest(object(), waker.fileno(), lambda: False) is True, "returns at once: the descriptor is readable"
    finally:
        loop.close()
    assert rest(object(), waker.fileno(), lambda: False) is False


def test_requests_find_the_loop_running():
    asyncio = pytest.importorskip("asyncio")
    visible = VisibleLoop().watch()
    assert asyncio._get_running_loop() is None, "no request is handled"
    with visible:
        loop = asyncio._get_running_loop()
        assert loop.is_running()
        with visible:
            pass
        assert loop.is_running(), "a request within another does not end it"
    assert asyncio._get_running_loop() is None and not loop.is_running()
    loop.close()


@pytest.mark.parametrize("kind,visible", [("terminal", False), ("notebook", True)])
def test_asyncio_can_be_run_in_terminals(kind, visible):
    """Only shells for notebooks have the loop running: in a terminal ``asyncio.run`` has to work."""
    class Parts(object):
        publisher = surroundings = parent = None
        comms = type(str("Comms"), (), {"activate": lambda self: None, "manager": None})()

    class Shell(object):
        parent, user_ns, user_module = None, {}, None

        def has_trait(self, name):
            return name == "kernel" and kind == "notebook"

    kernel = Parts()
    try:
        attach(kernel, Shell())
        assert isinstance(kernel.surroundings, VisibleLoop) is visible
    finally:
        IPythonKernel.clear_instance()
        standin.remove()


def test_nobody_lingers_where_windows_wait_or_where_there_is_nothing(waker, no_loop):
    assert linger(Shell(None), waker.fileno(), 60) is True
    assert linger(object(), waker.fileno(), 60) is False


def test_tasks_go_on_while_the_kernel_lingers(waker):
    pytest.importorskip("asyncio")
    from zmqkernel.shell.execution.async_helpers import get_asyncio_loop
    loop, seen = get_asyncio_loop(), []
    loop.call_later(0.01, seen.append, "turned")
    loop.call_later(0.02, waker.set)
    assert linger(object(), waker.fileno(), 60) is True and seen == ["turned"]
    assert linger(object(), waker.fileno(), 0.01) is True


@pytest.mark.parametrize("loop, left", [("tk", None), ("asyncio", "asyncio"), (None, None)])
def test_a_copy_of_a_process_with_windows_does_not_turn_their_loop(loop, left, capsys):
    class Windows(object):
        active_eventloop = loop
        inputhook = None

        def enable_gui(self, name):
            self.active_eventloop = name

    shell = Windows()
    forget_windows(shell)
    assert shell.active_eventloop == left
    assert ("%gui tk is off" in capsys.readouterr()[1]) == (loop == "tk")
