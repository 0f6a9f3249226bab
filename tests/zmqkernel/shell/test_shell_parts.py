"""Smaller parts: the store, the log, payloads, macros, hooks, events, look-up, user's code, questions."""
from __future__ import absolute_import, unicode_literals

import io
import os

import pytest
from traitlets import TraitError
import six

from ipython_compat import to_text
from testkit.shells import shown
from zmqkernel.shell import hooks
from zmqkernel.shell.errors import TryNext
from zmqkernel.shell.keyvalue import FolderStore
from zmqkernel.shell.logger import Logger
from zmqkernel.shell.lookup import split_parts
from zmqkernel.shell.macro import Macro
from zmqkernel.shell.payload import PayloadManager


# -- the store

def test_a_value_that_another_process_removes_at_once_is_no_error(tmp_path, monkeypatch):
    store = FolderStore(str(tmp_path / "db"))
    monkeypatch.setattr("zmqkernel.shell.keyvalue.replace", lambda source, target: os.unlink(source))
    store["gone"] = 1
    assert "gone" not in store and store.cached() == {}


def test_values_stay(tmp_path):
    store = FolderStore(str(tmp_path / "db"))
    assert list(store) == [] and "a" not in store
    store["a"] = {"x": [1, 2]}
    store["auto/b"] = "text"
    again = FolderStore(str(tmp_path / "db"))
    assert again["a"] == {"x": [1, 2]} and "auto/b" in again
    assert sorted(again) == ["a", "auto/b"] and again.keys("auto/*") == ["auto/b"] and again.keys("*") == ["a"]
    del again["a"]
    assert again.get("a", 5) == 5 and len(again) == 1


def test_what_cannot_be_pickled_leaves_the_old_value(tmp_path):
    store = FolderStore(str(tmp_path))
    store["a"] = 1
    with pytest.raises(Exception):
        store["a"] = lambda: 1
    store.uncache()
    assert store["a"] == 1 and os.listdir(str(tmp_path)) == ["a"]


def test_another_process_has_written(tmp_path):
    store, other = FolderStore(str(tmp_path)), FolderStore(str(tmp_path))
    store["a"] = 1
    other["a"] = 2
    os.utime(str(tmp_path / "a"), (1, 1))
    assert store["a"] == 2


def test_a_broken_file_is_a_missing_key(tmp_path):
    (tmp_path / "a").write_bytes(b"nonsense")
    with pytest.raises(KeyError):
        FolderStore(str(tmp_path))["a"]


def test_no_key_leads_out_of_the_folder(tmp_path):
    with pytest.raises(KeyError):
        FolderStore(str(tmp_path / "db"))["../a"] = 1


def test_the_shells_store_is_in_its_profile(shell):
    shell.db["k"] = 1
    assert os.path.isfile(os.path.join(shell.profile_dir.location, "db", "k"))


# -- the log

def log_of(path, mode, **options):
    """Write a log; return the file's text."""
    logger = Logger(os.path.dirname(path), logfname=path, loghead="# head\n", logmode=mode)
    with shown():
        logger.logstart(**dict((str(key), value) for key, value in options.items()))
        logger.log("modified\n", "original\n")
        logger.log_write("5", "output")
        logger.switch_log(False)
        logger.log("hidden\n", "hidden\n")
        logger.switch_log(True)
        logger.logstop()
    with io.open(path, encoding="utf-8") as f:
        return f.read()


def test_what_is_logged(tmp_path):
    path = str(tmp_path / "log.py")
    assert log_of(path, "over") == "# head\nmodified\n"
    assert log_of(path, "over", log_raw_input=True, log_output=True) == "# head\noriginal\n#[Out]# 5\n"
    assert log_of(path, "append") == "# head\noriginal\n#[Out]# 5\nmodified\n"


def test_what_becomes_of_an_earlier_log(tmp_path):
    path = str(tmp_path / "log.py")
    for _ in range(3):
        log_of(path, "rotate")
    assert sorted(os.listdir(str(tmp_path))) == ["log.py", "log.py.001~", "log.py.002~"]
    log_of(path, "backup")
    assert "log.py~" in os.listdir(str(tmp_path))


def test_mistakes_with_logs(tmp_path):
    logger = Logger(str(tmp_path), logfname=str(tmp_path / "log.py"))
    with pytest.raises(ValueError):
        logger.logmode = "sideways"
    with shown() as caught:
        logger.logstop()
        logger.switch_log(True)
        logger.logstate()
    assert caught.out.count("not been") + caught.out.count("hadn't been") == 3
    logger.logstart()
    with pytest.raises(RuntimeError):
        logger.logstart()
    logger.close_log()


# -- payloads and macros

def test_payloads():
    manager = PayloadManager()
    manager.write_payload({"source": "a", "n": 1})
    manager.write_payload({"source": "a", "n": 2})
    manager.write_payload({"source": "a", "n": 3}, single=False)
    assert [payload["n"] for payload in manager.read_payload()] == [2, 3]
    manager.clear_payload()
    assert manager.read_payload() == []
    with pytest.raises(TypeError):
        manager.write_payload(5)


