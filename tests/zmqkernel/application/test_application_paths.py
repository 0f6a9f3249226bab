"""Where caches are."""
from __future__ import absolute_import, unicode_literals

import os

import pytest

from zmqkernel.application import paths


@pytest.mark.skipif(os.name != "posix", reason="folders of freedesktop.org")
def test_cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(str("HOME"), str(tmp_path))
    monkeypatch.delenv(str("XDG_CACHE_HOME"), raising=False)
    assert paths.get_ipython_cache_dir() == paths.get_ipython_dir()
    (tmp_path / ".cache").mkdir()
    assert paths.get_ipython_cache_dir() == str(tmp_path / ".cache" / "ipython")
    monkeypatch.setenv(str("XDG_CACHE_HOME"), str(tmp_path / "named"))
    (tmp_path / "named").mkdir()
    assert paths.get_ipython_cache_dir() == str(tmp_path / "named" / "ipython")
