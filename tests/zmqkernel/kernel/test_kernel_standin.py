"""The modules of the name ``ipykernel``, where this kernel is what runs."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json
import subprocess
import sys

import pytest


def run(code, cwd=None):
    """Run code in a process of its own; return what it printed."""
    return subprocess.check_output([sys.executable, "-c", "from __future__ import print_function\nimport sys\n" + code],
                                   cwd=cwd).decode("utf-8")


INSTALL = "from zmqkernel.kernel import standin; standin.install()\n"


def test_programs_find_that_they_are_in_a_notebook():
    run(INSTALL + """
assert "ipykernel" in sys.modules and "ipykernel.zmqshell" in sys.modules
import ipykernel.zmqshell
assert ipykernel.zmqshell.ZMQInteractiveShell.__module__ == "ipykernel.zmqshell"
assert ipykernel.zmqshell.ZMQInteractiveShell.__name__ == "ZMQInteractiveShell"
assert isinstance(ipykernel.version_info, tuple) and ipykernel.version_info >= (4, 10)
assert ipykernel.__version__
""")


NAMES = [
    "from ipykernel.comm import Comm, CommManager",
    "from ipykernel.comm.comm import BaseComm, Comm",
    "from ipykernel.comm.manager import CommManager",
    "from ipykernel.compiler import get_tmp_directory, get_file_name",
    "from ipykernel.connect import get_connection_file, get_connection_info",
    "from ipykernel import get_connection_file, get_connection_info, connect_qtconsole",
    "from ipykernel.displayhook import ZMQDisplayHook",
    "from ipykernel.iostream import OutStream, IOPubThread",
    "from ipykernel.ipkernel import IPythonKernel",
    "from ipykernel.jsonutil import json_clean, encode_images",
    "from ipykernel.kernelapp import IPKernelApp, launch_new_instance",
    "from ipykernel.kernelbase import Kernel",
    "from ipykernel.zmqshell import ZMQInteractiveShell, ZMQDisplayPublisher",
    "from ipykernel._version import version_info",
    "import ipykernel; ipykernel.__file__, ipykernel.zmqshell",
]


@pytest.fixture(scope="module")
def imported():
    """What each of the statements comes to: an empty text, or the error."""
    code = """
import json
found = {}
for statement in %r:
    try:
        exec(statement, {})
        found[statement] = ""
    except Exception as error:
        found[statement] = repr(error)
print(json.dumps(found))
""" % ([str(name) for name in NAMES],)
    return json.loads(run(INSTALL + code))


@pytest.mark.parametrize("statement", NAMES)
def test_names_that_programs_import(imported, statement):
    assert imported[statement] == ""


def test_one_module_under_both_names():
    run(INSTALL + """
import ipykernel.ipkernel, zmqkernel.kernel.userkernel
assert ipykernel.ipkernel is zmqkernel.kernel.userkernel
assert ipykernel.ipkernel.__name__ == "zmqkernel.kernel.userkernel"
""")


def test_nothing_of_it_without_a_kernel():
    run("import zmqkernel.kernel.standin\nassert 'ipykernel' not in sys.modules\n")


def test_the_real_package_is_kept_where_it_was_imported(tmp_path):
    (tmp_path / "ipykernel").mkdir()
    (tmp_path / "ipykernel" / "__init__.py").write_bytes(b"real = True\n")
    run("import ipykernel\n" + INSTALL + "import ipykernel\nassert ipykernel.real\n", cwd=str(tmp_path))


def test_other_modules_come_from_the_real_package(tmp_path):
    (tmp_path / "ipykernel").mkdir()
    (tmp_path / "ipykernel" / "__init__.py").write_bytes(b"real = True\n")
    (tmp_path / "ipykernel" / "pickleutil.py").write_bytes(b"where = 'real'\n")
    assert run(INSTALL + "import ipykernel.pickleutil as p\nprint(p.where)\n", cwd=str(tmp_path)).strip() == "real"


def test_without_the_real_package_they_are_missing(tmp_path):
    code = INSTALL + """
try:
    import ipykernel.nobody_has_this
except ImportError as error:
    print("missing")
"""
    assert run(code, cwd=str(tmp_path)).strip() == "missing"


def test_removing():
    run(INSTALL + "standin.remove()\n"
        "assert 'ipykernel' not in sys.modules and 'ipykernel.zmqshell' not in sys.modules\n")