def test_the_next_input_is_a_payload(shell):
    shell.set_next_input("text", replace=True)
    assert shell.payload_manager.read_payload() == [{"source": "set_next_input", "text": "text", "replace": True}]


def test_macros(shell):
    macro = Macro("a\n# coding: latin-1\nb")
    assert macro.value == to_text(six.text_type(macro)) == "a\nb\n" and "Macro" in repr(macro)
    assert (macro + "c").value == "a\nb\nc\n" and (macro + macro).value == "a\nb\na\nb\n"
    with pytest.raises(TypeError):
        macro + 5
    with pytest.raises(ValueError):
        shell.define_macro("m", 5)


# -- hooks and events

def test_a_chain_of_hooks():
    def declines(*args):
        raise TryNext()
    chain = hooks.CommandChainDispatcher()
    chain.add(lambda *args: ("late", args), 90)
    chain.add(declines, 1)
    assert chain(5) == ("late", (5,)) and [priority for priority, _ in chain] == [1, 90]
    with pytest.raises(TryNext):
        hooks.CommandChainDispatcher([(0, declines)])()


def test_only_themes_that_are_there_are_taken(shell):
    shell.colors = "LightBG"
    assert shell.colors == "lightbg"
    shell.colors = "NoColor"
    assert shell.colors == "nocolor"
    with pytest.raises(TraitError):
        shell.colors = "bogus"
    assert shell.colors.lower() == "nocolor"


def test_the_hooks_are_a_dictionary_too(shell):
    assert "editor" in sorted(shell.hooks) and shell.hooks["editor"] is shell.hooks.editor


def test_a_hook_gets_the_shell(shell):
    shell.set_hook("editor", lambda self, filename, linenum, wait: (self, filename), 0)
    assert shell.hooks.editor("f", 1, True) == (shell, "f")
    with shown() as caught:
        shell.set_hook("no_such_hook", lambda self: None)
    assert "no_such_hook" in caught.out


@pytest.mark.parametrize("folder,arguments", [("plain", ""), ("with blanks", ""), ("plain", " --flag 'a b'")])
def test_the_editor_is_a_command_or_a_path(shell, tmp_path, folder, arguments):
    program, told = tmp_path / folder / "edit.sh", tmp_path / "told"
    program.parent.mkdir()
    program.write_bytes(('#!/bin/sh\nfor word in "$@"; do echo "$word"; done > "%s"\n' % told).encode("ascii"))
    program.chmod(0o755)
    shell.editor = "%s%s" % (program, arguments)
    assert hooks.editor(shell, "some file.py", 3) is None
    words = told.read_bytes().decode("ascii").splitlines()
    assert words == (["--flag", "a b"] if arguments else []) + ["+3", "some file.py"]
    hooks.editor(shell, "new.py", 0)
    assert "+0" not in told.read_bytes().decode("ascii")


def test_an_editor_that_fails_declines(shell):
    shell.editor = "false"
    with pytest.raises(TryNext):
        hooks.editor(shell, "f", 1)


def test_a_completer_for_a_command(shell):
    shell.set_hook("complete_command", lambda self, event: ["one"], str_key="mycmd")
    shell.set_hook("complete_command", lambda self, event: ["two"], re_key="other.*")
    found = shell.strdispatchers["complete_command"]
    assert [function(None) for function in found.flat_matches("mycmd")] == [["one"]]
    assert [function(None) for function in found.flat_matches("othercmd")] == [["two"]]


def test_mistakes_with_events(shell):
    with pytest.raises(TypeError):
        shell.events.register("pre_execute", 5)
    with pytest.raises(KeyError):
        shell.events.register("no_such_event", test_macros)
    with pytest.raises(ValueError):
        shell.events.unregister("pre_execute", test_macros)


def test_a_callback_is_called_once_and_may_unregister_itself(shell):
    seen = []

    def callback():
        seen.append(1)
        shell.events.unregister("pre_execute", callback)
    shell.events.register("pre_execute", callback)
    shell.events.register("pre_execute", callback)
    for _ in range(2):
        shell.run_cell("pass")
    assert seen == [1]


# -- look-up

@pytest.mark.parametrize("name, parts", [
    ("a", ["a"]), ("a.b", ["a", "b"]), ("a[0].b", ["a", (0,), "b"]), ("a['k']", ["a", ("k",)]), ("a.", None), (".a", None),
    ("a b", None), ("", None), ("a..b", None), ("1", None),
])
def test_parts_of_names(name, parts):
    assert split_parts(name) == parts


