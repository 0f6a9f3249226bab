"""The matcher API: versions, identifiers, priorities, suppression, failing matchers, custom completers."""
from __future__ import absolute_import, division, print_function, unicode_literals

import types
import warnings

import pytest
from testkit.completing import ask, make_completer, texts

from zmqkernel.shell.completion.completer import (
    Completion, CompletionContext, MatcherAPIv2, ProvisionalCompleterWarning, SimpleCompletion,
    completion_matcher, completions_sorting_key, context_matcher, cursor_to_position, has_any_completions,
    position_to_cursor, provisionalcompleter, rectify_completions)
from zmqkernel.shell.errors import TryNext


@pytest.fixture
def completer():
    return make_completer({"name": 1})


def matcher_of(names, **options):
    """A matcher of version 2 that always gives the same."""
    result = dict((key, options.pop(key)) for key in list(options)
                  if key in ("suppress", "do_not_suppress", "ordered", "matched_fragment"))

    @context_matcher(**options)
    def matcher(context):
        return dict(result, completions=[SimpleCompletion(name, type="made") for name in names])
    return matcher


def test_version_1_takes_and_gives_texts(completer):
    asked = []

    def matcher(text):
        asked.append(text)
        return ["na_one", "na_two"]
    completer.custom_matchers.append(matcher)
    assert texts(completer, "x = na") == ["na_one", "na_two", "name"]
    assert asked == ["na"]


def test_version_2_takes_the_context(completer):
    asked = []

    @context_matcher()
    def matcher(context):
        asked.append(context)
        return {"completions": iter([SimpleCompletion("found", type="thing")])}
    completer.custom_matchers.append(matcher)
    found = ask(completer, "one\ntwo na|me")
    assert [(item.text, item.type, item.start) for item in found if item.type == "thing"] == [("found", "thing", 8)]
    context = asked[0]
    assert (context.token, context.cursor_line, context.cursor_position) == ("na", 1, 6)
    assert (context.line_with_cursor, context.text_until_cursor, context.limit) == ("two name", "two na", 500)


def test_a_class_can_be_a_matcher(completer):
    class Matcher(MatcherAPIv2):
        matcher_identifier = "of_a_class"

        def __call__(self, context):
            return {"completions": [SimpleCompletion("from_class")]}
    completer.custom_matchers.append(Matcher())
    assert "from_class" in texts(completer, "na")
    completer.disable_matchers = ["of_a_class"]
    assert "from_class" not in texts(completer, "na")


def test_identifiers_and_versions():
    @completion_matcher(identifier="mine", priority=3)
    def matcher(text):
        return []
    assert (matcher.matcher_identifier, matcher.matcher_priority, matcher.matcher_api_version) == ("mine", 3, 1)
    assert context_matcher()(matcher).matcher_api_version == 2


def test_an_unknown_version_is_reported(completer, capsys):
    completer.custom_matchers.append(matcher_of(["x"], identifier="odd", api_version=3))
    assert texts(completer, "na") == ["name"]
    assert "odd" in capsys.readouterr()[1]


def test_own_matchers_have_the_names_that_configurations_use(completer):
    names = [matcher.matcher_identifier for matcher in completer.matchers]
    assert {"IPCompleter.magic_matcher", "IPCompleter.file_matcher", "IPCompleter.dict_key_matcher",
            "IPCompleter.jedi_matcher", "IPCompleter.custom_completer_matcher", "back_latex_name_matcher"} <= set(names)
    completer.use_jedi = False
    names = [matcher.matcher_identifier for matcher in completer.matchers]
    assert "IPCompleter.python_matcher" in names and "IPCompleter.jedi_matcher" not in names
    completer.disable_matchers = ["IPCompleter.python_matcher"]
    assert texts(completer, "na") == []


