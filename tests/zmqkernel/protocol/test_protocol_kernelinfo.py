"""The content of ``kernel_info_reply``."""
from __future__ import absolute_import, division, print_function, unicode_literals

import platform
import subprocess
import sys

from zmqkernel.protocol import kernelinfo


def test_it_has_what_the_specification_asks_for():
    content = kernelinfo.kernel_info("9.18.0+zmqkernel.1")
    assert content["status"] == "ok"
    assert content["protocol_version"] == "5.4"
    assert content["implementation"] == "ipython"
    assert content["implementation_version"] == "9.18.0+zmqkernel.1"
    assert content["language_info"]["name"] == "python"
    assert content["language_info"]["version"] == platform.python_version()
    assert content["language_info"]["file_extension"] == ".py"
    assert content["language_info"]["mimetype"] == "text/x-python"
    assert all(link["url"].startswith("http") and link["text"] for link in content["help_links"])
    assert platform.python_version() in content["banner"]
    assert content["supported_features"] == [] and content["debugger"] is False


def test_an_application_has_its_own_banner():
    assert kernelinfo.kernel_info("1", "hello", ("debugger",))["banner"] == "hello"
    assert kernelinfo.kernel_info("1", "hello", ("debugger",))["debugger"] is True


def test_the_protocol_imports_no_sockets_and_no_shell():
    code = ("import sys, zmqkernel.protocol.kernelinfo, zmqkernel.protocol.wire, zmqkernel.protocol.schema, "
            "zmqkernel.protocol.connection, zmqkernel.protocol.link\n"
            "names = 'zmq', 'socket', 'traitlets', 'asyncio', 'zmqkernel.shell'\n"
            "bad = [name for name in names if name in sys.modules]\n"
            "assert not bad, bad")
    subprocess.check_call([sys.executable, "-c", code])