def test_where_names_are_found(shell):
    class WithProperty(object):
        @property
        def loud(self):
            raise AssertionError("must not run")
    shell.user_ns.update({str("obj"): WithProperty(), str("d"): {"k": [5]}})

    def found(name):
        info = shell._ofind(name)
        return info.found, info.namespace, info.ismagic, info.isalias
    assert found("obj") == (True, "Interactive", False, False)
    assert found("len") == (True, "Python builtin", False, False)
    assert found("pwd") == found("%pwd") == (True, "IPython internal", True, False)
    assert found("%%time") == (True, "IPython internal", True, False)
    assert found("nope")[0] is found("d.nope")[0] is found("%nope")[0] is False
    assert shell._ofind("d['k'][0]").obj == 5
    assert isinstance(shell._ofind("obj.loud").obj, property)
    assert shell.object_inspect("nope")["found"] is False and shell.object_inspect("len")["found"] is True
    assert "Docstring" in shell.object_inspect_text("len")
    with pytest.raises(KeyError):
        shell.object_inspect_mime("nope")


# -- code of the user's

def test_find_user_code(session, tmp_path):
    session.run("a = 1")
    session.run("b = 'code'")
    session.shell.define_macro("mm", "in a macro")
    path = tmp_path / "some.py"
    path.write_bytes(b"# coding: utf-8\nfrom_file = 1\n")
    find = session.shell.find_user_code
    assert find("1") == "a = 1" and find("1-2") == "a = 1\nb = 'code'" and find("b") == "code"
    assert find("mm") == "in a macro\n" and find(str(path)) == find(str(path)[:-3]) == "from_file = 1\n"
    for wrong in ("nope", str(tmp_path)):
        with pytest.raises(ValueError):
            find(wrong)
    session.ns[str("number")] = 5
    with pytest.raises(TypeError):
        find("number")


def test_a_file_of_another_encoding(shell, tmp_path):
    path = tmp_path / "other.txt"
    path.write_bytes(b"\xe9")
    assert shell.find_user_code(str(path)) in ("\xe9", "\ufffd")


def test_extract_input_lines(session):
    session.run("%pwd")
    session.run("b = 2")
    assert session.shell.extract_input_lines("1-2", raw=True) == "%pwd\nb = 2"
    assert "run_line_magic" in session.shell.extract_input_lines("1")


# -- questions

@pytest.fixture
def answers(monkeypatch):
    """Let questions be answered by a list."""
    from six.moves import builtins
    waiting = []

    def answer(prompt=""):
        value = waiting.pop(0)
        if isinstance(value, type):
            raise value()
        return value
    monkeypatch.setattr(builtins, str("raw_input" if six.PY2 else "input"), answer)
    return waiting


@pytest.mark.parametrize("given, default, interrupt, yes", [
    (["y"], None, None, True), (["No"], "y", None, False), ([""], "y", None, True), (["what", "yes"], None, None, True),
    ([EOFError], "n", None, False), ([KeyboardInterrupt], "n", "y", True), ([KeyboardInterrupt], "n", None, False),
])
def test_ask_yes_no(shell, answers, given, default, interrupt, yes):
    answers.extend(given)
    with shown():
        assert shell.ask_yes_no("Sure?", default, interrupt) is yes


def test_the_end_of_input_without_a_default(shell, answers):
    answers.append(EOFError)
    with shown(), pytest.raises(EOFError):
        shell.ask_yes_no("Sure?")


def test_quiet_is_yes(shell):
    shell.quiet = True
    assert shell.ask_yes_no("Sure?") is True


def test_autoindent(shell):
    shell.set_autoindent()
    assert shell.autoindent is False
    shell.set_autoindent(True)
    assert shell.autoindent is True


def test_guis_are_for_shells_that_wait(shell):
    with pytest.raises(NotImplementedError):
        shell.enable_gui("qt")


def test_the_clipboard_by_a_hook(shell, monkeypatch):
    from zmqkernel.shell import clipboard

    def nothing():
        raise TryNext("no display")
    for name in ("win32", "osx", "wayland", "tkinter"):
        monkeypatch.setattr(clipboard, str(name + "_clipboard_get"), nothing)
    with pytest.raises(TryNext):
        shell.hooks.clipboard_get()
    monkeypatch.setattr(clipboard, str("tkinter_clipboard_get"), lambda: "copied")
    assert shell.hooks.clipboard_get() == "copied"


def test_what_was_found_on_the_way_to_a_missing_attribute(shell):
    obj = object()
    info = shell._ofind("obj.nope", [("locals", {"obj": obj})])
    assert (info.found, info.obj, info.parent, info.namespace) == (False, None, obj, None)


def test_callbacks_of_before_events_had_arguments(shell):
    seen = []

    class Extension(object):
        def bound(self):
            seen.append("bound")
    shell.events.register("post_run_cell", lambda: seen.append("none"))
    shell.events.register("post_run_cell", lambda *args: seen.append(len(args)))
    shell.events.register("post_run_cell", Extension().bound)
    shell.run_cell("pass")
    assert seen == ["none", 1, "bound"]
