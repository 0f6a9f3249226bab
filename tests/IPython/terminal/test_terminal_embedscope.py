"""Which names an embedded shell sees, and where what its cells bind goes."""
from __future__ import absolute_import, unicode_literals

from IPython.terminal.embedscope import EmbeddedScope


def names(**kwargs):
    """Return a namespace."""
    return dict((str(name), value) for name, value in kwargs.items())


def cell(scope, code):
    """Run a cell in a scope."""
    scope.before_cell(code)
    exec(code, scope.names)
    scope.after_cell()


def test_locals_stand_over_the_module():
    module, local = names(x=1, y=1), names(y=2)
    scope = EmbeddedScope(module, local)
    assert scope.names["x"] == 1 and scope.names["y"] == 2
    assert sorted(scope.of_module()) == ["x"]
    cell(scope, "def f(): return x, y\nz = f()")
    assert local["z"] == (1, 2) and "z" not in module


def test_only_global_statements_reach_the_module():
    module, local = names(x=1, y=1, z=1), names(a=0)
    scope = EmbeddedScope(module, local)
    cell(scope, "x = 2")
    assert module["x"] == 1 and local["x"] == 2
    cell(scope, "global y, z ; y = 3")
    cell(scope, "def f():\n    global z\n    z = 4\nf()")
    assert module["y"] == 3 and module["z"] == 4 and "z" not in local


def test_what_the_module_changes_meanwhile_is_seen():
    module, local = names(x=1, y=1), names(a=0)
    scope = EmbeddedScope(module, local)
    cell(scope, "y = 'mine'")
    module.update(x=5, y=5, new=5)
    cell(scope, "seen = (x, y, new)")
    assert local["seen"] == (5, "mine", 5)


def test_a_deleted_local_is_gone():
    local = names(a=0, b=1)
    scope = EmbeddedScope(names(), local)
    cell(scope, "del a")
    assert "a" not in local and local["b"] == 1


def test_the_shells_own_names_are_nobody_elses():
    module, local = names(x=1), names(exit="program")
    scope = EmbeddedScope(module, local)
    scope.lend(lambda: scope.names.update(names(exit="shell", In=[])))
    assert scope.names["exit"] == "shell"
    cell(scope, "_1 = 0")
    assert local == names(exit="program")
    cell(scope, "In = 'mine'")
    assert local["In"] == "mine"


def test_at_module_level_what_stood_there_comes_back():
    module = names(exit="program")
    scope = EmbeddedScope(module, module)
    scope.lend(lambda: scope.names.update(names(exit="shell", quit="shell")))
    cell(scope, "made = 1")
    scope.give_back()
    assert module["exit"] == "program" and module["made"] == 1 and "quit" not in module
