"""Writing magics: families, functions, aliases, options, and magics that are imported on use."""
from __future__ import absolute_import, division, print_function, unicode_literals

import sys
import types

import pytest

from zmqkernel.shell.errors import UsageError
from zmqkernel.shell.magics import base, table
from zmqkernel.shell.magics.base import (
    LazyMagic, Magics, MagicsManager, cell_magic, compress_dhist, line_cell_magic, line_magic, magics_class,
    needs_local_scope, no_var_expand, on_off, output_can_be_silenced, record_magic, register_cell_magic,
    register_line_magic, validate_type)


@magics_class
class Family(Magics):
    @line_magic
    def one(self, line):
        """One."""
        return self.parse_options(line, "n:ab", "long=", "flag")

    @cell_magic("two")
    def renamed(self, line, cell):
        return line, cell

    @line_cell_magic
    def both(self, line, cell=None):
        return line, cell


@pytest.fixture
def family(ip):
    return Family(ip)


def test_magics_of_a_class_are_its_marked_methods(family):
    assert Family.magics == {"line": {"one": "one", "both": "both"}, "cell": {"two": "renamed", "both": "both"}}
    assert family.magics["cell"]["two"]("a", "b") == ("a", "b")
    assert base.magics == {"line": {}, "cell": {}}


def test_subclass_overrides_a_magic_and_does_not_register_the_inherited_ones(ip):
    class Derived(Family):
        def one(self, line):
            return "derived"
    ip.register_magics(Derived)
    assert ip.run_line_magic("one", "") == "derived"

    @magics_class
    class Marked(Family):
        @line_magic
        def three(self, line):
            return 3
    assert Marked.magics == {"line": {"three": "three"}, "cell": {}}


def test_unmarked_class_is_refused(ip):
    class Unmarked(Magics):
        pass
    with pytest.raises(ValueError):
        Unmarked(ip)
    with pytest.raises(ValueError):
        ip.register_magics(Unmarked)


def test_instance_keeps_its_parent_and_traits(ip):
    family = Family(shell=ip)
    assert family.shell is ip and family.parent is ip and family in ip.configurables


@pytest.mark.parametrize("line, options, rest", [
    ("-n 3 rest of \"it\"", {"n": "3"}, "rest of it"),
    ("-n 3 -n 4 x", {"n": ["3", "4"]}, "x"),
    ("--long=3 --flag y", {"long": "3", "flag": ""}, "y"),
    ("a -n 3", {}, "a -n 3"),
    ("", {}, ""),
])
def test_options_stand_at_the_beginning(family, line, options, rest):
    found, text = family.one(line)
    assert dict(found) == options and text == rest


def test_options_can_be_lists_and_keep_quotes(family):
    assert family.parse_options("-n 1 a \"b c\"", "n:", mode="list")[1] == ["a", "b c"]
    assert dict(family.parse_options("-n 1", "n:", list_all=True)[0]) == {"n": ["1"]}
    assert family.parse_options("-n 1 a 'b'", "n:", posix=False)[1] == "a 'b'"
    assert family.parse_options("-n '1 2'  a 'b'", "n:", preserve_non_opts=True) == ({"n": "1 2"}, "a 'b'")
    assert family.parse_options("it's", "n:", strict=False)[1] == "its"
    with pytest.raises(ValueError):
        family.parse_options("", "", mode="other")


@pytest.mark.parametrize("line", ["-z", "-n", "--other", "-a 'open"])
def test_wrong_options_are_told_in_one_line(family, line):
    with pytest.raises(UsageError) as caught:
        family.one(line)
    assert "\n" not in str(caught.value)


def test_default_options_come_first(family):
    family.default_option("one", "-n 7")
    assert family.one("-a x")[0] == {"n": "7", "a": ""}
    with pytest.raises(UsageError):
        family.default_option("nothing", "-n 7")


def test_usage_is_printed_and_latex_escaped(family, capsys):
    family.arg_err(family.one)
    assert capsys.readouterr()[0] == "Error in arguments:\nOne.\n"
    assert family.format_latex("a_b$") == "a\\_b\\$"


def test_functions_become_magics(ip):
    @register_line_magic
    def plain(line):
        return "line " + line

    @register_cell_magic("other_name")
    def named(line, cell):
        return cell
    assert ip.run_line_magic("plain", "x") == "line x" and plain("y") == "line y"
    assert ip.run_cell_magic("other_name", "", "body") == "body"
    assert ip.magics_manager.user_magics.plain is plain
    ip.register_magic_function(lambda line, cell=None: (line, cell), "line_cell", "lambda_magic")
    assert ip.run_line_magic("lambda_magic", "x") == ("x", None)
    assert ip.run_cell_magic("lambda_magic", "x", "y") == ("x", "y")


def test_decorators_refuse_what_they_cannot_decorate(ip):
    with pytest.raises(TypeError):
        line_magic(3)
    with pytest.raises(TypeError):
        register_line_magic(3)
    with pytest.raises(ValueError):
        validate_type("other")
    type(ip).clear_instance()
    with pytest.raises(NameError):
        register_line_magic(lambda line: None)


