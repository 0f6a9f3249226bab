"""What the inspector prints: definitions, documentation, sources, files, searches."""
from __future__ import absolute_import, unicode_literals

import pytest

from zmqkernel.shell.inspection.oinspect import Inspector


def function(a):
    """Doc of function."""
    return a


class Cls(object):
    def __init__(self, q):
        """Doc of init."""


@pytest.fixture
def shown(capsys):
    inspector = Inspector(theme_name="nocolor")

    def run(method, *args, **options):
        getattr(inspector, method)(*args, **options)
        return capsys.readouterr()[0]
    return run


def test_definitions(shown):
    assert shown("pdef", function, "function") == " function(a)\n"
    assert "Class constructor information:\nCls(q)" in shown("pdef", Cls, "Cls") or shown("pdef", Cls, "Cls")
    assert shown("pdef", 5, "five") == "Object is not callable.\n"


def test_documentation(shown):
    assert shown("pdoc", function).startswith("Class docstring:\n    Doc of function.\n")
    assert "Call docstring" not in shown("pdoc", function) + shown("pdoc", len)
    assert "Init docstring:\n    Doc of init." in shown("pdoc", Cls)
    assert "    DOC OF FUNCTION." in shown("pdoc", function, formatter=lambda text: text.upper())


def test_sources(shown):
    assert shown("psource", function).startswith("def function(a):\n")
    assert shown("psource", len, "len") == "No source found for len\n"
    assert shown("noinfo", "file", "") == "No file found\n"


def test_files_begin_at_the_definition(shown, tmp_path, monkeypatch):
    (tmp_path / "a_shown_module.py").write_text("x = 1\n\n\ndef f():\n    return 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import a_shown_module
    assert shown("pfile", a_shown_module.f, "f").startswith("def f():\n    return 1\n")
    assert shown("pfile", len, "len") == "No file found for len\n"


def test_everything(shown):
    assert shown("pinfo", function, "function").startswith("Signature: function(a)\nDocstring: Doc of function.\n")


def test_searches(shown):
    table = {"user": {"alpha": 1, "_alpha": 2, "beta": "s"}, "builtin": {"abs": abs}}
    assert shown("psearch", "a*", table, ["user", "builtin"]) == "abs\nalpha\n"
    assert shown("psearch", "*a int", table, ["user"]) == "alpha\n"
    assert "function" in shown("psearch", "a*", table, list_types=True).split()
    with pytest.raises(ValueError):
        shown("psearch", "a b c", table, ["user"])
    with pytest.raises(ValueError):
        shown("psearch", "a*", table, ["nowhere"])


def test_themes_can_be_changed(shown):
    inspector = Inspector(theme_name="nocolor")
    inspector.set_active_scheme("Linux")
    assert inspector.theme_name == "linux" and "\x1b[" in inspector.format("def f(): pass")
    with pytest.raises(ValueError):
        inspector.set_theme_name("no-such-theme")


def test_the_older_name_is_the_same_module():
    import IPython.core.oinspect
    import zmqkernel.shell.inspection.oinspect
    assert IPython.core.oinspect is zmqkernel.shell.inspection.oinspect
    assert Inspector.__module__ == "IPython.core.oinspect"
