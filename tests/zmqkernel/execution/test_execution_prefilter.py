# -*- coding: utf-8 -*-
"""Single lines: automagic, autocall, macros, and the parts they are made of."""
from __future__ import absolute_import, unicode_literals

import pytest

from testkit.shells import shown
from zmqkernel.shell.execution.autocall import IPyAutocall
from zmqkernel.shell.execution.prefilter import PrefilterChecker, PrefilterHandler, PrefilterTransformer
from zmqkernel.shell.execution.splitinput import LineInfo, split_user_input


def magic(name, rest):
    """Return the call of a line magic."""
    return "get_ipython().run_line_magic(%r, %r)" % (name, rest)


@pytest.mark.parametrize("line, parts", [
    ("a b", ("", "", "a", " b")), ("  %foo bar", ("  ", "%", "foo", " bar")), ("!!x y", ("", "!!", "x", " y")),
    ("?foo", ("", "?", "foo", "")), ("x=1", ("", "", "x", "=1")), ("(a)", ("", "", "", "(a)")),
    ("", ("", "", "", "")), ("é x", ("", "", "é", " x")), ("%%foo bar", ("", "%", "%foo", " bar")),
])
def test_the_parts_of_a_line(line, parts):
    assert split_user_input(line) == parts


def test_line_info():
    info = LineInfo("  f  1 ")
    assert (info.pre_whitespace, info.ifun, info.the_rest, info.raw_the_rest) == ("  ", "f", "1 ", "  1 ")
    assert repr(info) == "<LineInfo [  ||f|1 ]>"


@pytest.mark.parametrize("line, python", [
    ("ls", magic("ls", "")), ("ls -l", magic("ls", "-l")), ("  cd foo", "  " + magic("cd", "foo")),
    ("ls = 1", "ls = 1"), ("ls == 1", magic("ls", "== 1")), ("time", magic("time", "")), ("x", "x"), ("1 + 1", "1 + 1"),
    ("if x", "if x"), ("# ls", "# ls"), ("ls, x = 1, 2", "ls, x = 1, 2"), ("", ""),
])
def test_automagic(shell, line, python):
    assert shell.prefilter_manager.prefilter_lines(line) == python


def test_automagic_does_not_import_the_magic(shell):
    shell.prefilter_manager.prefilter_lines("timeit 1")
    assert type(shell.magics_manager.magics["line"]["timeit"]).__name__ == "LazyMagic"


def test_variables_go_before_magics(shell):
    shell.user_ns["ls"] = 5
    assert shell.prefilter_manager.prefilter_lines("ls") == "ls"


def test_automagic_can_be_switched_off(shell):
    shell.automagic = False
    assert shell.prefilter_manager.prefilter_lines("ls") == "ls"
    assert shell.magics_manager.auto_magic is False


AUTOCALL = [
    (0, "f 1", "f 1"), (1, "f 1", "f(1)"), (1, "f 1, 2", "f(1, 2)"), (1, "f", "f"), (2, "f", "f()"), (2, "f;", "f;"),
    (1, "f 1;", "f(1);"), (1, "f -1", "f -1"), (1, "f in x", "f in x"), (1, "f = 1", "f = 1"), (1, "f [1]", "f([1])"),
    (1, "f[1]", "f[1]"), (1, "f: int", "f: int"), (1, "f : int", "f : int"),
    (1, "s.upper 1", "s.upper(1)"), (1, "s 1", "s 1"), (1, "f (1)", "f (1)"), (1, "f == 2", "f == 2"),
]


@pytest.mark.parametrize("level, line, python", AUTOCALL)
def test_autocall(shell, level, line, python):
    shell.autocall = level
    shell.user_ns.update({str("f"): len, str("s"): "abc"})
    with shown() as caught:
        assert shell.prefilter_manager.prefilter_lines(line) == python
    assert caught.out == ("" if python == line else "------> %s\n" % python)


def test_the_rewritten_line_can_be_hidden(shell):
    shell.autocall, shell.show_rewritten_input = 1, False
    shell.user_ns[str("f")] = len
    with shown() as caught:
        shell.prefilter_manager.prefilter_lines("f 1")
    assert caught.out == ""


def test_objects_that_call_themselves(session):
    class Bell(IPyAutocall):
        rewrite = False

        def __call__(self, *args):
            return "ring", args, self._ip is session.shell
    session.ns[str("bell")] = Bell()
    assert session.value("bell") == ("ring", (), True)
    assert session.value("bell 1, 2") == ("ring", (1, 2), True)


def test_exit_asks_to_leave(session):
    asked = []
    session.shell.ask_exit = lambda: asked.append(True)
    session.run("exit")
    session.run("quit()")
    assert asked == [True, True]


def test_a_macro_is_run_by_its_name(session):
    session.shell.define_macro("mm", "a = 5\nb = a + 1")
    session.run("mm")
    assert session.ns["b"] == 6


def test_checkers_handlers_and_transformers_of_an_extension(shell):
    manager = shell.prefilter_manager

    class Shout(PrefilterHandler):
        handler_name = "shout"

        def handle(self, line_info):
            return "shout(%r)" % line_info.the_rest

    class ShoutChecker(PrefilterChecker):
        def check(self, line_info):
            return self.prefilter_manager.get_handler_by_name("shout") if line_info.ifun == "SHOUT" else None

    class Plus(PrefilterTransformer):
        def transform(self, line, continue_prompt):
            return line.replace("plus", "+")

    handler, checker = Shout(shell=shell, prefilter_manager=manager), ShoutChecker(shell=shell, prefilter_manager=manager)
    transformer = Plus(shell=shell, prefilter_manager=manager)
    manager.register_handler("shout", handler, ["$"])
    assert checker in manager.checkers and transformer in manager.transformers
    assert manager.prefilter_line("SHOUT a") == "shout(%r)" % "a"
    assert manager.prefilter_line("1 plus 1") == "1 + 1"
    assert manager.get_handler_by_esc("$") is handler
    transformer.enabled = False
    assert manager.prefilter_line("1 plus 1") == "1 plus 1"
    manager.unregister_checker(checker)
    manager.unregister_transformer(transformer)
    manager.unregister_handler("shout", handler, ["$"])
    assert manager.prefilter_line("SHOUT a") == "SHOUT a"
    assert manager.get_handler_by_name("shout") is None and manager.get_handler_by_esc("$") is None


def test_checkers_are_asked_in_order_of_priority(shell):
    priorities = [checker.priority for checker in shell.prefilter_manager.checkers]
    assert priorities == sorted(priorities) == [100, 250, 300, 600, 700, 900, 1000]


def test_the_prefilter_can_be_replaced(shell):
    assert shell.prefilter("x = 1") == "x = 1"
    shell.prefilter = len
    assert shell.prefilter is len
