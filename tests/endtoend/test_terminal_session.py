"""A person at the terminal: the command ``ipython`` with its kernel, keys in, screen out."""
from __future__ import absolute_import, division, print_function, unicode_literals

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from testkit.sessions import ipython, prompt, run


@pytest.fixture
def term():
    """A session at its first prompt."""
    with ipython("--no-banner", "--no-confirm-exit") as terminal:
        terminal.wait("In [1]:")
        yield terminal


def test_a_cell_shows_its_result_and_exit_ends_everything(term):
    assert "Out[1]: 42" in run(term, "6 * 7", 2)
    term.type("exit{enter}")
    assert term.wait_end() == 0


def test_several_lines_are_indented_and_run_when_they_are_complete(term):
    term.type("def f(x):{enter}")
    term.wait("...:")
    term.type("return x + 1{enter}{enter}")
    term.wait(prompt(2))
    assert "   ...:     return x + 1" in term.text
    assert "Out[2]: 5" in run(term, "f(4)", 3)
    term.paste("for i in range(2):\n    print('pasted', i)\n")
    term.type("{enter}")
    text = term.wait(prompt(4))
    assert "pasted" in text and "('pasted', 1)" in text or "pasted 1" in text


def test_completion_menu_history_and_line_editing(term):
    run(term, "alphabet_soup = 'letters'", 2)
    term.type("alphabet_s{tab}")
    term.wait(lambda text: term.cursor[1] == len("In [2]: alphabet_soup"))
    term.type(".upp{tab}")
    term.wait(lambda text: term.cursor[1] == len("In [2]: alphabet_soup.upper"))
    term.type("({c-e}){enter}")
    text = term.wait(prompt(3))
    assert "LETTERS" in text
    term.type("{up}{up}")
    term.wait(re.compile(r"In \[3\]: alphabet_soup = 'letters'\s*$"))
    term.type("{c-c}")
    term.wait(prompt(3))
    term.type("{c-r}soup = ")
    term.wait(lambda text: text.count("alphabet_soup = 'letters'") >= 2)
    term.type("{enter}{c-c}")
    term.wait(prompt(3))
    term.type("(1 +{enter}")
    term.wait("...:")
    term.type("{c-c}")
    term.wait(prompt(3))


def test_ctrl_c_stops_what_runs_and_nothing_else(term):
    term.type("import time; kept = 1; print('be' + 'gun'); exec('while 1: time.sleep(.05)'){enter}")
    term.wait(re.compile("^begun", re.M))
    term.type("{c-c}")
    assert "KeyboardInterrupt" in term.wait(prompt(2))
    term.type("!echo on its w''ay; sleep 61{enter}")
    term.wait("on its way")
    term.type("{c-c}")
    term.wait(prompt(3))
    assert "Out[3]: 1" in run(term, "kept", 4)


def test_the_terminal_belongs_to_the_cell(term):
    term.type("import sys, os; sys.stdin.isatty(), sys.stdout.isatty(), os.isatty(2){enter}")
    assert "(True, True, True)" in term.wait(prompt(2))
    term.type("import getpass; word = getpass.getpass('word: '){enter}")
    term.wait(re.compile(r"word:$"))
    term.type("hush{enter}")
    term.wait(prompt(3))
    assert "hush" not in term.text
    assert "'hush'" in run(term, "str(word)", 4)
    term.type("!read line; echo \"<$line>\"{enter}")
    term.settle(0.3)
    term.type("to the shell{enter}")
    assert "<to the shell>" in term.wait(prompt(5))
    term.type("!stty -echo{enter}")
    term.wait(prompt(6))
    assert "Out[6]: 1234" in run(term, "1234", 7)


def test_input_is_read_from_the_terminal(term):
    name = "raw_input" if str is bytes else "input"
    term.type("answer = %s('name? '){enter}" % name)
    term.wait(re.compile(r"name\?$"))
    term.type("Ada{enter}")
    term.wait(prompt(2))
    assert "'Ada'" in run(term, "str(answer)", 3)


def test_debug_after_an_error(term):
    term.type("d = {}; d['nothing']{enter}")
    assert "KeyError" in term.wait(prompt(2))
    term.type("%debug{enter}")
    term.wait("ipdb>")
    term.type("p 20 + 3{enter}")
    term.wait("23")
    term.type("q{enter}")
    term.wait(prompt(3))


def test_a_crash_costs_a_cell_not_the_session(term):
    run(term, "before = 1", 2)
    term.type("import ctypes; ctypes.string_at(0){enter}")
    text = term.wait(prompt(3))
    assert "SIGSEGV" in text and "back to what they were" in text
    assert "Out[3]: 5" in run(term, "before + 4", 4)
    term.type("{up}{up}")
    term.wait(re.compile(r"In \[4\]: import ctypes; ctypes.string_at\(0\)\s*$"))
    term.type("{c-c}")
    term.wait(prompt(4))
    run(term, "import os; os._exit(3)", 5)
    assert "exited with status 3" in term.text


