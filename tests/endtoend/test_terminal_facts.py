"""What libraries look at to find out where they run: in a terminal session with a kernel it says terminal."""
from __future__ import absolute_import, division, print_function, unicode_literals

import json

from testkit.sessions import ipython

FACTS = """
import json, sys
import IPython
ip = get_ipython()
app = ip.parent
json.dump([
    type(ip).__name__, ip.__class__.__module__, ip.__module__, "zmq" in str(type(ip)).lower(), "zmq" in str(ip).lower(),
    __IPYTHON__, sys.ps1, sys.ps2, sys.ps3,
    "IPKernelApp" in ip.config, hasattr(ip, "kernel"), bool(ip.pt_app),
    type(app).__name__, app.shell is ip, type(app).initialized(), app.name,
    isinstance(ip, IPython.core.interactiveshell.InteractiveShell), IPython.InteractiveShell.instance() is ip,
    [name for name in ("IPython.core.interactiveshell", "IPython.terminal.interactiveshell") if name in sys.modules],
    [name for name in ("ipykernel", "ipykernel.zmqshell", "zmq", "prompt_toolkit") if name in sys.modules],
    sys.modules["__main__"].__dict__ is ip.user_ns, sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty(),
], open("facts.json", "w"))
"""

EXPECTED = [
    "TerminalInteractiveShell", "IPython.terminal.interactiveshell", "IPython.terminal.interactiveshell", False, False,
    True, "In : ", "...: ", "Out: ",
    False, False, False,
    "TerminalIPythonApp", True, True, "ipython",
    True, True,
    ["IPython.core.interactiveshell", "IPython.terminal.interactiveshell"],
    [],
    True, True,
]


def test_what_libraries_ask(tmpdir):
    tmpdir.join("facts.py").write(FACTS)
    with ipython("--no-banner", cwd=str(tmpdir)) as term:
        term.wait("In [1]:")
        term.type("%run -i facts.py{enter}")
        term.wait("In [2]:")
        assert json.loads(tmpdir.join("facts.json").read()) == EXPECTED


def test_the_banner_has_the_profile_and_a_second_part(own_home):
    folder = own_home / ".ipython" / "profile_work"
    folder.mkdir(parents=True)
    (folder / "ipython_config.py").write_text(
        "c.TerminalInteractiveShell.banner1 = 'FIRST'\nc.TerminalInteractiveShell.banner2 = 'SECOND'\n")
    with ipython("--profile=work", "--no-confirm-exit") as term:
        text = term.wait("In [1]:")
        assert text.split("In [1]")[0] == "FIRST\nIPython profile: work\n\nSECOND\n", text
