"""The debugger's commands."""
from __future__ import absolute_import, unicode_literals

import bdb
import sys
import textwrap

import pytest

from ipython_compat import to_native
from testkit.realshell import real_shell

from zmqkernel.shell import debugger
from zmqkernel.shell.debugger import InterruptiblePdb, Pdb, Tracer


def outer():
    first = 1
    return hidden(first)


def hidden(x):
    __tracebackhide__ = True
    return inner(x)


def inner(y):
    """Doc of inner."""
    z = y - 1
    return y / z


def imports_textwrap():
    text = "a"
    return textwrap.dedent(text)


def decorated():
    a = 1
    wrapper()
    return a


def wrapper():
    __debuggerskip__ = True
    helper()
    __debuggerskip__ = False
    wanted()
    __debuggerskip__ = True
    helper()


def helper():
    return "inside of the decorator"


def wanted():
    return "what the person wrote"


def chained():
    try:
        inner(1)
    except ZeroDivisionError:
        raise KeyError("later")


def test_it_begins_at_the_frame_that_failed(session):
    shown = session.post_mortem(outer, ["q"])
    assert shown.startswith("> ") and "inner()\n" in shown
    assert "---> " in shown and "return y / z" in shown and "ipdb> " in shown


def test_what_is_typed_need_not_be_ascii(session):
    shown = session.post_mortem(outer, [to_native("\u00e9"), to_native("'\u00e9'?"), "p 6 * 7", "q"])
    assert "UnicodeDecodeError" not in shown and "42" in shown


def test_up_and_down_pass_over_hidden_frames(session):
    shown = session.post_mortem(outer, ["up", "p 'at', first", "down", "p 'back', z", "q"])
    assert "('at', 1)" in shown and "('back', 0)" in shown
    assert "[... skipped 1 frame(s): 1 hidden frames + 0 ignored modules]" in shown


def test_hidden_frames_can_be_visited(session):
    shown = session.post_mortem(outer, ["skip_hidden no", "skip_hidden", "up", "p x", "q"])
    assert "skip_hidden = False" in shown and "hidden()\n" in shown


def test_predicates_can_be_changed(session):
    shown = session.post_mortem(outer, ["skip_predicates", "skip_predicates tbhide false", "up",
                                        "skip_predicates what true", "skip_predicates tbhide maybe",
                                        "skip_predicates a b c", "q"])
    assert "tbhide : True" in shown and "hidden()\n" in shown
    assert shown.count("*** ") == 3


def test_the_ends_of_the_stack_are_told(session):
    shown = session.post_mortem(outer, ["down", "up 99", "up", "up x", "q"])
    assert "Newest frame" in shown and "Oldest frame" in shown and "Invalid frame count" in shown


def test_modules_can_be_ignored(session):
    module = str(outer.__module__)
    shown = session.post_mortem(outer, ["ignore_module", "ignore_module %s" % module, "ignore_module", "up",
                                        "unignore_module other", "unignore_module %s" % module, "up", "q"])
    assert "No modules are currently ignored." in shown
    assert "Currently ignored modules: [%r]" % module in shown
    assert "all frames above skipped" in shown and "*** other is not ignored" in shown


def test_the_stack_with_hidden_frames_left_out(session):
    shown = session.post_mortem(outer, ["where", "w 1", "w x", "q"])
    assert "    [... skipping 1 hidden frame(s)]" in shown
    assert shown.count("  return hidden(first)") == 2
    assert "*** The 'where' command requires a positive integer" in shown


def test_context_lines(session):
    shown = session.post_mortem(outer, ["context 1", "w", "context 0", "context", "q"])
    after = shown.split("ipdb> ")[2]
    assert "Doc of inner" not in after and "return y / z" in after
    assert shown.count("*** The 'context' command requires") == 2


