"""The layer check sees what it is there to see."""
from __future__ import absolute_import, unicode_literals

import io
import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCES = {
    "zmqkernel/__init__.py": "",
    "zmqkernel/shell/__init__.py": "",
    "zmqkernel/kernel/__init__.py": "",
    "zmqkernel/protocol/__init__.py": "",
    "compat/__init__.py": "",
    "IPython/__init__.py": "",
}
BROKEN = [
    ("zmqkernel/shell/a.py", "import IPython\n", "knows nothing of IPython"),
    ("zmqkernel/shell/a.py", "from ..kernel import x\n", "layer shell may not import layer kernel"),
    ("zmqkernel/shell/a.py", "def f():\n    from zmqkernel.kernel import x\n", "layer shell may not import layer kernel"),
    ("zmqkernel/kernel/a.py", "import zmq\n", "zmq is imported in"),
    ("zmqkernel/shell/a.py", "import sys\nsys.version_info\n", "asks for the version"),
    ("compat/a.py", "import zmqkernel\n", "compat layer imports nothing"),
]


def run(folder, *arguments):
    """Run the layer check over the tree in ``folder``; return its status and output."""
    code = ("import sys; sys.path.insert(0, %r); from tools import check_layers as c; c.ROOT = %r; "
            "found = c.modules(c.ROOT); lines = list(c.broken_rules(found)); print('\\n'.join(lines)); "
            "sys.exit(bool(lines))" % (str(ROOT), str(folder)))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.communicate()[0].decode("utf-8")
    return process.returncode, output


def plant(folder, files):
    """Write ``files`` (``{path: source}``) below ``folder``."""
    for name, source in dict(SOURCES, **files).items():
        path = os.path.join(folder, *name.split("/"))
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with io.open(path, "w", encoding="utf-8") as f:
            f.write(source)


@pytest.mark.parametrize("name, source, why", BROKEN)
def test_an_import_in_the_wrong_direction_is_named(tmpdir, name, source, why):
    plant(str(tmpdir), {name: source})
    status, output = run(str(tmpdir))
    assert status == 1
    assert why in output and os.path.basename(name) in output


def test_a_ring_is_named(tmpdir):
    plant(str(tmpdir), {"zmqkernel/shell/a.py": "from . import b\n", "zmqkernel/shell/b.py": "from . import a\n"})
    status, output = run(str(tmpdir))
    assert status == 1 and "ring of imports" in output


def test_what_is_allowed_passes(tmpdir):
    plant(str(tmpdir), {"zmqkernel/kernel/a.py": "from ..shell import b\nimport ipython_compat\n",
                        "zmqkernel/shell/b.py": "from ..protocol import c\n", "zmqkernel/protocol/c.py": "",
                        "IPython/a.py": "import zmqkernel.kernel.a\n"})
    assert run(str(tmpdir)) == (0, "\n")
