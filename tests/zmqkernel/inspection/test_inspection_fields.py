"""What ? and ?? tell about objects."""
from __future__ import absolute_import, unicode_literals

import codecs
import functools
import linecache
import os

import pytest
import six

from zmqkernel.shell.inspection import oinspect
from zmqkernel.shell.inspection.oinspect import Inspector, OInfo


def function(a, b=1, *args, **named):
    """Doc of function.

    Second."""
    return a


class Plain(object):
    """Doc of Plain."""

    ran = []

    def __init__(self, first, second=2):
        """Doc of init."""

    @property
    def costly(self):
        """Doc of costly."""
        self.ran.append(1)
        return 1

    def method(self, z):
        """Doc of method."""


class Derived(Plain):
    pass


class Callable(object):
    """Doc of Callable."""

    def __call__(self, a, b=3):
        """Doc of call."""


class Hostile(object):
    def __getattr__(self, name):
        raise RuntimeError(name)

    def __str__(self):
        raise RuntimeError("str")

    __repr__ = __str__

    def __len__(self):
        raise RuntimeError("len")


def text(obj, name="name", level=0, **options):
    return Inspector(theme_name="nocolor")._get_info(obj, name, detail_level=level, **options)["text/plain"]


def titles(shown):
    return [line.split(":")[0] for line in shown.splitlines() if ":" in line and not line.startswith(" ")]


def test_a_function():
    shown = text(function, "function")
    assert shown.startswith("Signature: function(a, b=1, *args, **named)\nDocstring:\nDoc of function.\n\nSecond.\n")
    assert "test_inspection_fields.py\nType:      function" in shown


def test_a_function_with_its_source():
    shown = text(function, "function", 1)
    assert "Source:   \ndef function(a, b=1, *args, **named):\n" in shown
    assert "Docstring" not in shown


def test_a_class():
    shown = text(Plain, "Plain")
    assert titles(shown) == ["Init signature", "Docstring", "Init docstring", "File", "Type", "Subclasses"]
    assert "Init signature: Plain(first, second=2)" in shown and "Subclasses:     Derived" in shown


@pytest.mark.skipif(not six.PY2, reason="of Python 2")
def test_a_class_of_the_old_style():
    old = type(codecs.Codec)(str("Old"), (), {"__doc__": str("Doc of Old.")})
    assert "Doc of Old." in text(old, "Old") and "Doc of Old." in text(old(), "it")


def test_an_instance_and_no_property_of_it():
    shown = text(Plain(1), "it")
    assert titles(shown)[:2] == ["Type", "String form"] and "Doc of Plain" in shown and "Doc of init" in shown
    assert Plain.ran == []


def test_a_callable_instance():
    shown = text(Callable(), "call")
    assert "Signature:      call(a, b=3)\n" in shown and "Call docstring: Doc of call." in shown


def test_a_property_and_its_source():
    assert "Docstring:   Doc of costly." in text(Plain.costly, "Plain.costly")
    shown = text(Plain.costly, "Plain.costly", 1)
    assert "# Plain.costly.fget\n@property\ndef costly(self):\n" in shown and "Property attribute" not in shown


def test_a_partial_and_a_wrapped_function():
    assert "name(b=1, *args, **named)" in text(functools.partial(function, 1)) or "partial" in text(
        functools.partial(function, 1))

    @functools.wraps(function)
    def wrapper(*args):
        return None
    wrapper.__wrapped__ = function
    assert "def function(a, b=1" in text(wrapper, "wrapper", 1)


def test_a_wrapper_that_wraps_itself_ends():
    def loop():
        pass
    loop.__wrapped__ = loop
    assert "def loop" in text(loop, "loop", 1)


def test_lengths_and_long_strings():
    assert "Length:      3" in text([1, 2, 3])
    shown = text("x" * 5000)
    assert " <...> " in shown and len(shown) < 3000
    assert "x" * 5000 in text("x" * 5000, level=1)


def test_c_functions_have_no_source():
    shown = text(len, "len", 1)
    assert "Source" not in shown and "builtin_function_or_method" in shown


def test_an_object_that_raises_at_everything():
    assert "Hostile" in text(Hostile(), level=1)


def test_an_object_may_tell_its_documentation():
    class Own(object):
        def getdoc(self):
            return "told by itself"
    assert "told by itself" in text(Own())

    class Broken(object):
        """From the class."""
        def getdoc(self):
            raise RuntimeError("no")
    assert "From the class." in text(Broken())


def test_a_parent_may_tell_the_documentation_of_an_attribute():
    class Parent(object):
        __custom_documentations__ = {"attribute": "told by the parent"}
    info = OInfo(False, False, True, "Interactive", Parent(), 5)
    assert "told by the parent" in text(5, "parent.attribute", info=info)


def test_the_namespace_is_told_unless_it_is_the_users():
    assert "Namespace:   Python builtin" in text(None, info=OInfo(False, False, True, "Python builtin", None, None))
    assert "Namespace" not in text(None, info=OInfo(False, False, True, "Interactive", None, None))


def test_a_class_of_a_cell_has_a_source():
    name = str("<ipython-input-7-test>")
    source = "import os\n\nclass InCell(object):\n    def method(self):\n        return 1\n\nx = 1\n"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    namespace = {"__name__": str("__main__")}
    exec(compile(source, name, str("exec")), namespace)
    found = oinspect.getsource(namespace["InCell"])
    assert found == "class InCell(object):\n    def method(self):\n        return 1\n"
    assert oinspect.getsource(namespace["InCell"]().method).startswith("    def method")


def test_sections_can_be_left_out():
    shown = text(function, "function", omit_sections=["Docstring", "file"])
    assert titles(shown) == ["Signature", "Type"]


