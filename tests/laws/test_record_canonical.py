"""Canonical bytes: one value, one spelling."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deputies.record.canonical import LARGEST_ENTRY, check_entry_size, decode, encode
from deputies.values import Refusal

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
leaves = st.none() | st.booleans() | st.integers() | st.integers(min_value=2**53, max_value=2**200) | texts
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=20
)


def shuffled(value: Any) -> Any:
    """The same value with the keys of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in reversed(value)}
    return [shuffled(item) for item in value] if isinstance(value, list) else value


@given(values)
def test_what_is_encoded_decodes_to_the_same_value(value: Any) -> None:
    assert decode(encode(value)) == value
    assert json.loads(encode(value)) == value


@given(values)
def test_the_order_in_which_keys_were_given_does_not_matter(value: Any) -> None:
    assert encode(shuffled(value)) == encode(value)


@given(values, st.sampled_from([{"indent": 1}, {"ensure_ascii": True}, {"separators": (", ", ":")}]))
def test_another_spelling_of_the_same_value_is_refused(value: Any, style: dict[str, Any]) -> None:
    other = json.dumps(value, **{"ensure_ascii": False, "separators": (",", ":"), **style}).encode()
    if other == encode(value):
        assert decode(other) == value
    else:
        with pytest.raises(Refusal) as refused:
            decode(other)
        assert refused.value.code == "record.not-canonical"


@settings(max_examples=300)
@given(st.binary(max_size=40))
def test_any_bytes_are_canonical_or_refused_and_never_anything_else(data: bytes) -> None:
    try:
        value = decode(data)
    except Refusal:
        return
    assert encode(value) == data


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"b": 1, "a": [True, None, "x"]}, b'{"a":[true,null,"x"],"b":1}'),
        ({"\uffff": 1, "\U00010000": 2}, '{"\uffff":1,"\U00010000":2}'.encode()),  # UTF-16 would turn these round
        ({"a": 1, "B": 2, "": 3}, b'{"":3,"B":2,"a":1}'),
        ("\b\t\n\f\r\"\\/\x00\x1f\x7f\u2028", b'"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u001f\x7f\xe2\x80\xa8"'),
        ("e\u0301\u00e9", b'"e\xcc\x81\xc3\xa9"'),
        (2**64 + 1, b"18446744073709551617"),
        (-0, b"0"),
        ({}, b"{}"),
        (10**1000 - 1, b"9" * 1000),
    ],
)  # fmt: skip
def test_the_bytes_are_these(value: Any, data: bytes) -> None:
    assert encode(value) == data
    assert decode(data) == value


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b'{"a":1', "not JSON"),
        (b"{}{}", "not JSON"),
        (b'\xef\xbb\xbf"a"', "not JSON"),
        (b'"\xff"', "byte 1 is not UTF-8"),
        (b'"\xed\xa0\x80"', "byte 1 is not UTF-8"),
        (b'"\\ud800"', "lone surrogate U\\+D800"),
        (b'{"a":1,"a":1}', "at byte 6"),
        (b'{"b":1,"a":1}', "at byte 2"),
        (b'{"a": 1}', "at byte 5"),
        (b"1.5", "only whole numbers"),
        (b"1e3", "only whole numbers"),
        (b"NaN", "only whole numbers"),
        (b"-Infinity", "only whole numbers"),
        (b"-0", "at byte 0"),
        (b"01", "not JSON"),
        (b"1\n", "where the canonical form has the end"),
        (b'"\\u0041"', "at byte 1"),
        (b'"\\/"', "at byte 1"),
        (b'"\\u001F"', "at byte 6"),
        (b"9" * 1001, "an integer of more than 1,000 digits"),
        (b"9" * 5000, "5,000 characters"),
        (b"[" * 66 + b"]" * 66, "deeper than 64"),
        (b"[" * 100_000 + b"]" * 100_000, "deeper than 64"),
    ],
)
def test_other_bytes_are_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        decode(data)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "At the top there is a float"),
        ({"a": [1, {"b": 2.5}]}, r"At a\[1\]\.b there is a float"),
        ({"a": (1,)}, "At a there is a tuple"),
        ({"a": b"x"}, "a bytes"),
        ({1: 2}, "the key 1"),
        ({"a": {"\ud800": 1}}, r"At a there is the lone surrogate U\+D800"),
        ("x\udfff", "lone surrogate"),
        (10**1000, "more than 1,000 digits"),
        (-(10**1000), "more than 1,000 digits"),
    ],
)
def test_values_without_canonical_bytes_are_refused_with_their_place(value: object, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        encode(value)


def test_an_entry_has_at_most_65535_bytes() -> None:
    assert check_entry_size(bytes(LARGEST_ENTRY)) == bytes(LARGEST_ENTRY)
    with pytest.raises(Refusal, match="65,536"):
        check_entry_size(bytes(LARGEST_ENTRY + 1))
