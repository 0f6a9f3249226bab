"""Finding things by name: dispatch, wildcards, dotted names, modules, attributes."""
from __future__ import absolute_import, unicode_literals

import sys

import pytest
import six

from zmqkernel.shell.errors import TryNext
from zmqkernel.shell.utils import (
    dir2, generics, importstring, module_paths, strdispatch, syspathcontext, wildcard)


def test_dispatch_by_text_and_pattern():
    table = strdispatch.StrDispatch()
    table.add_s("hey", 34, priority=4)
    table.add_s("hey", 123, priority=2)
    table.add_re("h.y", 686)
    assert list(table.flat_matches("hey")) == [123, 34, 686]
    assert list(table.s_matches("hey")) == [123, 34]
    assert list(table.flat_matches("hoy there")) == [686]
    assert list(table.dispatch("nobody")) == []


NAMESPACE = {"apple": 1, "Ant": "x", "_hidden": 2, "__dunder": 3, "sys": sys}


@pytest.mark.parametrize("pattern, options, expected", [
    ("a*", {}, ["Ant", "apple"]),
    ("a*", {"ignore_case": False}, ["apple"]),
    ("a??", {}, ["Ant"]),
    ("*", {"type_pattern": "int", "show_all": False}, ["__dunder", "apple"]),
    ("*", {"type_pattern": "module"}, ["sys"]),
    ("[a]*", {}, []),
])
def test_names_by_pattern(pattern, options, expected):
    assert sorted(wildcard.filter_ns(NAMESPACE, pattern, **options)) == expected


def test_attributes_by_pattern():
    found = wildcard.list_namespace(NAMESPACE, "all", "s*.maxs*e")
    assert found == {"sys.maxsize": sys.maxsize}


def test_types_by_name():
    assert wildcard.is_type(len, "builtinfunction") or wildcard.is_type(len, "builtinmethod")
    assert wildcard.is_type(3, int) and wildcard.is_type(3, "all") and not wildcard.is_type(3, "no such type")


def test_import_item():
    assert importstring.import_item("os.path.join").__name__ == "join"
    assert importstring.import_item("os").__name__ == "os"
    assert importstring.import_item("xml.dom").__name__ == "xml.dom"
    with pytest.raises(ImportError):
        importstring.import_item("os.no_such_name")
    with pytest.raises(TypeError):
        importstring.import_item(5)


def test_modules_are_found_without_running_them(tmpdir):
    tmpdir.join("h4mod.py").write("raise RuntimeError")
    tmpdir.mkdir("h4pack").join("__init__.py").write("")
    with syspathcontext.prepended_to_syspath(str(tmpdir)):
        assert module_paths.find_mod("h4mod") == str(tmpdir.join("h4mod.py"))
        assert module_paths.find_mod("h4pack") == str(tmpdir.join("h4pack", "__init__.py"))
        assert module_paths.find_module("h4pack") == str(tmpdir.join("h4pack"))
    assert module_paths.find_mod("h4_no_such_module") is None
    assert module_paths.find_mod("sys") is None
    assert module_paths.find_module(None) is None
    assert str(tmpdir) not in sys.path


def test_a_folder_at_the_end_of_the_path(tmpdir):
    with syspathcontext.appended_to_syspath(str(tmpdir)):
        assert sys.path[-1] == str(tmpdir)
    assert str(tmpdir) not in sys.path


class Answers(object):
    """Has every attribute."""

    def __getattr__(self, name):
        return lambda: name


class Fails(object):
    @property
    def broken(self):
        raise RuntimeError()

    def method(self):
        return 1

    @classmethod
    def of_class(cls):
        return 2


def test_attributes_of_objects_that_do_not_behave():
    assert not dir2.safe_hasattr(Fails(), "broken") and dir2.safe_hasattr(Fails(), "method")
    assert "method" in dir2.dir2(Fails()) and all(isinstance(n, six.string_types) for n in dir2.dir2(Fails()))


def test_real_methods():
    assert dir2.get_real_method(Fails(), "method")() == 1
    assert dir2.get_real_method(Fails, "of_class")() == 2
    assert dir2.get_real_method(Fails, "method") is None
    assert dir2.get_real_method(Answers(), "anything") is None
    assert dir2.get_real_method(Fails(), "broken") is None


def test_generic_functions():
    class Mine(object):
        pass

    with pytest.raises(TryNext):
        generics.complete_object(Mine(), [])
    generics.complete_object.register(Mine)(lambda obj, names: names + ["x"])
    assert generics.complete_object(Mine(), ["y"]) == ["y", "x"]
    generics.complete_object.when_type(Mine)(lambda obj, names: ["z"])
    assert generics.complete_object(Mine(), ["y"]) == ["z"]
    with pytest.raises(TryNext):
        generics.inspect_object(3)
