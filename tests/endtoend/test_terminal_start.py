"""The start of a session: what goes wrong before the first prompt is shown, in its order, and the prompt comes."""
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from testkit.sessions import LONG, ipython, prompt, run


@pytest.fixture
def broken(own_home):
    """A profile in which next to nothing works."""
    profile = own_home / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "ipython_config.py").write_text("1/0\n")
    (profile / "ipython_config.json").write_text(
        '{"InteractiveShellApp": {"exec_lines": ["print(\'line\' + \' runs\')", "1/0", "import sys; sys.exit(4)"],'
        ' "exec_files": ["no-such-file.py", "leaves.py", "last.py"], "extensions": ["no_such_extension"]}}')
    (profile / "startup" / "00-raises.py").write_text("{}['startup key']\n")
    (profile / "startup" / "01-syntax.ipy").write_text("x = = 1\n")
    (profile / "startup" / "02-bytes.py").write_bytes(b"# coding: what\nx = '\xff'\n")
    (own_home / "leaves.py").write_text("import sys; sys.exit('bye')\n")
    (own_home / "last.py").write_text("print('last ' + 'file'); value = 6\n")
    return own_home


@pytest.mark.parametrize("asked_for, told", [
    (("-i", "nowhere.py"), "there is no file nowhere.py"), (("-i", "-m", "no_such_module_x"), "No module named no_such_module_x"),
    (("-i", "-c", "1 + = 2"), "1 + = 2")])
def test_whatever_goes_wrong_before_the_prompt_is_shown_and_the_prompt_comes(broken, asked_for, told):
    with ipython("--no-banner", *asked_for, cwd=str(broken), size=(100, 100)) as term:
        term.wait(prompt(1), LONG)
        term.wait(told, LONG)
        shown = term.text
        order = ["error in config file", "no_such_extension", "startup key", "x = = 1", "02-bytes.py", "line runs",
                 "ZeroDivisionError", "SystemExit: 4", "no-such-file.py", "SystemExit: bye", "last file", told]
        places = [shown.rindex(text) for text in order]
        assert places == sorted(places), shown
        assert "zmqkernel/" not in shown.replace("zmqkernel/shell/execution/runner.py", "")
        assert "Out[1]: 36" in run(term, "value ** 2", 2)


def test_a_status_is_no_yes_to_leaving_the_kernel_behind(own_home):
    with ipython("--no-banner", size=(30, 250)) as term:  # a warning begins with the path of a file
        term.wait(prompt(1), LONG)
        assert "TypeError" in run(term, "exit(1)", 2)
        assert run(term, "raise SystemExit", 3).count("UserWarning: To exit") == 1
        assert run(term, "raise SystemExit", 4).count("UserWarning: To exit") == 2
        term.type("exit{enter}")
        assert term.wait_end(LONG) == 0


def test_what_start_up_code_prints_stands_above_the_empty_line_before_the_prompt(own_home):
    folder = own_home / ".ipython" / "profile_default" / "startup"
    folder.mkdir(parents=True)
    (folder / "start.py").write_text(
        "import os, time\nprint('first line')\ndeadline = time.time() + 60\n"
        "while time.time() < deadline and not os.path.exists('go'): time.sleep(.02)\nprint('second line')\n")
    with ipython("--no-banner", cwd=str(own_home)) as term:
        term.wait(lambda text: text.startswith("first line\n\nIn [1]:"), LONG)
        term.type("6 * 7")
        term.wait("In [1]: 6 * 7", LONG)
        (own_home / "go").write_text("")
        term.wait(lambda text: text.startswith("first line\nsecond line\n\nIn [1]: 6 * 7"), LONG)
        assert "Out[1]: 42" in run(term, "", 2)