def test_long_signatures_have_a_line_for_each_parameter():
    def long_one(aaaaaaaaaaaaaaaaaaaaaaaaaaaa=1, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=2, ccccccccccccccccccccccc=3):
        pass
    assert text(long_one, "long_one").startswith(
        "Signature:\nlong_one(\n    aaaaaaaaaaaaaaaaaaaaaaaaaaaa=1,\n")


def test_info_is_a_dictionary_with_all_fields():
    info = Inspector(theme_name="nocolor").info(Plain, "Plain", detail_level=1)
    assert set(oinspect.info_fields) <= set(info)
    assert info["isclass"] is True and info["found"] is True and info["name"] == "Plain"
    assert info["source"].startswith("class Plain") and info["subclasses"] == "Derived"
    nothing = oinspect.object_info(name="x", found=False)
    assert nothing["found"] is False and nothing["docstring"] is None


def test_html_is_made_beside_text():
    bundle = Inspector(theme_name="linux")._get_info(function, "function")
    assert "<h1>Docstring</h1>\n<pre>Doc of function." in bundle["text/html"]
    assert "\x1b[91mSignature:\x1b[39m " in bundle["text/plain"]


def test_docstrings_can_be_rendered():
    def renderer(text):
        return {"text/plain": text.upper(), "text/html": "<b>rendered</b>"}
    bundle = Inspector(theme_name="nocolor")._get_info(function, "function", formatter=renderer)
    assert "DOC OF FUNCTION." in bundle["text/plain"] and "<b>rendered</b>" in bundle["text/html"]
    assert "DOC OF FUNCTION." in text(function, formatter=lambda text: text.upper())


def test_hooks_add_parts_to_the_bundle():
    inspector = Inspector(theme_name="nocolor")
    inspector.mime_hooks = {"text/new": lambda data: data.info_dict["type_name"], "text/old": lambda obj, info: "old",
                            "text/none": lambda data: None}
    bundle = inspector._get_info(function, "function")
    assert bundle["text/new"] == "function" and bundle["text/old"] == "old" and "text/none" not in bundle


@pytest.mark.parametrize("obj, expected", [(len, True), (function, True), (str, False), (Plain(1).method, True), (5, False)])
def test_simple_callables(obj, expected):
    assert oinspect.is_simple_callable(obj) is expected


def test_files_lines_and_encodings():
    assert oinspect.find_file(function).endswith("test_inspection_fields.py")
    assert "<frozen" not in oinspect.find_file(os.path.join)
    assert oinspect.find_file(len) is None and oinspect.find_source_lines(len) is None
    assert oinspect.find_source_lines(function) > 10
    assert oinspect.get_encoding(function) in ("utf-8", "ascii") and oinspect.get_encoding(len) is None


def test_the_older_helpers():
    assert oinspect.getargspec(function)[0] == ["a", "b"]
    assert oinspect.format_argspec({"args": ["a", "b"], "defaults": (1,), "varargs": "r"}) == "(a, b=1, *r)"
    call, doc = oinspect.call_tip({"name": "f", "argspec": {"args": ["self", "a"]}, "docstring": "d"})
    assert (call, doc) == ("f(a)", "d")


def test_functions_of_the_public_module_can_be_replaced(monkeypatch):
    monkeypatch.setattr(oinspect, "getdoc", lambda obj: "told by a program")
    monkeypatch.setattr(oinspect, "getsource", lambda obj, oname="": "source = 'of a program'")
    monkeypatch.setattr(oinspect, "find_file", lambda obj: "/program/file")
    shown = text(function, "function", 1)
    assert "told by a program" in shown and "source = 'of a program'" in shown and "/program/file" in shown


def test_a_replaced_signature_is_shown(monkeypatch):
    original = oinspect.signature
    monkeypatch.setattr(oinspect, "signature", lambda obj: original(Callable() if obj is function else obj))
    assert "function(a, b=1" not in text(function, "function")


def test_a_docstring_that_stands_in_the_source_is_not_told_twice():
    inspector = Inspector(theme_name="nocolor")
    assert inspector.info(Plain, "Plain", detail_level=1)["docstring"] is None
    assert inspector.info(Plain, "Plain")["docstring"] == "Doc of Plain."
    assert inspector.info(Derived, "Derived", detail_level=1)["source"] == "class Derived(Plain):\n    pass"


def test_an_instance_may_have_a_docstring_of_its_own():
    instance = Callable()
    instance.__doc__ = "of the instance"
    info = Inspector(theme_name="nocolor").info(instance, "instance")
    assert info["docstring"] == "of the instance" and info["class_docstring"] == "Doc of Callable."
    assert info["call_docstring"] == "Doc of call." and info["definition"] == "instance(a, b=3)"


def test_aliases_and_magics_have_types_of_their_own():
    inspector = Inspector(theme_name="nocolor")
    alias = OInfo(False, True, True, "Alias", None, None)
    assert inspector.info(("ls", "ls -l"), "ls", info=alias)["type_name"] == "System alias"
    assert "ls -l" in inspector.info(("ls", "ls -l"), "ls", info=alias)["docstring"]
    magic = OInfo(True, False, True, "IPython internal", None, None)
    assert inspector.info(function, "function", info=magic)["type_name"] == "Magic function"


@pytest.mark.parametrize("level, details, shown", [(0, 0, True), (1, 0, False), (1, 1, True), (2, 1, False)])
def test_the_string_form_is_shown_from_a_level_of_detail_on(level, details, shown):
    info = Inspector(str_detail_level=level).info([1], oname="x", detail_level=details)
    assert info["string_form"] == ("[1]" if shown else None)
