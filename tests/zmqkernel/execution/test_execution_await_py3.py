"""Cells with await outside of functions, and the shell's coroutines."""
from __future__ import absolute_import, unicode_literals

import ast
import asyncio
import warnings

import pytest

from testkit.shells import Session, make_shell
from zmqkernel.shell.execution.async_helpers import _asyncio_runner, get_asyncio_loop
from zmqkernel.shell.interactiveshell import InteractiveShell


def run(coroutine):
    """Run a coroutine in the shell's loop."""
    return get_asyncio_loop().run_until_complete(coroutine)


SETUP = "import asyncio\nasync def five():\n    await asyncio.sleep(0)\n    return 5\n"


def test_awaiting_an_expression(session):
    session.run(SETUP)
    assert session.value("await five()") == 5
    assert session.run("await five()").out.endswith("5\n")
    assert session.run("await five();").out == ""


def test_the_caller_on_the_stack_is_the_public_module(session):
    session.run(SETUP + "import inspect\nawait five()\nfound = [entry.function for entry in inspect.stack() if "
                        "entry.filename.endswith('IPython/core/interactiveshell.py')]")
    assert session.ns["found"] == ["run_code"]


def test_names_given_in_such_a_cell_are_the_users(session):
    session.run(SETUP)
    assert session.value("x = await five()\ny = x + 1\nx, y") == (5, 6)
    assert session.ns["y"] == 6


def test_awaiting_sees_the_module_and_binds_in_the_namespace(own_home):
    import types
    module, namespace = types.ModuleType("mod"), {}
    exec(SETUP + "there = 7\n", module.__dict__)
    shell = make_shell(user_module=module, user_ns=namespace)
    try:
        session = Session(shell)
        assert session.value("own = await five() + there\nown") == 12
        assert session.value("[await five() + there for i in range(there)]") == [12] * 7
        assert namespace["own"] == 12 and not hasattr(module, "own")
    finally:
        shell.atexit_operations()


def test_comprehensions_loops_and_blocks(session):
    session.run(SETUP + "class Both:\n"
                        "    def __aiter__(self): self.n = 0; return self\n"
                        "    async def __anext__(self):\n"
                        "        self.n += 1\n"
                        "        if self.n > 3: raise StopAsyncIteration\n"
                        "        return self.n\n"
                        "    async def __aenter__(self): return 'in'\n"
                        "    async def __aexit__(self, *a): pass\n")
    assert session.value("[await five() for i in range(2)]") == [5, 5]
    assert session.value("[i async for i in Both()]") == [1, 2, 3]
    assert session.value("out = []\nasync for i in Both():\n    out.append(i)\nout") == [1, 2, 3]
    assert session.value("async with Both() as b:\n    text = '''x\ny'''\nb, text") == ("in", "x\ny")
    assert session.value("i") == 3


def test_errors_have_the_cells_line(session):
    session.run(SETUP)
    result = session.run("x = 1\nawait nope()")
    assert isinstance(result.error_in_exec, NameError)
    assert "----> 2 await nope()" in result.out


def test_tasks_go_on_from_cell_to_cell(session):
    session.run(SETUP + "task = asyncio.ensure_future(five())" if False else SETUP)
    session.run("task = asyncio.get_event_loop().create_task(five())\nawait asyncio.sleep(0)")
    assert session.value("await task") == 5


def test_without_autoawait_it_is_a_syntax_error(session):
    session.shell.autoawait = False
    assert isinstance(session.run("await x").error_before_exec, SyntaxError)


def test_should_run_async(shell):
    assert shell.should_run_async("await x", transformed_cell="await x")
    assert not shell.should_run_async("x", transformed_cell="async def f(): await x")
    assert not shell.should_run_async("await x", transformed_cell="await x", preprocessing_exc_tuple=(1, 2, 3))


def test_run_cell_async(shell):
    result = run(shell.run_cell_async("a = 6\na", transformed_cell="a = 6\na"))
    assert result.result == 6


def test_run_cell_async_shows_what_went_wrong_before(session):
    import sys
    try:
        raise SyntaxError("before")
    except SyntaxError:
        trouble = sys.exc_info()
    result = run(session.shell.run_cell_async("a", preprocessing_exc_tuple=trouble))
    assert isinstance(result.error_before_exec, SyntaxError)


def test_run_ast_nodes_and_run_code_are_coroutines(shell):
    assert run(shell.run_ast_nodes(ast.parse("q = 1\nq").body, "<x>")) is False
    assert shell.user_ns["q"] == 1
    assert run(shell.run_code(compile("q = 2", "<x>", "exec"))) is False
    assert run(shell.run_code(compile("1/0", "<x>", "exec"))) is True
    with pytest.raises(ValueError):
        run(shell.run_ast_nodes(ast.parse("q").body, "<x>", interactivity="sometimes"))


