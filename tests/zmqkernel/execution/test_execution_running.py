# -*- coding: utf-8 -*-
"""Running cells: results, errors, what is shown, what stays."""
from __future__ import absolute_import, unicode_literals

import ast
import linecache
import sys

import pytest

from ipython_compat import python_version
from testkit.shells import Session, make_shell
from zmqkernel.shell.errors import InputRejected
from zmqkernel.shell.execution.runner import PASSING_CELLS


def test_a_value_is_returned_and_shown(session):
    result = session.run("1 + 1")
    assert result.success and result.result == 2
    assert result.out == "Out[1]: 2\n"


def test_the_caller_on_the_stack_is_the_public_module(session):
    session.run("import inspect\nfound = [entry for entry in inspect.stack() if "
                "entry[1].endswith('IPython/core/interactiveshell.py')]\n"
                "found = [entry[2:4] for entry in found]\n1 / 0")
    (line, name), = session.ns["found"]
    assert line > 0 and name == "execute"


def test_a_cell_without_code_does_nothing(session):
    for cell in ("", "  \n", "# comment"):
        assert session.run(cell).success
    assert session.shell.execution_count == 2  # only the comment counts


def test_names_of_results_and_inputs(session):
    session.run("'a'")
    session.run("'b'")
    assert session.value("_, __, _1, Out[2], In[1], _i, _ii") == ("b", "a", "a", "b", "'a'", "'b'", "'a'")


def test_history_is_stored_only_where_asked_for(session):
    session.run("x = 1", store_history=False)
    assert session.shell.execution_count == 1
    session.run("x = 2")
    assert session.shell.execution_count == 2
    assert session.ns["In"] == ["", "x = 2"]


def test_a_silent_cell_shows_no_result_and_is_not_stored(session):
    result = session.run("5", silent=True)
    assert (result.out, result.result) == ("", None)
    assert session.ns["In"] == [""]


def test_an_exception_is_in_the_result_and_shown_once(session):
    result = session.run("x = 1\n1/0")
    assert isinstance(result.error_in_exec, ZeroDivisionError)
    assert not session.shell.last_execution_succeeded and session.shell.last_execution_result is result
    assert result.out.count("ZeroDivisionError:") == 1
    assert "----> 2 1/0" in result.out and "run_code" not in result.out and "eval(" not in result.out
    with pytest.raises(ZeroDivisionError):
        result.raise_error()


def test_a_syntax_error_is_an_error_before_execution(session):
    result = session.run("x = (1\ny = 2")
    assert isinstance(result.error_before_exec, SyntaxError) and result.error_in_exec is None
    assert "SyntaxError" in result.out
    assert session.shell.execution_count == 2


def test_an_indentation_error_has_its_own_way(session):
    seen = []
    session.shell.showindentationerror = lambda: seen.append(sys.exc_info()[0])
    session.run("if 1:\nx")
    assert seen == [IndentationError]


def test_what_was_before_an_error_has_run(session):
    session.run("a = 1\nb = nope\nc = 2")
    assert "a" in session.ns and "c" not in session.ns


def test_exit_by_exception_is_shown_with_a_hint(session):
    with pytest.warns(UserWarning, match="To exit"):
        result = session.run("raise SystemExit(3)")
    assert isinstance(result.error_in_exec, SystemExit)
    assert "SystemExit" in result.out and "----" not in result.out


def test_an_interrupt_ends_the_cell_not_the_shell(session):
    result = session.run("raise KeyboardInterrupt")
    assert isinstance(result.error_in_exec, KeyboardInterrupt)
    assert session.value("1") == 1


def test_nesting_too_deep_for_the_parser_is_reported(session):
    result = session.run("-" * 200000 + "1")
    assert result.error_before_exec is not None
    assert session.value("1") == 1


def test_future_imports_stay(session):
    session.run("from __future__ import barry_as_FLUFL" if sys.version_info[0] > 2 else
                "from __future__ import division")
    other = "1 <> 2" if sys.version_info[0] > 2 else "1/2 == 0.5"
    assert session.value(other) is True
    session.shell.compile.reset_compiler_flags()


def test_future_imports_of_cells_apart_do_not_stay(session):
    session.run("from __future__ import unicode_literals, print_function, division, generator_stop"
                if sys.version_info[0] > 2 else "from __future__ import division", shell_futures=False)
    assert not session.shell.compile.flags & session.shell.compile.flags.__class__(0x20000)
    if sys.version_info[0] == 2:
        assert session.value("1/2") == 0


def test_a_future_import_counts_for_the_rest_of_its_cell(session):
    if sys.version_info[0] == 2:
        assert session.value("import os\nfrom __future__ import division\n1/2") == 0.5


