"""What happens to the user's objects when a session ends."""
from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import subprocess
import sys

import pytest

from testkit.kernels import RunningKernel

UNCLOSED = "f = open(%r, 'w')\n_ = f.write('abc')\n"
FAREWELL = """
import os
class Farewell(object):
    def __del__(self):
        os.write(1, b"farewell\\n")
"""


def content(path):
    with io.open(str(path), encoding="utf-8") as f:
        return f.read()


@pytest.mark.parametrize("thread", ["", "import threading\nt = threading.Thread(target=threading.Event().wait)\n"
                                        "t.daemon = True\nt.start()\n"])
def test_a_kernels_open_file_is_written(tmp_path, thread):
    path = tmp_path / "out.txt"
    with RunningKernel() as kernel:
        assert kernel.run(thread + UNCLOSED % str(path)).reply["status"] == "ok"
        kernel.client.shutdown()
        kernel.wait()
    assert content(path) == "abc"


@pytest.mark.parametrize("cycle", ["a = Farewell()", "a = [Farewell()]\na[0].me = a"])
def test_a_scripts_objects_are_deleted(tmp_path, cycle):
    if str is bytes and "me" in cycle:
        pytest.skip("Python 2 does not delete objects with __del__ that refer to themselves")
    script = tmp_path / "script.py"
    script.write_text(FAREWELL + cycle + "\n", encoding="utf-8")
    done = subprocess.Popen([sys.executable, "-m", "IPython", str(script)], stdout=subprocess.PIPE, env=dict(os.environ))
    assert done.communicate()[0].decode().split() == ["farewell"]
    assert done.returncode == 0


def test_a_namespace_of_somebody_else_is_left_alone():
    code = ("from zmqkernel.shell.interactiveshell import InteractiveShell\n"
            "x = object()\nip = InteractiveShell(user_ns=globals())\nip.atexit_operations()\nassert x\nprint('kept')")
    done = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=dict(os.environ))
    assert done.communicate()[0].decode().split() == ["kept"]


def test_objects_of_a_script_that_was_run_are_deleted(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(FAREWELL + "a = Farewell()\n", encoding="utf-8")
    done = subprocess.Popen([sys.executable, "-m", "IPython", "-c", "get_ipython().run_line_magic('run', 'script.py')"],
                            stdout=subprocess.PIPE, env=dict(os.environ), cwd=str(tmp_path))
    assert done.communicate()[0].decode().split() == ["farewell"]
