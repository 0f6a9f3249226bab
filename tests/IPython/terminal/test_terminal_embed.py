"""Shells in the middle of programs, driven through plain input."""
from __future__ import absolute_import, division, print_function, unicode_literals

import subprocess
import sys

import pytest

from ipython_compat import to_text

PROGRAM = """
import sys
COUNTER = 10
def outer():
    free = 7
    def inner(a):
        local = a + free
        import IPython
        IPython.embed(header='HEADER', banner1='BANNER\\n', colors='nocolor')
        return local
    return inner
inner = outer()
inner(1)
inner(2)
print('COUNTER is', COUNTER)
"""


def run(program, typed):
    """Run a program with ``typed`` as its input; return what it printed."""
    process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    out, _ = process.communicate(typed.encode("utf-8"))
    return to_text(out), process.returncode


def test_names_of_the_function_and_its_module():
    out, status = run(PROGRAM, "a, local, free, COUNTER\nlist(x + local for x in range(2))\n(lambda: free * 100)()\n"
                               "%who_ls\nexit\nexit\n")
    assert status == 0, out
    assert "BANNER" in out and out.count("HEADER") == 2
    assert "(1, 8, 7, 10)" in out and "[8, 9]" in out and "700" in out
    shown = out.split("['")[1].split("]")[0]
    assert shown == "IPython', 'a', 'free', 'local'"  # what the function has, not what its module has


def test_a_name_goes_where_python_would_put_it():
    out, status = run(PROGRAM, "COUNTER = 12\nCOUNTER + 1\nexit\nglobal COUNTER; COUNTER = 11\nexit\n")
    assert status == 0 and "13" in out, out
    assert "11" in out.split("COUNTER is")[1]
    out, status = run(PROGRAM, "COUNTER = 12\nexit\nexit\n")
    assert status == 0 and "10" in out.split("COUNTER is")[1], out


BANNERS = """
import IPython
from IPython.terminal.embed import InteractiveShellEmbed
IPython.embed(banner1='ONE', banner2='TWO', header='HEAD', exit_msg='BYE')
IPython.embed(display_banner=False, header='HIDDEN')
open = exit = 'of the program'
InteractiveShellEmbed(enable_tip=False)()
print(open, exit)
"""


def test_banner_header_and_farewell():
    out, status = run(BANNERS, "exit\nexit\nexit()\n")
    assert status == 0, out
    assert out.startswith("ONE\nTWO\nHEAD\n") and "BYE\n" in out and "HIDDEN" not in out
    assert "An enhanced Interactive Python" in out.split("BYE")[1]
    assert out.count("of the program") == 2  # the shell's `exit` is gone with the shell


def test_kill_embedded_keeps_it_from_coming_back():
    out, status = run(PROGRAM, "%kill_embedded -z\n%kill_embedded -y -x\n")
    assert "unrecognized arguments: -z" in out
    assert status == 0 and out.count("HEADER") == 1 and "COUNTER is" in out


def test_exit_raise():
    out, status = run(PROGRAM, "%exit_raise\n")
    assert status == 1 and "KillEmbedded" in out and "COUNTER is" not in out


def test_the_module_itself_and_the_shell_before():
    out, status = run(
        "import IPython\nbefore = 1\nIPython.embed(banner1='')\nprint('new is', new, IPython.get_ipython())\n",
        "new = before + 1\ntype(get_ipython()).__name__\nexit\n")
    assert status == 0 and "InteractiveShellEmbed" in out
    assert "new is" in out and "2" in out.split("new is")[1] and "None" in out.split("new is")[1]


def test_a_function_called_in_a_session_has_its_own_names_only():
    out, status = run("from IPython import start_ipython\nstart_ipython(argv=['--no-banner', '--simple-prompt'])",
                      "import IPython\ndef f(local): IPython.embed(banner1='')\n\nf(1)\n%who_ls\nexit\nexit\n")
    assert status == 0 and "['local']" in out, out


def test_start_ipython_with_a_namespace():
    out, status = run("import IPython\nns = {'given': 21}\nIPython.start_ipython(argv=['--no-banner'], user_ns=ns)\n"
                      "print('found', ns['found'])\n", "found = given * 2\nexit\n")
    assert status == 0 and "found" in out and "42" in out.split("found")[-1], out


IN_A_LOOP = """
import asyncio, IPython
seen = []
async def other():
    for number in range(10):
        await asyncio.sleep(0.01)
        seen.append(number)
async def main():
    task = asyncio.ensure_future(other())
    for number in range(5):
        asyncio.get_event_loop().call_soon(seen.append, 'callback')
    IPython.embed(banner1='', colors='nocolor')
    await task
    print('seen', len(seen), 'result', result)
result = None
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
"""


def test_cells_await_in_the_loop_of_the_program_that_runs():
    asyncio = pytest.importorskip("asyncio")
    if not hasattr(asyncio, "current_task"):
        pytest.skip("this asyncio cannot make turns within a turn")
    out, status = run(IN_A_LOOP, "global result; result = await asyncio.wait_for(task, 30), len(seen), task.done()\n"
                                 "await asyncio.sleep(0, 1) / 0\nawait asyncio.sleep(0, 'still')\nexit\n")
    assert status == 0, out
    assert "ZeroDivisionError" in out and "'still'" in out
    assert out.strip().endswith("seen 15 result (None, 15, True)"), out


def test_what_asyncio_makes_of_ctrl_c_is_put_aside_and_back():
    asyncio = pytest.importorskip("asyncio")
    if not hasattr(asyncio, "Runner"):
        pytest.skip("this asyncio leaves Ctrl-C alone")
    out, status = run("import asyncio, signal, IPython\nasync def main():\n    before = signal.getsignal(2)\n"
                      "    IPython.embed(banner1='')\n    print(signal.getsignal(2) is before)\nasyncio.run(main())\n",
                      "signal.getsignal(2) is signal.default_int_handler, before is signal.getsignal(2)\nexit\n")
    assert status == 0 and "(True, False)" in out and out.strip().endswith("True"), out