def test_sources_of_cells_stay_in_linecache(session):
    session.run("def f():\n    return 5")
    name = session.ns["f"].__code__.co_filename
    assert name.startswith("<ipython-input-1-")
    linecache.checkcache()
    assert linecache.getline(name, 2) == "    return 5\n"


def test_sources_of_cells_that_are_not_stored_go_in_time(session):
    before = len(linecache.cache)
    for number in range(PASSING_CELLS + 100):
        session.shell.run_cell("x = %d" % number, silent=True)
    assert len(linecache.cache) - before <= PASSING_CELLS + 1
    assert len(session.shell.compile._filename_map) <= PASSING_CELLS + 1


def test_memory_does_not_grow(session):
    import gc
    for number in range(PASSING_CELLS + 50):
        session.shell.run_cell("x = %d" % number, silent=True)
    gc.collect()
    before = len(gc.get_objects())
    for number in range(400):
        session.shell.run_cell("x = [%d]\n1/0 if 0 else x" % number, silent=True)
    gc.collect()
    assert len(gc.get_objects()) - before < 400


def test_a_warning_names_the_line_of_the_cell_and_comes_again(session):
    cell = "import warnings\nwarnings.simplefilter('default')\nwarnings.warn('careful')"
    for _ in range(2):
        with pytest.warns(UserWarning) as caught:
            session.run(cell)
        assert caught[0].lineno == 3
        # Before 3.8 the name of the program stood for that of __main__.
        assert caught[0].filename.startswith("<ipython-input-") or python_version() < (3, 8)


def test_the_hooks_of_sys_are_set_while_code_runs_only(session):
    before = sys.displayhook, sys.excepthook
    inside = session.value("import sys\nsys.displayhook, sys.excepthook")
    assert inside[0] is session.shell.displayhook and inside[1] == session.shell.excepthook
    assert (sys.displayhook, sys.excepthook) == before


def test_get_ipython_is_a_builtin_while_code_runs_only(session):
    assert session.value("import os\n(lambda: get_ipython())()") is session.shell
    assert not hasattr(__import__("six").moves.builtins, "get_ipython")


def test_events_surround_a_cell(session):
    seen = []
    for name in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
        session.shell.events.register(
            name, lambda *args, **kwargs: seen.append((kwargs.get("name"), [type(a).__name__ for a in args])))
    session.run("1")
    assert [args for _, args in seen] == [[], ["ExecutionInfo"], [], ["ExecutionResult"]]
    del seen[:]
    session.run("1", silent=True)
    assert [args for _, args in seen] == [[], []]


def test_a_failing_callback_is_named_and_stops_nothing(session):
    def broken(result):
        raise ValueError("in the callback")
    session.shell.events.register("post_run_cell", broken)
    result = session.run("7")
    assert result.result == 7
    assert result.out.count("Error in callback") == 1 and "broken" in result.out
    assert result.out.count("ValueError: in the callback") == 1


@pytest.mark.parametrize("event", ["pre_execute", "pre_run_cell"])
def test_an_interrupted_callback_keeps_the_cell_from_running(session, event):
    """Whoever presses Ctrl-C then does not want the cell to go on; that it was entered is remembered."""
    def slow(*args):
        raise KeyboardInterrupt
    session.shell.events.register(event, slow)
    result = session.run("ran = 1", store_history=True)
    assert isinstance(result.error_before_exec, KeyboardInterrupt) and "ran" not in session.shell.user_ns
    assert session.shell.user_ns["In"][-1] == "ran = 1"
    session.shell.events.unregister(event, slow)
    assert session.run("7").result == 7


def test_info_has_the_arguments(session):
    infos = []
    session.shell.events.register("pre_run_cell", infos.append)
    session.run("%pwd", cell_id="abc", cell_meta={"tags": []})
    info = infos[0]
    assert (info.raw_cell, info.cell_id, info.cell_meta, info.store_history) == ("%pwd", "abc", {"tags": []}, True)
    assert "run_line_magic" in info.transformed_cell


class Negate(ast.NodeTransformer):
    """Turns numbers around."""

    def visit_Num(self, node):
        return ast.copy_location(ast.UnaryOp(ast.USub(), node), node)

    def visit_Constant(self, node):
        return self.visit_Num(node) if isinstance(node.value, int) else node


def test_ast_transformers_change_cells(session):
    session.shell.ast_transformers.append(Negate())
    assert session.value("5") == -5


def test_a_failing_ast_transformer_is_taken_off_the_list(session):
    class Failing(ast.NodeTransformer):
        def visit(self, node):
            raise RuntimeError("bad transformer")
    session.shell.ast_transformers.append(Failing())
    with pytest.warns(UserWarning, match="It will be unregistered"):
        assert session.run("5").result == 5
    assert session.shell.ast_transformers == []