def test_a_matcher_suppresses_others(completer):
    completer.custom_matchers[:] = [matcher_of(["only"], suppress=True, identifier="loud")]
    assert texts(completer, "na") == ["only"]
    completer.suppress_competing_matchers = False
    assert texts(completer, "na") == ["name", "only"]
    completer.suppress_competing_matchers = {"loud": True}
    assert texts(completer, "na") == ["only"]
    completer.custom_matchers[:] = [matcher_of([], suppress=True)]
    completer.suppress_competing_matchers = None
    assert texts(completer, "na") == ["name"]


def test_what_is_suppressed_can_be_named(completer):
    loud = matcher_of(["loud"], suppress={"quiet"}, identifier="loud")
    completer.custom_matchers[:] = [matcher_of(["quiet"], identifier="quiet"), loud]
    assert texts(completer, "na") == ["loud", "name"]
    loud = matcher_of(["loud"], suppress=True, do_not_suppress={"quiet"}, identifier="loud")
    completer.custom_matchers[:] = [matcher_of(["quiet"], identifier="quiet"), loud]
    assert texts(completer, "na") == ["loud", "quiet"]


def test_the_first_that_has_any_where_nothing_is_merged(completer):
    completer.merge_completions = False
    completer.custom_matchers[:] = [matcher_of([], identifier="none"), matcher_of(["low"], identifier="low"),
                                    matcher_of(["high"], identifier="high", priority=10)]
    assert texts(completer, "na") == ["high"]


def test_order(completer):
    completer.custom_matchers.append(matcher_of(["zz", "aa"], ordered=True))
    assert texts(completer, "na") == ["zz", "aa", "name"]
    words = ["_one", "alpha", "key=", "__two", "%%cell", "%line"]
    assert sorted(words, key=completions_sorting_key) == ["key=", "alpha", "%%cell", "%line", "_one", "__two"]


def test_each_text_comes_once(completer):
    completer.custom_matchers.append(matcher_of(["name"]))
    assert texts(completer, "na") == ["name"]


def test_a_matcher_that_raises_is_reported_once_and_stops_nobody(completer, capsys):
    def broken(text):
        raise RuntimeError("out of order")
    completer.custom_matchers.append(broken)
    for _ in range(3):
        assert texts(completer, "na") == ["name"]
    said = capsys.readouterr()[1]
    assert said.count("out of order") == 1 and "broken" in said


def test_custom_completers_of_commands(completer, capsys):
    events = []

    def complete_deploy(shell, event):
        events.append(event)
        return ["staging", "production"]

    def declines(shell, event):
        raise TryNext()

    def fails(shell, event):
        raise RuntimeError("lost")
    table, shell = completer.custom_completers, completer.shell
    table.add_s("deploy", types.MethodType(declines, shell))
    table.add_s("deploy", types.MethodType(fails, shell))
    table.add_s("deploy", types.MethodType(complete_deploy, shell))
    table.add_re("ship.*", types.MethodType(complete_deploy, shell))
    assert texts(completer, "deploy st") == ["staging"]
    assert (events[0].command, events[0].symbol, events[0].line) == ("deploy", "st", "deploy st")
    assert texts(completer, "shipping P") == ["production"]
    assert "lost" in capsys.readouterr()[1]


def test_only_keys(completer):
    completer.dict_keys_only = True
    assert texts(completer, "na") == []


def test_the_provisional_part_says_so(completer):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        list(completer.completions("na", 2))
    assert [item.category for item in caught] == [ProvisionalCompleterWarning]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with provisionalcompleter():
            list(completer.completions("na", 2))
    assert caught == []


def test_rectified_completions_replace_one_range():
    found = [Completion(2, 3, "meth"), Completion(1, 3, ".attr"), Completion(2, 3, "meth")]
    fixed = list(rectify_completions("a.m", found))
    assert [(item.start, item.end, item.text) for item in fixed] == [(1, 3, ".meth"), (1, 3, ".attr")]
    assert list(rectify_completions("", [])) == []


def test_completions_compare_by_place_and_text():
    assert Completion(1, 2, "a", type="x") == Completion(1, 2, "a", type="y")
    assert len({Completion(1, 2, "a"), Completion(1, 2, "a"), Completion(1, 3, "a")}) == 2


