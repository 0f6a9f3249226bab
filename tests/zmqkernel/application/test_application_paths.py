"""Where caches and profiles are."""
from __future__ import absolute_import, unicode_literals

import os
import warnings

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


def test_the_folder_for_settings_counts_where_only_it_is_there(monkeypatch, tmp_path):
    home, settings = tmp_path.resolve() / "home", tmp_path.resolve() / "settings"
    (settings / "ipython").mkdir(parents=True)
    home.mkdir()
    monkeypatch.delenv(str("IPYTHONDIR"), raising=False)
    for name, folder in (("HOME", home), ("USERPROFILE", home), ("XDG_CONFIG_HOME", settings)):
        monkeypatch.setenv(str(name), str(folder))
    if os.name == "posix":
        assert paths.get_ipython_dir() == str(settings / "ipython") and not (home / ".ipython").exists()
    (home / ".ipython").mkdir()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert paths.get_ipython_dir() == str(home / ".ipython")
    assert os.name != "posix" or "Ignoring" in str(told[0].message)