def test_listings(session):
    shown = session.post_mortem(outer, ["list", "l 1,2", "l 1", "ll", "l x", "l 99999", "q"])
    parts = shown.split("ipdb> ")
    assert len([line for line in parts[1].splitlines() if line.strip()]) == 11
    assert parts[2].split() == ["1", '"""The', "debugger's", 'commands."""', "2", "from", "__future__", "import",
                                "absolute_import,", "unicode_literals"]
    assert "def inner(y):" in parts[4] and "hidden" not in parts[4]
    assert "Error in argument" in parts[5] and "[EOF]" in parts[6]


def test_objects_can_be_inspected(session):
    shown = session.post_mortem(outer, ["pinfo inner", "pinfo2 inner", "inner?", "inner??", "pdef inner",
                                        "pdoc inner", "psource inner", "pfile inner", "pinfo nothing", "pinfo", "q"])
    parts = shown.split("ipdb> ")
    assert parts[1].startswith("Signature: inner(y)") and parts[1] == parts[3] and parts[2] == parts[4]
    assert "z = y - 1" in parts[2] and parts[5] == " inner(y)\n" and "Doc of inner" in parts[6]
    assert parts[7].startswith("def inner(y):") and "def inner(y):" in parts[8]
    assert parts[-3] == "Object `nothing` not found.\n" and parts[-2] == "*** pinfo needs a name\n"


def test_names_are_told_with_the_namespace_they_are_in(session, own_home):
    with real_shell() as shell:
        commands = ["pinfo y", "pinfo inner", "pinfo len", "pinfo y + 1", "pinfo nothing.at_all", "pinfo 1 +", "q"]
        shown = session.post_mortem(outer, commands, shell=shell).split("ipdb> ")
    assert "Namespace:   Locals" in shown[1] and "Signature: inner(y)" in shown[2]
    assert "builtin" in shown[3] and "int" in shown[4] and "*** NameError" in shown[5] and "*** SyntaxError" in shown[6]


def test_expressions_and_statements_run_in_the_frame(session):
    shown = session.post_mortem(outer, ["y + 41", "!w = 5", "p w", "!1/0", "q"])
    assert "42" in shown and "5" in shown and "ZeroDivisionError" in shown


def test_help_knows_the_commands(session):
    shown = session.post_mortem(outer, ["help context", "help skip_predicates", "help where", "q"])
    assert "lines of source" in shown and "reasons to pass over" in shown


def test_stepping_passes_over_hidden_frames(session):
    shown = session.step(outer, ["n", "s", "s", "s", "s", "q"])
    assert "inner()\n" in shown and "hidden()\n" not in shown
    assert shown.count("    [... skipped 1 hidden frame(s)]") == 1


def test_stepping_into_a_module_to_ignore_is_told(session):
    shown = session.step(imports_textwrap, ["ignore_module textwrap", "n", "s", "p 'behind'", "q"])
    assert shown.count("    [... skipped 1 ignored module(s)]") == 1
    assert "--Return--" in shown.split("ignored module(s)]")[1] and "textwrap.py" not in shown


def test_the_functions_that_run_what_is_debugged_are_not_in_the_stack(session):
    shown = session.step(outer, ["w", "skip_predicates ipython_internal no", "n", "w", "q"]).split("ipdb> ")
    assert "bdb.py" not in shown[1] and "bdb.py" in shown[4]


def test_stepping_passes_over_the_insides_of_decorators(session):
    shown = session.step(decorated, ["n", "s", "s", "p 'in wanted'", "q"])
    assert "wanted()" in shown and "helper()\n" not in shown.replace("helper()\n    ", "")
    assert "what the person wrote" in shown


def test_breakpoints_are_marked_in_listings(session):
    line = outer.__code__.co_firstlineno + 2
    shown = session.step(outer, ["b %d" % line, "ll", "c", "p 'stopped', first", "cl 1", "c"])
    assert "1  -> " not in shown
    assert any(row.startswith("1 ") and "return hidden(first)" in row for row in shown.splitlines())
    assert "('stopped', 1)" in shown