def test_output_of_a_thread_appears_above_the_prompt(term):
    run(term, "import threading, time", 2)
    run(term, "t = threading.Timer(0.7, lambda: print('from' + ' the thread')); t.start()"
        if str is not bytes else
        "import sys; t = threading.Timer(0.7, lambda: sys.stdout.write('from' + ' the thread\\n')); t.start()", 3)
    term.type("half_typed")
    term.wait(re.compile(r"^from the thread$", re.M))
    term.wait(re.compile(r"In \[3\]: half_typed\s*$"))
    assert term.text.index("\nfrom the thread") < term.text.index("half_typed")


def test_suspending_and_coming_back():
    with ipython_in_a_shell() as term:
        term.wait("In [1]:")
        run(term, "x = 17", 2)
        term.type("{c-z}")
        term.wait(re.compile(r"\$$"))
        term.type("echo at the shell{enter}fg{enter}")
        term.wait("at the shell")
        term.wait(re.compile(r"In \[2\]:\s*$"))
        assert "Out[2]: 17" in run(term, "x", 3)
        term.type("import time; time.sleep(3); x{enter}")
        term.settle(0.4)
        term.type("{c-z}")
        term.wait(re.compile(r"\$$"))
        term.type("fg{enter}")
        assert "Out[3]: 17" in term.wait(prompt(4))


def ipython_in_a_shell():
    """Return a terminal with a shell in it that has started ``ipython``."""
    from testkit.sessions import ipython_argv
    from testkit.terminal import Terminal
    env = dict(os.environ, PS1=str("$ "), TERM=str("xterm-256color"))
    term = Terminal(["/bin/bash", "--norc", "--noprofile", "-i"], env=env)
    term.wait(re.compile(r"\$$"))
    term.type(" ".join(ipython_argv("--no-banner", "--no-confirm-exit")) + "{enter}")
    return term


def test_a_resized_window_is_known_to_cells(term):
    term.resize(40, 70)
    term.settle(0.2)
    text = run(term, "import subprocess; subprocess.check_output(['stty', 'size']).decode()", 2)
    assert "40 70" in text


def test_closing_the_terminal_ends_the_kernel():
    with ipython("--no-banner") as term:
        term.wait("In [1]:")
        term.type("import os; os.getpid(), os.getppid(){enter}")
        text = term.wait(prompt(2))
        pids = [int(number) for number in re.search(r"Out\[1\]: \((\d+), (\d+)\)", text).groups()]
        os.kill(term.pid, signal.SIGKILL)
        wait_gone(pids)


def wait_gone(pids, patience=10.0):
    """Wait until none of the processes is there."""
    deadline = time.time() + patience
    while any(os.path.exists("/proc/%d" % pid) for pid in pids):
        assert time.time() < deadline, "still there: %s" % pids
        time.sleep(0.01)


def test_typed_ahead_and_ctrl_d_asks():
    with ipython("--no-banner") as term:
        term.type("11 * 11{enter}")
        assert "Out[1]: 121" in term.wait(prompt(2))
        term.type("{c-d}")
        term.wait("exit ([y]/n)?")
        term.type("n{enter}")
        term.wait(lambda text: text.count("In [2]:") == 2)
        term.type("{c-d}")
        term.wait(lambda text: text.count("exit ([y]/n)?") == 2)
        term.type("{enter}")
        assert term.wait_end() == 0


def test_settings_changed_by_a_cell_are_obeyed_by_the_terminal(term):
    run(term, "%config TerminalInteractiveShell.editing_mode = 'vi'", 2)
    term.wait("[ins] In [2]:")
    term.type("{escape}")
    term.wait("[nav] In [2]:")
    term.type("i%config TerminalInteractiveShell.editing_mode = 'emacs'{enter}")
    term.wait(re.compile(r"^In \[3\]:\s*$", re.M))
    term.paste("from IPython.terminal.prompts import Prompts, Token\n"
               "class Mine(Prompts):\n"
               "    def in_prompt_tokens(self):\n"
               "        return [(Token.Prompt, 'mine<%d> ' % self.shell.execution_count)]\n"
               "ip = get_ipython(); ip.prompts = Mine(ip)\n")
    term.type("{enter}")
    term.wait("mine<4>")
    term.type("ip.set_next_input('1 + 1'){enter}")
    term.wait("mine<5> 1 + 1")


