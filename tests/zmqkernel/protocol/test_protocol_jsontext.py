"""JSON for values that come from users."""
from __future__ import absolute_import, division, print_function, unicode_literals

import datetime
import json

import pytest
import six

from zmqkernel.protocol import jsontext
from zmqkernel.protocol.errors import InvalidJSON, NotSerializable


class Mapping(six.moves.collections_abc.Mapping):
    def __getitem__(self, key):
        return 1

    def __len__(self):
        return 1

    def __iter__(self):
        return iter(["k"])


@pytest.mark.parametrize("value, expected", [
    ({"a": [1, 2.5, True, None, "text"]}, {"a": [1, 2.5, True, None, "text"]}),
    ({"nan": float("nan"), "inf": [float("inf"), -float("inf")]}, {"nan": None, "inf": [None, None]}),
    ({1: "one", None: "none", (1, 2): "pair", b"bytes": 3}, {"1": "one", "None": "none", "(1, 2)": "pair", "bytes": 3}),
    ({"raw": b"\x89PNG\xff"}, {"raw": "iVBOR/8="}),
    ({"raw": bytearray(b"\xff\xfe")}, {"raw": "//4="}),
    ({"raw": memoryview(b"\xff\xfe")}, {"raw": "//4="}),
    ({"date": datetime.datetime(2020, 1, 2, 3, 4, 5)}, {"date": "2020-01-02T03:04:05"}),
    ({"set": frozenset([3])}, {"set": [3]}),
    ({"tuple": (1, (2,))}, {"tuple": [1, [2]]}),
    ({"mapping": Mapping()}, {"mapping": {"k": 1}}),
    ({"big": 10 ** 30}, {"big": 10 ** 30}),
])
def test_values_that_json_lacks_get_a_form(value, expected):
    assert json.loads(jsontext.dumps(value).decode("ascii")) == expected


def test_lone_surrogates_survive():
    value = {"name": "caf\udce9.txt"}
    assert jsontext.loads(jsontext.dumps(value)) == value


def test_the_bytes_are_ascii():
    raw = jsontext.dumps({"text": "h\xe9llo \u4e16 \U0001f600"})
    assert max(bytearray(raw)) < 128
    assert jsontext.loads(raw)["text"] == "h\xe9llo \u4e16 \U0001f600"


def test_what_has_no_form_is_named_with_its_place():
    with pytest.raises(NotSerializable) as caught:
        jsontext.dumps({"data": [1, {"x": object()}]})
    assert "data" in str(caught.value) and "object" in str(caught.value)
    assert isinstance(caught.value, TypeError)


def test_a_value_that_contains_itself_is_refused():
    value = []
    value.append(value)
    with pytest.raises(NotSerializable):
        jsontext.dumps({"a": value})


@pytest.mark.parametrize("raw, reason", [
    (b"\xff\xfe", "UTF-8"),
    (b"{", "not JSON"),
    (b"", "not JSON"),
    (b"[1]", "an array"),
    (b"true", "a boolean"),
    (b"3", "a number"),
    (b'"x"', "a string"),
    (b"null", "null"),
    (b"[" * 100000, "nested"),
], ids=[str(i) for i in range(9)])
def test_what_is_not_an_object_is_refused_with_the_reason(raw, reason):
    with pytest.raises(InvalidJSON) as caught:
        jsontext.loads(raw, "the content")
    assert str(caught.value).startswith("the content is not") or "nested" in str(caught.value)
    assert reason in str(caught.value) or raw[:1] == b"["
