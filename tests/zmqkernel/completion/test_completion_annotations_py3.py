"""What annotations say, where nothing is run."""
import ast
import enum
import typing

import pytest
from testkit.completing import make_completer, texts

from zmqkernel.shell.completion.evaluation.alternatives import alternatives
from zmqkernel.shell.completion.guarded_eval import EvaluationContext, GuardRejection, guarded_eval


class Thing(object):
    size: int

    def name(self) -> str:
        raise RuntimeError("was run")

    def other(self) -> "Thing":
        raise RuntimeError("was run")

    @property
    def width(self) -> float:
        raise RuntimeError("was run")

    @classmethod
    def make(cls) -> "Thing":
        raise RuntimeError("was run")

    def __call__(self) -> bytes:
        raise RuntimeError("was run")

    def __getitem__(self, key) -> str:
        raise RuntimeError("was run")

    def __enter__(self) -> str:
        raise RuntimeError("was run")


class Colour(enum.Enum):
    RED = 1


class Pair(typing.NamedTuple):
    left: int
    right: str


def optional() -> typing.Optional[str]:
    raise RuntimeError("was run")


def several() -> typing.List[int]:
    raise RuntimeError("was run")


def mapping() -> typing.Dict[str, int]:
    raise RuntimeError("was run")


def both() -> typing.Tuple[int, str]:
    raise RuntimeError("was run")


def union() -> typing.Union[None, str, int]:
    raise RuntimeError("was run")


def iterator() -> typing.Iterator[str]:
    raise RuntimeError("was run")


def anything() -> typing.Any:
    raise RuntimeError("was run")


def kind() -> typing.Type[Thing]:
    raise RuntimeError("was run")


def pair() -> Pair:
    raise RuntimeError("was run")


async def waited() -> str:
    raise RuntimeError("was run")


Letters = typing.TypeVar("Letters", str, bytes)
Celsius = typing.NewType("Celsius", float)


class MadeOtherwise:
    def __new__(cls) -> frozenset:
        raise RuntimeError("was run")


def echoed(text: Letters) -> Letters:
    raise RuntimeError("was run")


def celsius() -> Celsius:
    raise RuntimeError("was run")


def misnamed() -> "no_such_name()":  # noqa: F821
    raise RuntimeError("was run")


NAMES = dict(globals(), thing=Thing())


def evaluate(code):
    return guarded_eval(code, EvaluationContext(NAMES, {}, "limited"))


@pytest.mark.parametrize("code, kind_of", [
    ("thing.name()", str), ("thing.other().name()", str), ("thing.width", float), ("thing.size", int),
    ("Thing.make()", Thing), ("thing()", bytes), ("thing['x']", str), ("Colour.RED.value", int),
    ("Colour.RED.name", str), ("optional()", str), ("several()", list), ("several()[0]", int),
    ("several()[7]", int), ("mapping()['any']", int), ("for key in mapping(): pass\nkey", str),
    ("both()[1]", str),
    ("kind()()", Thing), ("pair().right", str), ("Pair(1, 'a').left", int),
    ("with thing as entered:\n    pass\nentered", str), ("def f() -> str: pass\nf()", str), ("x: int\nx", int),
])
def test_types_are_known_without_running(code, kind_of):
    assert isinstance(evaluate(code), kind_of)


@pytest.mark.parametrize("code, kinds", [
    ("union()", (str, int)), ("union().strip()", (str,)), ("x: typing.Union[int, dict] = {'a': []}\nx", (int, dict)),
    ("x: typing.Union[int, dict] = {'a': []}\nx['a']", (list,)), ("x: list = [1]\nx[0]", (int,)),
    ("x: typing.List[str] = []\nx[0]", (str,)), ("Text = typing.NewType('Text', str)\nechoed(b'')", (bytes,)),
    ("echoed('')", (str,)), ("celsius()", (float,)), ("MadeOtherwise()", (frozenset,)),
])
def test_values_that_may_be_of_several_types(code, kinds):
    assert [type(value) for value in alternatives(evaluate(code))] == list(kinds)


def test_annotations_that_name_nothing_are_no_error():
    with pytest.raises(GuardRejection):
        evaluate("misnamed()")


@pytest.mark.parametrize("code", ["iterator()", "anything()", "Colour(1)"])
def test_what_says_nothing_definite_is_not_known(code):
    with pytest.raises((GuardRejection, AttributeError)):
        evaluate(code)


def parses(code):
    try:
        return bool(ast.parse(code))
    except SyntaxError:
        return False


@pytest.mark.skipif(not parses("await f()"), reason="await is no syntax outside of functions here")
def test_results_of_coroutines():
    assert type(evaluate("await waited()")) is str


def test_they_are_completed():
    completer = make_completer(dict(NAMES), use_jedi=False)
    assert texts(completer, "thing.other().na") == [".name"]
    assert texts(completer, "thing.width.as_int") == [".as_integer_ratio"]


def test_keyword_only_arguments():
    def function(*, wanted_one, wanted_two=2):
        pass
    assert texts(make_completer({"function": function}), "function(wan") == ["wanted_one=", "wanted_two="]