def test_a_prompt_of_two_lines_stands_on_the_screen_once(tmpdir):
    config = tmpdir.join("config.py")
    config.write("from IPython.terminal.prompts import Prompts, Token\n"
                 "class Two(Prompts):\n"
                 "    def in_prompt_tokens(self):\n"
                 "        return [(Token.Prompt, 'cell %d\\n> ' % self.shell.execution_count)]\n"
                 "c.TerminalInteractiveShell.prompts_class = Two\n")
    with ipython("--no-banner", "--no-confirm-exit", "--config=%s" % config) as term:
        term.wait("cell 1\n>")
        term.type("6 * 7{enter}")
        term.wait("cell 2\n>")
        term.type("exit{enter}")
        assert term.wait_end() == 0
        assert [line for line in term.everything.splitlines() if line.startswith("cell")] == ["cell 1", "cell 2"]


def test_what_start_up_code_prints_is_shown_and_the_prompt_comes():
    with ipython("--no-banner", "--InteractiveShellApp.exec_lines=['print(6 * 111)', '1/0']") as term:
        term.wait(prompt(1))
        term.wait("ZeroDivisionError")
        assert re.search(r"^666$", term.text, re.M)
        assert "Out[1]: 5" in run(term, "2 + 3", 2)


def test_an_option_that_the_shell_refuses_ends_the_session_with_a_line():
    with ipython("--no-banner", "--autocall=never") as term:
        assert term.wait_end() == 1
        assert "wrong option" in term.text and "Traceback" not in term.text


@pytest.mark.parametrize("option", [
    "--InteractiveShell.autocall=7", "--TerminalInteractiveShell.display_completions=sideways",
    "--IPCompleter.greedy=perhaps", "--TerminalInteractiveShell.autoformatter=nobody", "--colors=nocolour"])
def test_a_wrong_option_is_told_once_and_before_there_is_a_prompt(option):
    with ipython("--no-banner", option) as term:
        assert term.wait_end() == 1
        assert term.everything.count("wrong option") == 1
        assert "In [1]" not in term.everything and "Traceback" not in term.everything


def test_what_the_start_up_prints_stands_above_the_first_prompt():
    with ipython("--no-banner", "--InteractiveShell.nobody_knows=1") as term:
        term.wait(lambda text: "nobody_knows" in text and text.count("In [1]:") == 1 and text.endswith("\nIn [1]:"))


def test_ctrl_c_while_the_program_is_loaded_ends_it_without_a_traceback():
    code = ("import os, signal, sys; import IPython.__main__ as command\n"
            "class Finder(object):\n"
            "    def find_module(self, name, path=None):\n"
            "        if name == 'IPython.terminal.ipapp':\n"
            "            os.kill(os.getpid(), signal.SIGINT)\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        return self.find_module(name)\n"
            "sys.meta_path.insert(0, Finder()); command.main()\n")
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = child.communicate()
    assert (child.returncode, out, err) == (130, b"", b"\n")


def test_a_dumb_terminal_gets_plain_lines():
    with ipython("--no-banner", env={str("TERM"): str("dumb")}) as term:
        term.wait("In [1]:")
        assert "Out[1]: 12" in run(term, "3 * 4", 2)


def test_two_terminals_on_one_kernel(tmp_path):
    path = str(tmp_path / "kernel.json")
    with ipython("kernel", "-f", path) as kernel:
        kernel.wait("listens")
        with ipython("--existing", path, "--no-banner") as one, ipython("--existing", path, "--no-banner") as two:
            one.wait("In [1]:")
            two.wait("In [1]:")
            one.type("shared = 40 + 2; shared{enter}")
            assert "Out[1]: 42" in one.wait(prompt(2))
            two.wait("[another client] In [1]: shared = 40 + 2; shared")
            two.wait("Out[1]: 42")
            assert "Out[2]: 43" in run(two, "shared + 1", 3)
            name = "raw_input" if str is bytes else "input"
            one.wait("[another client]")
            one.type("str(%s('say: ')){enter}" % name)
            one.wait(re.compile(r"say:$"))
            one.type("hello{enter}")
            assert "Out[3]: 'hello'" in one.wait(prompt(4))
            one.type("import time; print('be' + 'gun'); exec('while 1: time.sleep(.05)'){enter}")
            one.wait(re.compile("^begun", re.M))
            one.type("{c-c}")
            assert "KeyboardInterrupt" in one.wait(prompt(5))
            two.type("{c-d}{enter}")
            assert two.wait_end() == 0
            assert "Out[5]: 42" in run(one, "shared", 6)


