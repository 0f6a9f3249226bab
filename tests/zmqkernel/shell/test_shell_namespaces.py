"""The user's variables."""
from __future__ import absolute_import, unicode_literals

import sys
import types

import pytest

from testkit.shells import Session, make_shell, shown

STARTUP = ["In", "Out", "_dh", "_ih", "_oh", "exit", "get_ipython", "open", "quit"]


def test_what_is_there_at_the_start(shell):
    assert set(STARTUP) <= set(shell.user_ns) and set(STARTUP) == set(shell.user_ns_hidden)
    assert shell.user_ns["In"] is shell.user_ns["_ih"] is shell.history_manager.input_hist_parsed
    assert shell.user_module.__name__ == "__main__" and sys.modules["__main__"] is shell.user_module
    assert shell.default_user_namespaces


def test_open_leaves_the_standard_streams_alone(session, tmp_path):
    session.ns[str("path")] = str(tmp_path / "f")
    session.run("with open(path, 'w') as f: f.write('x')").raise_error()
    assert isinstance(session.run("open(0)").error_in_exec, ValueError)


def test_a_namespace_of_the_callers(own_home):
    namespace = {str("a"): 5}
    shell = make_shell(user_ns=namespace)
    assert shell.user_ns is namespace and shell.user_global_ns is namespace and not shell.default_user_namespaces
    assert Session(shell).value("b = a + 1\nb") == 6 and namespace["b"] == 6
    assert isinstance(shell.user_module, types.ModuleType) and shell.user_module.b == 6
    shell.atexit_operations()


def test_classes_of_cells_can_be_pickled(session):
    session.run("import pickle\nclass A(object):\n    pass\nb = pickle.loads(pickle.dumps(A()))").raise_error()
    assert type(session.ns["b"]) is session.ns["A"]


@pytest.mark.parametrize("module, namespace", [(False, False), (True, False), (False, True), (True, True)])
def test_prepare_user_module(shell, module, namespace):
    given = types.ModuleType(str("given")) if module else None
    names = {} if namespace else None
    found, found_names = shell.prepare_user_module(given, names)
    assert (found is given) is module and (found_names is names) is namespace
    assert found.__name__ == ("given" if module else "__main__")
    assert "__builtins__" in found.__dict__


def test_push(shell):
    shell.push({"a": 1})
    shell.push({"b": 2}, interactive=False)
    assert (shell.user_ns["a"], shell.user_ns["b"]) == (1, 2)
    assert "a" not in shell.user_ns_hidden and "b" in shell.user_ns_hidden
    here, there = 5, 6  # noqa: F841  (found by their names)
    shell.push("here there")
    shell.push(["here"])
    assert (shell.user_ns["here"], shell.user_ns["there"]) == (5, 6)
    with shown() as caught:
        shell.push("nowhere")
    assert "nowhere" in caught.out
    with pytest.raises(ValueError):
        shell.push(5)


def test_drop_by_id(shell):
    shell.user_ns.update({str("a"): 1, str("b"): 2})
    shell.drop_by_id({"a": 1, "b": 3, "c": 4})
    assert "a" not in shell.user_ns and shell.user_ns["b"] == 2


def test_del_var_lets_the_object_go(session):
    import gc
    import weakref
    session.run("class A(object): pass\na = b = A()\na")
    there = weakref.ref(session.ns["a"])
    session.shell.last_execution_result = None
    session.shell.del_var("a")
    gc.collect()
    assert there() is None and "b" not in session.ns
    with pytest.raises(NameError):
        session.shell.del_var("a")
    with pytest.raises(ValueError):
        session.shell.del_var("__builtins__")


def test_del_var_by_name(shell):
    shell.user_ns.update({str("a"): shell, str("b"): shell})
    shell.del_var("a", by_name=True)
    assert "a" not in shell.user_ns and "b" in shell.user_ns


def test_reset(session):
    session.run("a = 5\na")
    session.shell.reset()
    assert sorted(name for name in session.ns if not name.startswith("__")) == sorted(
        STARTUP + [name for name in session.ns if name in ("_", "__", "___")])
    assert session.shell.execution_count == 1 and session.ns["In"] == [""] and session.ns["Out"] == {}
    assert session.value("1") == 1


def test_reset_in_the_same_session(session):
    session.run("a = 5")
    session.shell.reset(new_session=False)
    assert "a" not in session.ns and session.shell.execution_count == 2


def test_reset_selective(shell):
    shell.user_ns.update({str("rs1"): 1, str("rs2"): 2, str("keep"): 3})
    shell.reset_selective("^rs")
    assert "keep" in shell.user_ns and "rs1" not in shell.user_ns
    with pytest.raises(TypeError):
        shell.reset_selective(5)


def test_expressions_of_frontends(shell):
    shell.user_ns["a"] = 5
    answers = shell.user_expressions({"x": "a + 1", "y": "1/0", "z": "nope"})
    assert answers["x"]["status"] == "ok" and answers["x"]["data"]["text/plain"] == "6"
    assert (answers["y"]["status"], answers["y"]["ename"]) == ("error", "ZeroDivisionError")
    assert answers["z"]["ename"] == "NameError"


def test_ev_and_ex(shell):
    shell.ex("a = 5")
    assert shell.ev("a + 1") == 6
    with pytest.raises(ZeroDivisionError):
        shell.ev("1/0")
    with pytest.raises(ZeroDivisionError):
        shell.ex("1/0")


def test_sys_is_set_back(own_home):
    before = sys.modules["__main__"]
    shell = make_shell()
    assert sys.modules["__main__"] is not before
    shell.restore_sys_module_state()
    assert sys.modules["__main__"] is before
    shell.atexit_operations()