def test_flags_tell_the_shell_how_to_call(ip):
    ip.user_ns["name"] = "value"
    ip.register_magic_function(no_var_expand(lambda line: line), magic_name=str("raw"))
    ip.register_magic_function(lambda line: line, magic_name=str("expanded"))
    ip.register_magic_function(needs_local_scope(lambda line, local_ns=None: sorted(local_ns)[:1]),
                               magic_name=str("scope"))
    ip.register_magic_function(output_can_be_silenced(lambda line: line), magic_name=str("quiet"))
    assert ip.run_line_magic("raw", "$name {name}") == "$name {name}"
    assert ip.run_line_magic("expanded", "$name {name}") == "value value"

    def caller():
        aaa = 1  # noqa: F841
        return ip.run_line_magic("scope", "")
    assert caller() == ["aaa"]
    assert ip.run_line_magic("quiet", "1;") is None and ip.run_line_magic("quiet", "1") == "1"


def test_alias_calls_its_target_with_parameters_in_front(ip):
    ip.register_magics(Family)
    ip.magics_manager.register_alias("other", "both", "line", "-x")
    ip.magics_manager.register_alias("other", "both", "cell")
    assert ip.run_line_magic("other", "y") == ("-x y", None)
    assert ip.run_line_magic("other", "") == ("-x", None)
    assert ip.run_cell_magic("other", "y", "z") == ("y", "z")
    assert "%both" in ip.find_line_magic("other").__doc__


def test_alias_that_leads_nowhere_or_to_itself_is_told(ip, usage):
    ip.magics_manager.register_alias("lost", "not_there")
    assert "not_there" in usage("lost", "")
    ip.magics_manager.register_alias("ping", "pong")
    ip.magics_manager.register_alias("pong", "ping")
    assert "recursion" in usage("ping", "")
    with pytest.raises(ValueError):
        ip.magics_manager.register_alias("a", "b", "line_cell")


def test_alias_has_the_flags_of_its_target(ip):
    ip.user_ns["name"] = "value"
    ip.magics_manager.register_alias("tt", "time")
    assert ip.run_line_magic("tt", "'$name'") == "$name"


def test_every_builtin_magic_is_there_before_it_is_imported():
    manager = MagicsManager()
    assert manager.magics == {"line": {}, "cell": {}}
    manager.user_magics = types.ModuleType(str("holder"))
    manager.register_builtin()
    lines, cells = manager.lsmagic()["line"], manager.lsmagic()["cell"]
    assert isinstance(lines["timeit"], LazyMagic) and isinstance(cells["bash"], LazyMagic)
    assert set(("ed", "hist", "rep")) < set(lines) and set(("HTML", "SVG", "file")) < set(cells)


def test_table_names_exactly_what_the_families_have(ip):
    ip.magics_manager.load_all_lazy_magics()
    for kind in ("line", "cell"):
        listed = dict(table.builtin_specs(table.default_script_magics())[kind])
        brought = {}
        for family in ip.magics_manager.registry.values():
            if type(family).__name__ in table.MAGICS_CLASSES:
                for name in family.magics[kind]:
                    brought[name] = "%s:%s" % (table.MAGICS_CLASSES[type(family).__name__], type(family).__name__)
        assert brought == listed


def test_lazy_magic_is_replaced_when_it_is_used(ip):
    table_ = ip.magics_manager.magics["line"]
    assert table_["precision"].__self__.__class__.__name__ == "BasicMagics"
    assert not isinstance(table_["precision"], LazyMagic)
    assert ip.find_line_magic("precision") == table_["precision"]
    assert ip.find_line_magic("no_such_magic") is None


def test_what_replaced_a_lazy_magic_stays(ip):
    ip.magics_manager.magics["line"]["xmode"] = "mine"
    ip.find_line_magic("pprint")
    assert ip.magics_manager.magics["line"]["xmode"] == "mine"


def test_configured_lazy_magics_come_from_extensions_and_classes(ip, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "lazyext.py").write_text(
        "def load_ipython_extension(ip):\n    ip.register_magic_function(lambda line: 'from ext', 'line', 'fromext')\n")
    ip.magics_manager.register_lazy("fromext", "lazyext")
    assert "lazyext" not in sys.modules
    assert ip.run_line_magic("fromext", "") == "from ext"
    ip.magics_manager.register_lazy("one", __name__ + ":Family")
    assert ip.magics_manager.load_lazy("one") and ip.run_line_magic("one", "x")[1] == "x"
    ip.magics_manager.register_lazy("lost", "no_such_module_at_all")
    with pytest.raises(UsageError):
        ip.run_line_magic("lost", "")
    with pytest.warns(UserWarning):
        ip.magics_manager.load_all_lazy_magics()


def test_docs_of_all_magics(ip):
    docs = ip.magics_manager.lsmagic_docs(brief=True, missing="-")
    assert docs["line"]["pwd"] == "Return the current folder."
    assert docs["cell"]["html"] == "Show the cell as HTML."
    assert "\n" in ip.magics_manager.lsmagic_docs()["line"]["cd"]


def test_helpers():
    assert (on_off(1), on_off(0)) == ("ON", "OFF")
    recent = list("klmnopqrst")
    assert compress_dhist(["a", "a", "b", "a"] + recent) == ["a", "b"] + recent
    dct = {"line": {}, "cell": {}}
    record_magic(dct, "line_cell", "x", 1)
    assert dct == {"line": {"x": 1}, "cell": {"x": 1}}