def test_an_ast_transformer_that_returns_no_tree_is_taken_off_the_list(session):
    class Forgetful(ast.NodeTransformer):
        def visit(self, node):
            return None
    session.shell.ast_transformers.append(Forgetful())
    assert session.run("41 + 1").result == 42
    assert session.shell.ast_transformers == []


def test_what_a_part_of_the_shell_raises_ends_up_in_the_result(session):
    def broken(node):
        raise OSError("no such part")
    session.shell.transform_ast = broken
    result = session.run("1")
    assert isinstance(result.error_in_exec, OSError) and "no such part" in result.out


def test_an_ast_transformer_can_refuse_a_cell_and_stays(session):
    class Refusing(ast.NodeTransformer):
        def visit_Name(self, node):
            raise InputRejected("no names")
    session.shell.ast_transformers.append(Refusing())
    result = session.run("name")
    assert isinstance(result.error_before_exec, InputRejected) and "no names" in result.out
    assert len(session.shell.ast_transformers) == 1
    assert session.value("5") == 5


def test_a_failing_input_transformer_is_named_once_and_the_cell_runs(session):
    def broken_transformer(lines):
        raise ValueError("oops")
    for stage in (session.shell.input_transformers_cleanup, session.shell.input_transformers_post):
        stage.append(broken_transformer)
        result = session.run("5")
        assert result.result == 5
        assert result.err.count("broken_transformer") == 1 and "oops" in result.err
        stage.remove(broken_transformer)


def test_an_input_transformer_can_refuse_a_cell(session):
    def refuse(lines):
        raise SyntaxError("refused")
    session.shell.input_transformers_post.append(refuse)
    result = session.run("5")
    assert isinstance(result.error_before_exec, SyntaxError) and "refused" in result.out


def test_transformers_after_all_others_see_python(session):
    seen = []
    session.shell.input_transformers_post.append(lambda lines: seen.append(lines) or lines)
    session.run("%pwd")
    assert "run_line_magic" in seen[0][0]


def test_user_ns_apart_from_the_module(own_home):
    import types
    module, namespace = types.ModuleType(str("mod")), {}
    module.there = 5
    shell = make_shell(user_module=module, user_ns=namespace)
    try:
        session = Session(shell)
        assert session.value("x = there\nx") == 5
        assert namespace["x"] == 5 and not hasattr(module, "x")
        assert shell.user_global_ns is module.__dict__
    finally:
        shell.atexit_operations()


def test_text_beyond_ascii(session):
    assert session.value("len(u'é')") == 1
    result = session.run("print(u'é')")
    assert result.out == "é\n"
    assert session.ns["In"][1] == "len(u'é')"


def test_a_trap_that_was_activated_by_hand_outlives_the_cells(session):
    from six.moves import builtins
    trap = session.shell.builtin_trap
    trap.activate()
    try:
        session.run("1;")
        assert hasattr(builtins, "get_ipython")
    finally:
        trap.deactivate()
    assert not hasattr(builtins, "get_ipython")


def test_a_cell_inside_of_another_has_the_next_number(session, capsys):
    session.run("first = 1")
    session.run("shell = get_ipython()\nshell.run_cell('40 + 2', store_history=True)\n"
                "shell.run_cell('1 / 0', store_history=True)\nshell.run_cell('')\n'out'")
    session.run("last = 1")
    history, shell = session.shell.history_manager, session.shell
    history.writeout_cache()
    assert [text[:7] for text in session.ns["In"][1:]] == ["first =", "shell =", "40 + 2", "1 / 0", "last = "]
    assert session.ns["Out"] == {3: 42, 4: "out"} and session.ns["_3"] == 42
    assert session.ns["_i"] == "1 / 0" and shell.execution_count == 6
    recorded = list(history.get_range(history.session_number))
    assert [(session_number, line) for session_number, line, _ in recorded] == [(0, n) for n in range(1, 6)]
    with_numbers = history.db.execute("SELECT session, line FROM history ORDER BY session, line").fetchall()
    assert with_numbers == [(history.session_number, number) for number in range(1, 6)]
    assert "recorded already" not in "".join(capsys.readouterr())


def test_numbers_go_on_when_a_cell_inside_of_another_was_left_by_an_exception(session):
    session.run("import sys\nshell = get_ipython()\nshell.events.register('pre_run_cell', lambda info: 1 / 0)\n"
                "result = shell.run_cell(')', store_history=True)")
    assert session.ns["result"].execution_count == 2
    assert session.run("5").execution_count == 3 and session.shell.execution_count == 4