def test_runners(shell):
    assert shell.loop_runner is _asyncio_runner
    shell.loop_runner = "sync"
    assert not shell.autoawait
    shell.loop_runner = "asyncio"
    assert shell.autoawait and shell.loop_runner is _asyncio_runner
    shell.loop_runner = "asyncio.iscoroutine"
    assert shell.loop_runner is asyncio.iscoroutine
    for wrong in (5, "nope.nope"):
        with pytest.raises((ValueError, ImportError)):
            shell.loop_runner = wrong


@pytest.mark.parametrize("name", ["trio", "curio"])
def test_other_loops(session, name):
    pytest.importorskip(name)
    session.shell.loop_runner = name
    session.run("import %s\nawait %s.sleep(0)\nz = 3" % (name, name))
    assert session.ns["z"] == 3


def test_a_runner_of_the_users(session):
    seen = []

    def runner(coroutine):
        seen.append(coroutine)
        return _asyncio_runner(coroutine)
    session.shell.loop_runner = runner
    session.run(SETUP + "await five()")
    assert len(seen) == 1


class Overriding(InteractiveShell):
    """Makes steps its own, as ipyflow, ipyparallel and xeus-python do."""

    calls = ()

    async def run_cell_async(self, *args, **kwargs):
        self.calls += ("run_cell_async",)
        return await super(Overriding, self).run_cell_async(*args, **kwargs)

    async def run_ast_nodes(self, *args, **kwargs):
        self.calls += ("run_ast_nodes",)
        return await super(Overriding, self).run_ast_nodes(*args, **kwargs)

    async def run_code(self, *args, **kwargs):
        self.calls += ("run_code",)
        return await super(Overriding, self).run_code(*args, **kwargs)


def test_a_subclass_makes_steps_its_own(own_home):
    shell = make_shell(Overriding)
    session = Session(shell)
    assert session.value("1") == 1
    assert shell.calls == ("run_cell_async", "run_ast_nodes", "run_code")
    result = session.run("1/0")
    assert "----> 1 1/0" in result.out and "run_code" not in result.out
    shell.atexit_operations()


def test_a_program_replaces_a_step_on_the_instance(session):
    seen = []
    original = session.shell.run_ast_nodes

    async def replaced(nodelist, *args, **kwargs):
        seen.append(len(nodelist))
        return await original(nodelist, *args, **kwargs)
    session.shell.run_ast_nodes = replaced
    assert session.value("1\n2") == 2
    assert seen == [2]


def test_no_asyncio_for_cells_without_await(own_home):
    import os
    import subprocess
    import sys
    code = ("import sys; from zmqkernel.shell.interactiveshell import InteractiveShell as S; "
            "s = S(); s.run_cell('x = 1'); print('asyncio' in sys.modules)")
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path))
    assert subprocess.check_output([sys.executable, "-c", code], env=environment).strip() == b"False"


def test_nothing_is_left_unawaited(session):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        session.run("x = 1")
        session.run("await 5")


def test_a_program_replaces_a_step_in_the_class(session, monkeypatch):
    seen = []
    original = InteractiveShell.run_code

    async def replaced(self, *args, **kwargs):
        seen.append(self)
        return await original(self, *args, **kwargs)
    monkeypatch.setattr(InteractiveShell, "run_code", replaced)
    assert session.value("77") == 77
    assert seen == [session.shell]

INTERRUPTED = (
    "import asyncio, os, signal\n"
    "went_on = []\n"
    "asyncio._get_running_loop().call_later(0.01, os.kill, os.getpid(), signal.SIGINT)\n"
    "try:\n"
    "    await asyncio.sleep(%s)\n"
    "    went_on.append('cell')\n"
    "finally:\n"
    "    went_on.append('end')\n")


def test_an_interrupt_ends_what_is_awaited(session):
    number = session.shell.execution_count
    result = session.shell.run_cell(INTERRUPTED % "0.05", store_history=True)
    assert type(result.error_in_exec) is KeyboardInterrupt
    assert session.ns["went_on"] == ["end"] and session.shell.execution_count == number + 1
    session.run("await asyncio.sleep(0.1)")
    assert session.ns["went_on"] == ["end"]


def test_the_traceback_of_an_interrupt_shows_the_line_that_awaits(session):
    shown = session.run(INTERRUPTED % "60").out
    assert "KeyboardInterrupt" in shown and "await asyncio.sleep(60)" in shown and "run_until_complete" not in shown


def test_what_a_cell_cancels_itself_is_no_interrupt(session):
    shown = session.run("import asyncio\nraise asyncio.CancelledError()\nawait asyncio.sleep(0)").out
    assert "CancelledError" in shown and "KeyboardInterrupt" not in shown
