"""Paths of history files."""
from __future__ import absolute_import, unicode_literals

import sys
import types

import pytest

from zmqkernel.shell.history.accessor import HistoryAccessor, as_path


def test_on_python_2_a_path_is_text_whatever_calls_itself_pathlib(monkeypatch, own_home):
    pytest.importorskip("pathlib2")  # which is Python 2
    stranger = types.ModuleType(str("pathlib"))
    stranger.Path = type(str("PosixPath"), (object,), {"__init__": lambda self, text: None, "as_posix": None})
    monkeypatch.setitem(sys.modules, str("pathlib"), stranger)
    assert as_path("name") == "name"
    own_home.joinpath(".ipython", "profile_default").mkdir(parents=True)
    with HistoryAccessor() as history:
        assert "%s" % history.hist_file and history.get_last_session_id() is None
