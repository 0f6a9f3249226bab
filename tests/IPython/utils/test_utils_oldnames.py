# -*- coding: utf-8 -*-
"""The old import paths of utilities and displays, and utilities that only old programs use."""
from __future__ import absolute_import, unicode_literals

import datetime
import importlib
import sys
import types

import pytest
import six

from ipython_compat import to_native

UTILS = ("capture contexts data decorators dir2 docs encoding frame generics importstring io ipstruct module_paths "
         "openpy path process sentinel strdispatch sysinfo syspathcontext tempdir terminal text timing tokenutil wildcard")
MODULES = [("IPython.utils." + name, "zmqkernel.shell.utils." + name) for name in UTILS.split()] + [
    ("IPython.core.display", "zmqkernel.shell.display.objects"),
    ("IPython.core.display_functions", "zmqkernel.shell.display.functions"),
    ("IPython.core.displayhook", "zmqkernel.shell.display.hook"),
    ("IPython.core.displaypub", "zmqkernel.shell.display.publisher"),
    ("IPython.core.formatters", "zmqkernel.shell.display.formatters"),
    ("IPython.core.pylabtools", "zmqkernel.shell.display.pylabtools"),
    ("IPython.lib.display", "zmqkernel.shell.display.media"),
    ("IPython.lib.pretty", "zmqkernel.shell.display.pretty"),
]


def load(name):
    return importlib.import_module(to_native(name))


@pytest.mark.parametrize("old, new", MODULES)
def test_old_names_are_the_same_modules(old, new):
    assert load(old) is load(new)


def test_display_has_what_programs_show_things_with():
    display = load("IPython.display")
    for name in ("display", "HTML", "Image", "Audio", "Code", "clear_output", "DisplayHandle",
                 "set_matplotlib_formats"):
        assert hasattr(display, name)
    assert display.HTML.__module__ == "IPython.core.display"


def test_pickles_by_public_names():
    import pickle
    html = load("IPython.display").HTML("x")
    assert b"IPython.core.display" in pickle.dumps(html, 0)
    assert pickle.loads(pickle.dumps(html, 2)).data == "x"


def test_folders_by_the_names_of_old(own_home):
    path = load("IPython.utils.path")
    assert path.get_ipython_dir() == load("IPython.paths").get_ipython_dir()


def test_colours():
    coloransi = load("IPython.utils.coloransi")
    assert coloransi.TermColors.Red == "\x1b[0;31m" and coloransi.NoColors.Red == ""
    table = coloransi.ColorSchemeTable([coloransi.ColorScheme("A", x="1"), coloransi.ColorScheme("B", x="2")], "A")
    table.set_active_scheme("b")
    assert table.active_colors.x == "2" and table.copy().active_scheme_name == "B"
    with pytest.raises(ValueError):
        table.set_active_scheme("C")


def test_json_of_old():
    jsonutil = load("IPython.utils.jsonutil")
    day = datetime.datetime(2020, 1, 2, 3, 4, 5)
    assert jsonutil.extract_dates({"a": ["2020-01-02T03:04:05", "x"]}) == {"a": [day, "x"]}
    assert jsonutil.squash_dates([day]) == ["2020-01-02T03:04:05"]
    assert jsonutil.json_clean({1: (b"x", 2.5, None)}) == {"1": ["x", 2.5, None]}
    with pytest.raises(ValueError):
        jsonutil.json_clean({1: 1, "1": 2})


def test_compatibility_of_old():
    py3compat = load("IPython.utils.py3compat")
    assert py3compat.cast_unicode("é".encode("utf-8"), "utf-8") == "é"
    assert py3compat.isidentifier("a.b", dotted=True) and not py3compat.isidentifier("1a")
    assert py3compat.u_format("{u}'x'") == ("u'x'" if six.PY2 else "'x'")
    assert py3compat.doctest_refactor_print("print x") == "print(x)"
    assert isinstance(py3compat.safe_unicode(ValueError(str("x"))), six.text_type)


def test_files_are_run(tmpdir):
    tmpdir.join("x.py").write("a = 1 + 1")
    names = {}
    load("IPython.utils.py3compat").execfile(str(tmpdir.join("x.py")), names)
    assert names["a"] == 2


def test_dates_know_their_zone():
    tz = load("IPython.utils.tz")
    assert tz.utcfromtimestamp(0).isoformat() == "1970-01-01T00:00:00+00:00"
    assert tz.utcnow().utcoffset() == tz.ZERO


@pytest.mark.parametrize("version, wanted, enough", [
    ("5.10", "5.9", True), ("5.0", "5.0.1", False), ("dev", "5", True), ("7.0.0b1", "7", True)])
def test_versions(version, wanted, enough):
    assert load("IPython.utils.version").check_version(version, wanted) is enough


def test_warnings_of_old(capsys):
    warn = load("IPython.utils.warn")
    warn.warn("careful")
    with pytest.raises(SystemExit):
        warn.fatal("over", 3)
    assert capsys.readouterr()[1].startswith("WARNING: careful\nFATAL ERROR: over\n")


def test_packages_that_mirror_others(monkeypatch):
    shimmodule = load("IPython.utils.shimmodule")
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    shim = shimmodule.ShimModule(src="h4_shim", mirror="xml")
    monkeypatch.setitem(sys.modules, str("h4_shim"), shim)
    assert isinstance(shim, types.ModuleType) and shim.dom.__name__ == "xml.dom"
    assert load("h4_shim.sax").__name__ == "xml.sax"
    with pytest.raises(AttributeError):
        getattr(shim, "no_such_name")
    assert "h4_gone" in repr(shimmodule.ShimModule(str("h4_gone"), mirror="no_such_mirror"))


def test_lines_of_source(tmpdir):
    tmpdir.join("y.py").write("one\ntwo\n")
    ulinecache = load("IPython.utils.ulinecache")
    assert ulinecache.getlines(str(tmpdir.join("y.py"))) == ["one\n", "two\n"]
    assert ulinecache.getline(str(tmpdir.join("y.py")), 2) == "two\n"
    assert ulinecache.getline(str(tmpdir.join("y.py")), 3) == ""
