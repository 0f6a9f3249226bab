"""The command ``ipython`` without a prompt: code, files, modules, pipes, small commands, mistakes."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import os
import subprocess
import sys

import pytest

from ipython_compat import to_text
from testkit.sessions import ipython_argv


def run(*options, **settings):
    """Run ``ipython``; return (status, standard output, standard error)."""
    stdin = settings.pop("stdin", "")
    process = subprocess.Popen(ipython_argv(*options), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, **settings)
    out, err = process.communicate(stdin.encode("utf-8"))
    return process.returncode, to_text(out), to_text(err)


@pytest.mark.parametrize("code, status", [
    ("pass", 0), ("1/0", 1), ("import sys; sys.exit(3)", 3), ("exit", 0), ("def f(:", 1), ("raise SystemExit", 0),
])
def test_the_status_of_code(code, status):
    assert run("-c", code)[0] == status


def test_code_shows_results_and_uses_magics():
    status, out, err = run("-c", "x = !echo from a shell\nprint(x[0])\n%xmode Plain\n6 * 7")
    assert status == 0, err
    assert "from a shell" in out and "42" in out


def test_code_runs_without_zmq_and_prompt_toolkit():
    status, out, err = run("-c", "import sys; print(sorted(set(sys.modules) & "
                           "{'zmq', 'prompt_toolkit', 'asyncio', 'jedi', 'pygments.lexers', 'IPython.terminal.ui'}))")
    assert (status, out.strip()) == (0, "[]"), err


def test_a_file_gets_its_arguments(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import sys\nprint(' '.join(sys.argv[1:] + [__name__, __file__]))\nraise SystemExit(4)\n")
    status, out, err = run(str(script), "one", "--two", "-3", "--", "--four")
    assert status == 4, err
    assert out.strip() == "one --two -3 --four __main__ %s" % script


def test_ipy_files_and_modules(tmp_path):
    (tmp_path / "cells.ipy").write_text("%time answer = 42\n!echo from the shell\nprint(answer)\n")
    status, out, err = run("cells.ipy", cwd=str(tmp_path))
    assert status == 0 and "from the shell" in out and "42" in out, err
    (tmp_path / "some_module.py").write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    status, out, err = run("-m", "some_module", "a", "-b", cwd=str(tmp_path))
    assert status == 0 and "__main__" in out and "-b" in out, err


def test_cells_from_a_pipe():
    status, out, err = run("--no-banner", stdin="x = 20\nx + 1\nfor i in range(2):\n    print('i is', i)\n\nx*3\n")
    assert status == 0, err
    assert "Out[2]: 21" in out and "60" in out


def test_a_session_without_standard_input_ends():
    process = subprocess.Popen(ipython_argv("--no-banner"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=lambda: os.close(0))
    out, err = process.communicate()
    assert process.returncode == 0 and err == b"", to_text(out) + to_text(err)


def test_interactive_after_code():
    status, out, err = run("--no-banner", "-i", "-c", "left_behind = 5", stdin="left_behind * 2\n")
    assert status == 0 and "10" in out, err


def test_startup_code_runs_in_order_and_errors_are_shown(own_home, monkeypatch):
    startup = own_home / ".ipython" / "profile_default" / "startup"
    os.makedirs(str(startup))
    (startup / "20-second.py").write_text("order.append('second'); 1/0\n")
    (startup / "10-first.ipy").write_text("order = ['first']\n%xmode Plain\n")
    (startup.parent / "ipython_config.py").write_text(
        "c.InteractiveShellApp.exec_lines = ['order.append(\"line\")']\n"
        "c.InteractiveShellApp.exec_files = ['later.py']\n")
    (startup.parent.parent / "later.py").write_text("order.append('file')\n")
    monkeypatch.setenv(str("PYTHONSTARTUP"), str(own_home / "pythonstartup.py"))
    (own_home / "pythonstartup.py").write_text("from_startup = True\n")
    status, out, err = run("--no-banner", stdin="print(' '.join(order), from_startup)\n")
    assert "first second line file" in out and "True" in out, err
    assert "ZeroDivisionError" in out + err
    # as in Python, $PYTHONSTARTUP is for sessions
    status, out, err = run("-c", "print(' '.join(order), 'from_startup' in globals())")
    assert "first second line file" in out and "False" in out, err


def test_an_extension_that_is_not_there_is_told_without_the_engines_own_frames(own_home):
    (own_home / "failing_extension.py").write_text(
        "def load_ipython_extension(ip):\n    raise RuntimeError('as it wants')\n")
    status, out, err = run("--ext=no_such_extension", "--ext=failing_extension", "-c", "print('the ' 'code')",
                           cwd=str(own_home))
    assert status == 0 and "the code" in out
    assert "No module named" in out + err and "failing_extension.py" in out + err and "as it wants" in out + err
    assert "zmqkernel" not in out + err


def test_a_script_that_is_interrupted_or_leaves_a_message(own_home):
    (own_home / "stopped.py").write_text("def work():\n    raise KeyboardInterrupt\nwork()\n")
    status, out, err = run("--colors=nocolor", "stopped.py", cwd=str(own_home))
    assert status == 130 and "in work" in out + err
    status, out, err = run("-c", "import sys; sys.exit('too bad')")
    assert status == 1 and (out + err).count("too bad") == 1
    (own_home / "leaving.py").write_text("import sys\nsys.exit(3)\n")
    status, out, err = run("--colors=nocolor", "-i", "leaving.py", stdin="6 * 7\n", cwd=str(own_home))
    assert status == 0 and "SystemExit: 3" in out + err and "42" in out


@pytest.mark.parametrize("options, status, message", [
    (["--no-such-option"], 2, "unknown option --no-such-option"),
    (["no-such-file.py"], 2, "there is no file no-such-file.py"),
    (["--config=/no/such/file.py", "-c", "pass"], 1, "there is no config file /no/such/file.py"),
    (["--profile"], 2, "--profile needs a value"),
    (["--autocall=many", "-c", "pass"], 1, "autocall"),
    (["-m", "no_such_module_anywhere"], 1, "No module named no_such_module_anywhere"),
    (["locate", "profile", "nobody"], 1, "there is no profile nobody"),
    (["--existing", "no-such-kernel"], 1, "no-such-kernel"),
    (["kernel", "install", "--name", "a/b"], 2, "cannot be a kernel's name"),
    (["kernel", "now"], 1, "a kernel takes options only, not now"),
    (["profile", "list", "--no-such-option"], 2, "unknown option --no-such-option"),
    (["profile", "create", "--profile"], 2, "expected one argument"),
    (["history", "trim", "--keep=many"], 1, "keep"),
    (["--ipython-dir=/proc/nowhere", "-c", "pass"], 1, "/proc/nowhere"),
])
def test_a_mistake_is_told_in_one_line(options, status, message):
    code, out, err = run(*options)
    assert code == status
    assert message in err and len(err.strip().splitlines()) == 1, err


@pytest.mark.parametrize("options, message", [
    (["--no-such-option"], "unknown option --no-such-option"),
    (["--config=/no/such/file.py"], "there is no config file /no/such/file.py"),
])
def test_a_kernel_that_cannot_start_says_why_and_nothing_else(options, message):
    status, out, err = run("kernel", *options)
    assert status == 1 and message in err and len((out + err).strip().splitlines()) == 1, out + err


def test_a_program_may_close_standard_output():
    status, out, err = run("-c", "import sys; print('last words'); sys.stdout.close()")
    assert (status, out.strip(), err) == (0, "last words", "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("options", [("-c", "print(1)"), ("--version",), ("-c", "1")])
def test_a_full_disk_is_told_without_a_traceback(options):
    with open("/dev/full", "w") as full:
        process = subprocess.Popen(ipython_argv(*options), stdout=full, stderr=subprocess.PIPE)
        err = to_text(process.communicate()[1])
    assert process.returncode == 1
    lines = err.strip().splitlines()  # two where the file keeps what it could not write, as before 3.7
    assert 1 <= len(lines) <= 2 and all("No space left on device" in line for line in lines), err


def test_a_reader_that_has_had_enough_ends_a_program_without_a_word():
    process = subprocess.Popen(ipython_argv("-c", "for i in range(10 ** 5): print(i)"), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 1 and err == b""


def test_a_kernel_makes_the_folder_of_its_unix_sockets(tmp_path):
    path = tmp_path / "new" / "kernel.json"
    process = subprocess.Popen(ipython_argv("kernel", "-f", str(path), "--transport=ipc"), stdout=subprocess.PIPE)
    process.stdout.readline()
    process.terminate()
    assert process.wait() == 0 and os.listdir(str(path.parent)) == []
    process.stdout.close()


def test_a_broken_config_file_is_told_with_its_line_and_the_other_settings_count(own_home):
    folder = own_home / ".ipython" / "profile_default"
    os.makedirs(str(folder))
    (folder / "ipython_config.py").write_text("x = 1\ny = nobody_knows\n")
    status, out, err = run("-c", "print(6 * 7)")
    assert status == 0 and "42" in out and len(err.strip().splitlines()) == 1
    assert "ipython_config.py, line 2: NameError" in err


def test_a_home_that_cannot_be_written_to(monkeypatch, tmp_path):
    monkeypatch.setenv(str("IPYTHONDIR"), str("/proc/nowhere"))
    monkeypatch.setenv(str("TMPDIR"), str(tmp_path))
    status, out, err = run("-c", "from IPython.paths import get_ipython_dir as f; print('works', f() == f())")
    assert status == 0 and "works" in out and "True" in out
    assert "cannot write to /proc/nowhere" in err and len(err.strip().splitlines()) == 1
    assert os.listdir(str(tmp_path)) == []


def test_profiles(own_home):
    status, out, err = run("profile", "create", "work")
    folder = own_home / ".ipython" / "profile_work"
    assert status == 0 and str(folder) in out, err
    text = (folder / "ipython_config.py").read_text()
    assert "c.TerminalInteractiveShell.editing_mode = " in text
    (folder / "ipython_config.py").write_text("c.InteractiveShell.cache_size = 77\n")
    (folder / "ipython_config.json").write_text('{"InteractiveShell": {"xmode": "Plain"}}')
    code = "ip = get_ipython(); ip.cache_size, str(ip.xmode)"
    assert "(77, 'Plain')" in run("--profile", "work", "-c", code)[1]
    assert run("locate", "profile", "work")[1].strip() == str(folder)
    assert run("locate")[1].strip() == str(own_home / ".ipython")
    assert "work" in run("profile", "list")[1]
    assert "(12, 'Plain')" in run("--profile=work", "--InteractiveShell.cache_size=12", "-c", code)[1]


def test_the_kernelspec_is_installed(tmp_path):
    status, out, err = run("kernel", "install", "--prefix", str(tmp_path), "--name", "Mine", "--display-name", "M")
    assert status == 0, err
    with open(str(tmp_path / "share" / "jupyter" / "kernels" / "mine" / "kernel.json")) as f:
        spec = json.load(f)
    assert spec["argv"] == [sys.executable, "-m", "zmqkernel", "-f", "{connection_file}"]
    assert (spec["display_name"], spec["language"], spec["interrupt_mode"]) == ("M", "python", "signal")


def test_help_and_version():
    status, out, err = run("--help-all")
    assert status == 0 and "--TerminalInteractiveShell.editing_mode" in out and "--HistoryManager.enabled" in out, err
    status, out, err = run("--version")
    assert (status, out.split("+")[0]) == (0, "9.18.0"), err


def test_what_a_file_imports_from_the_future_counts_in_the_session_that_follows(own_home):
    (own_home / "future.py").write_text("from __future__ import division\n")
    status, out, err = run("--no-banner", "-i", "future.py", stdin="type(1 / 2)\n", cwd=str(own_home))
    assert "float" in out


def test_cells_warn_of_what_is_deprecated(monkeypatch):
    monkeypatch.delenv(str("PYTHONWARNINGS"), raising=False)  # whoever sets it has said what is to be shown
    status, out, err = run("-c", "import warnings; warnings.warn('an old name', DeprecationWarning)")
    assert "DeprecationWarning: an old name" in err