def test_a_recursive_debugger(session):
    shown = session.post_mortem(outer, ["debug inner(3)", "c", "p 'again'", "q"])
    assert "ENTERING RECURSIVE DEBUGGER" in shown and "(ipdb>) " in shown
    assert "LEAVING RECURSIVE DEBUGGER" in shown and "'again'" in shown


def test_return_values_are_shown(session):
    shown = session.step(helper, ["r", "q"])
    after = shown.split("--Return--\n")[1].splitlines()
    assert "ecorator'" in after[0] and after[1].startswith("> ") and after[1].endswith("helper()")


def test_colours(session):
    shown = session.post_mortem(outer, ["q"], theme_name="linux")
    assert "\x1b[92m" in shown
    session.debugger.set_colors("NoColor")
    assert session.debugger.theme.name == "nocolor"


@pytest.mark.skipif(not hasattr(BaseException(), "__cause__"), reason="no chained exceptions")
def test_chained_exceptions_can_be_visited(session):
    shown = session.post_mortem(chained, ["exceptions", "exceptions 0", "p 'now', z", "exceptions 9", "q"], whole=True)
    assert "ZeroDivisionError" in shown and "KeyError" in shown and "('now', 0)" in shown


def test_context_and_names_of_older_releases():
    debug = Pdb(completekey="tab", color_scheme="Linux", context=3)
    assert debug.context == 3 and debug.theme.name == "linux"
    with pytest.raises(ValueError):
        debug.context = 0
    with pytest.raises(TypeError):
        Pdb(no_such_option=1)


def test_an_interrupt_leaves_the_interruptible_debugger(session, monkeypatch):
    def interrupted(self, intro=None):
        raise KeyboardInterrupt
    monkeypatch.setattr(debugger.OldPdb, "cmdloop", interrupted)
    debug = InterruptiblePdb(theme_name="nocolor")
    debug.reset()
    with pytest.raises(KeyboardInterrupt):
        debug.cmdloop()
    assert debug.stop_here(sys._getframe()) is False


def test_leaving_the_debugger_is_no_error_report(capsys):
    debugger.BdbQuit_excepthook(bdb.BdbQuit, bdb.BdbQuit(), None)
    assert capsys.readouterr()[0] == "Exiting Debugger.\n"
    seen = []
    debugger.BdbQuit_excepthook(ValueError, "value", "tb", lambda *args: seen.append(args))
    assert seen == [(ValueError, "value", "tb")]
    assert debugger.BdbQuit_excepthook.excepthook_ori is not None


def test_small_helpers():
    assert debugger.make_arrow(4) == "--> " and debugger.prompt == "ipdb> "
    assert debugger.strip_indentation("a\n   b\n c") == "a\nb\nc"
    decorated_one = debugger.decorate_fn_with_doc(helper, inner, " And more.")
    assert decorated_one.__doc__ == "Doc of inner. And more." and decorated_one() == helper()
    assert isinstance(Tracer(colors="nocolor").debugger, Pdb)


def test_the_older_name_is_the_same_module():
    import IPython.core.debugger
    assert IPython.core.debugger is debugger and Pdb.__module__ == "IPython.core.debugger"


def shell_frame():
    __tracebackhide__ = "__ipython_bottom__"
    return inner(1)


def test_frames_of_the_shell_are_not_in_the_stack(session):
    shown = session.post_mortem(shell_frame, ["where", "up", "q"])
    assert "shell_frame" not in shown and "Oldest frame" in shown
    assert "skipping" not in shown


def test_an_instruction_without_a_line_is_told(session):
    session.post_mortem(outer, ["q"])
    debug = session.debugger
    debug.reset()
    debug.setup(sys._getframe(), None)
    assert "belongs to no line" in debug.format_stack_entry((sys._getframe(), None))
