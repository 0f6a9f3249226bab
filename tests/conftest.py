"""What every test gets: a home, an IPython folder and Jupyter folders of its own, and ``testkit`` on the path."""
from __future__ import absolute_import, division, print_function, unicode_literals

import itertools
import os
import signal
import sys

import pytest
import six

#: what Python 2 cannot parse
collect_ignore_glob = ["*_py3.py"] if six.PY2 else []

# A background job of a POSIX shell starts with SIGINT ignored, and what it starts inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

#: variable -> folder under the test's home
_FOLDERS = (
    ("HOME", "."), ("USERPROFILE", "."), ("IPYTHONDIR", ".ipython"), ("JUPYTER_CONFIG_DIR", ".jupyter"),
    ("JUPYTER_DATA_DIR", "jupyter"), ("JUPYTER_RUNTIME_DIR", "jupyter/runtime"), ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"), ("XDG_CACHE_HOME", ".cache"), ("XDG_RUNTIME_DIR", ".run"),
)


_HOMES = itertools.count()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """Point every variable by which programs find a person's files to a folder of this test's."""
    home = tmp_path_factory.getbasetemp() / ("home%d" % next(_HOMES))  # mktemp looks at all there are, each time
    home.mkdir()
    for variable, folder in _FOLDERS:
        monkeypatch.setenv(str(variable), str(home / folder))
    for variable in ("PYTHONSTARTUP", "JPY_PARENT_PID", "IPYTHON_PROFILE_DIR"):
        monkeypatch.delenv(str(variable), raising=False)
    return home