def test_the_same_session_in_one_process():
    with ipython("--no-banner", "--no-confirm-exit", "--in-process") as term:
        term.wait("In [1]:")
        assert "Out[1]: 42" in run(term, "6 * 7", 2)
        term.type("import time; print('be' + 'gun'); exec('while 1: time.sleep(.05)'){enter}")
        term.wait(re.compile("^begun", re.M))
        term.type("{c-c}")
        assert "KeyboardInterrupt" in term.wait(prompt(3))
        term.type("get_ipython().set_next_input('1 + 1'){enter}")
        term.wait(re.compile(r"In \[4\]: 1 \+ 1$"))
        term.type("{enter}")
        assert "Out[4]: 2" in term.wait(prompt(5))
        assert "True" in run(term, "'key_bindings' in dir(get_ipython().pt_app)", 6)
        term.type("1/0{enter}")
        term.wait(prompt(7))
        term.type("%debug{enter}")
        term.wait("ipdb>")
        term.type("p 20 + 3{enter}")
        term.wait("23")
        term.type("q{enter}")
        term.wait(prompt(8))
        term.type("%config TerminalInteractiveShell.editing_mode = 'vi'{enter}")
        term.wait("[ins] In [9]:")
        term.type("exit{enter}")
        assert term.wait_end() == 0


def test_editing_keys_and_suggestions(term):
    run(term, "suggested_name = 'from the history'", 2)
    term.type("xy{backspace}{backspace}1 + 1{left}{backspace}{end}{backspace}40 + 2{enter}")
    assert "Out[2]: 43" in term.wait(prompt(3))
    whole = "In [3]: suggested_name = 'from the history'"
    for key, least, most in (
            ("{right}", len(whole), len(whole)),
            ("\x1bf", len("In [3]: suggested_name"), len("In [3]: suggested_name ")),
            ("\x1b[1;5C", len("In [3]: suggested_name = "), len("In [3]: suggested_name = "))):
        term.type("{c-u}sugg")
        term.wait(lambda text: whole in text and term.cursor[1] == len("In [3]: sugg"))
        term.type(key)
        term.wait(lambda text: least <= term.cursor[1] <= most)
    term.type("{c-u}sugg")
    term.wait(lambda text: whole in text and term.cursor[1] == len("In [3]: sugg"))
    term.type("{end}{backspace}{backspace}{backspace}.'{home}_ = 1; {end}{enter}")
    term.wait(prompt(4))
    assert "from the histo.'" in run(term, "suggested_name", 5)
    term.type("(1,{enter}")
    term.wait("...:")
    term.type("2){up}{up}{down}{down}{enter}")
    assert "(1, 2)" in term.wait(prompt(6))
    assert "Unhandled" not in term.everything and "Traceback" not in term.everything


def test_f2_opens_the_editor(tmp_path):
    editor = tmp_path / "editor.sh"
    editor.write_text(u"#!/bin/sh\necho '6 * 7  # by the editor' > \"$1\"\n")
    editor.chmod(0o755)
    with ipython("--no-banner", env={str("EDITOR"): str(editor), str("VISUAL"): str(editor)}) as term:
        term.wait("In [1]:")
        term.type("typed")
        term.wait("In [1]: typed")
        term.type("\x1bOQ")
        term.wait("In [1]: 6 * 7  # by the editor")
        term.type("{enter}")
        assert "Out[1]: 42" in term.wait(prompt(2))


def test_pairs_are_closed_and_deleted_together():
    with ipython("--no-banner", "--TerminalInteractiveShell.auto_match=True") as term:
        term.wait("In [1]:")
        term.type("(")
        term.wait("In [1]: ()")
        term.type('"')
        term.wait('In [1]: ("")')
        term.type("{backspace}")
        term.wait("In [1]: ()")
        term.type("{backspace}len([7, 8])")
        term.wait(re.compile(r"In \[1\]: len\(\[7, 8\]\)$"))
        term.type("{enter}")
        assert "Out[1]: 2" in term.wait(prompt(2))


def test_start_up_files_may_bind_keys_of_the_prompt():
    from IPython.paths import get_ipython_dir

    folder = os.path.join(get_ipython_dir(), "profile_default", "startup")
    os.makedirs(folder)
    with open(os.path.join(folder, "keys.py"), "w") as stream:
        stream.write("from IPython import get_ipython\n"
                     "pressed = []\n"
                     "add = get_ipython().pt_app.key_bindings.add\n"
                     "@add(u'c-t')\n"
                     "def insert(event):\n"
                     "    event.current_buffer.insert_text('pressed + [6 * 7]')\n")
    with ipython("--no-banner", "--no-confirm-exit") as term:
        term.wait("In [1]:")
        term.type("\x14")
        term.wait("pressed + [6 * 7]")
        term.type("{enter}")
        assert "Out[1]: [42]" in term.wait(prompt(2))
        assert "PromptSession" in run(term, "type(get_ipython().pt_app).__name__", 3)