def test_places_in_a_text():
    text = "ab\n\ncde"
    for offset in range(len(text) + 1):
        assert cursor_to_position(text, *position_to_cursor(text, offset)) == offset
    assert position_to_cursor(text, 5) == (2, 1)


def test_iterators_are_not_emptied_by_looking():
    result = {"completions": iter([SimpleCompletion("a"), SimpleCompletion("b")])}
    assert has_any_completions(result)
    assert [item.text for item in result["completions"]] == ["a", "b"]
    assert not has_any_completions({"completions": iter([])})


def test_contexts_compare_by_value():
    one, other = [CompletionContext("a", "x.a", 3, 0, 5) for _ in range(2)]
    assert one == other and hash(one) == hash(other) and "token" in repr(one)


@pytest.mark.parametrize("arguments, expected", [
    (("na",), ("na", ["name"])), (("na", "x = na"), ("na", ["name"])), ((None, "x = na zz", 6), ("na", ["name"])),
    ((None, "one\nname.bit_le", 14), (".bit_l", [".bit_length"])), (("name.bit_l",), (".bit_l", [".bit_length"])),
])
def test_the_line_editors_way(completer, arguments, expected):
    for completer.use_jedi in (True, False):
        assert completer.complete(*arguments) == expected


def test_readlines_way(completer):
    assert completer.global_matches("na") == ["name"]
    assert completer.attr_matches("name.bit_len") == ["name.bit_length"]
    assert [super(type(completer), completer).complete("na", state) for state in (0, 1)] == ["name", None]
    assert completer.all_completions("name.bit_len") == ["name.bit_length"]


def test_matchers_of_version_1_under_their_old_names(completer):
    assert completer.python_matches("na") == ["name"]
    assert completer.python_matches("name.bit_len") == ["name.bit_length"]
    assert completer.magic_matches("%timei") == ["%timeit", "%%timeit"] or set(
        completer.magic_matches("%timei")) == {"%timeit"}
    assert completer.latex_matches("\\alph") == ("\\alph", ["\\alpha"])
    assert completer.python_func_kw_matches("no_call(") == []

    class Old(type(completer)):
        @property
        def matchers(self):
            return [self.python_matches, self.magic_matches, self.dict_key_matches, self.file_matches]
    old = Old(namespace={"name": 1, "table": {"key": 1}})
    assert old.complete("na")[1] == ["name"]
    assert old.complete(None, "name.bit_len", 12)[1] == ["name.bit_length"]
    assert old.complete(None, "table['k", 8)[1] == ["key"]


def test_profiles_are_written_where_that_is_wanted(completer, tmp_path):
    completer.profile_completions = True
    completer.profiler_output_dir = str(tmp_path / "profiles")
    assert texts(completer, "na") == ["name"]
    assert len(list((tmp_path / "profiles").iterdir())) == 1


def test_signatures(completer):
    def function(first, second=2):
        pass

    class Kind(object):
        def __init__(self, size):
            pass

        def method(self, name):
            pass
    completer.namespace.update({"function": function, "Kind": Kind, "thing": Kind(1)})
    found = dict((item.text, item.signature) for text in ("func", "Kin", "thing.meth", "name")
                 for item in ask(completer, text))
    assert found["function"] == "(first, second=2)"
    assert found["Kind"] == "(size)" and found["method"] == "(name)" and found["name"] == ""


def test_results_of_all_matchers(completer):
    results = completer._complete(cursor_line=0, cursor_pos=2, full_text="na")
    assert [item.text for item in results["IPCompleter.jedi_matcher"]["completions"]] == ["name"]
    assert results["IPCompleter.file_matcher"]["completions"] == []


def test_a_token_that_the_editor_chose(completer):
    completer.namespace.update({"some_three": 3, "some_four": 4})
    assert completer.complete("s_", "print(s_f") == ("s_", ["some_four", "some_three"])
