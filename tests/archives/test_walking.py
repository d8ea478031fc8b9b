"""Documents walked from the outside in: what is not read is passed over, what is broken is told."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.archives.archive import Unusable
from auditor.archives.documents import CHUNK, LARGEST_ITEM
from auditor.archives.walking import DEEPEST, Document
from tests.examples import examples


def document(text: str | bytes) -> Document:
    return Document(io.BufferedReader(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def rebuilt(at: Document) -> Any:
    """The value, walked as far in as it goes."""
    if at.kind() == "{":
        return {name: rebuilt(at) for name in at.members()}
    if at.kind() == "[":
        return [rebuilt(at) for _ in at.elements()]
    return at.value()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_that_editors_save_are_read(encoding: str) -> None:
    text = json.dumps({"Zoë": ["ü" * CHUNK, "🌻"]}, ensure_ascii=False)
    assert rebuilt(document(text.encode(encoding))) == json.loads(text)


@examples(200)
@given(JSON, st.integers(0, 40))
def test_walking_finds_what_decoding_finds(value: Any, before: int) -> None:
    text = " " * (CHUNK - before) + json.dumps(value, indent=1)
    assert rebuilt(document(text)) == value


@examples(100)
@given(JSON, JSON)
def test_what_is_not_asked_for_is_passed_over(first: Any, second: Any) -> None:
    text = json.dumps({"a": first, "long": ["x" * CHUNK] * 3, "b": second})
    at = document(text)
    assert {name: at.value() for name in at.members() if name == "b"} == {"b": second}


def test_looking_at_a_value_is_not_reading_it() -> None:
    at = document('{"a" : [1], "b": 2}')
    assert [(name, at.kind()) for name in at.members()] == [("a", "["), ("b", "2")]


@pytest.mark.parametrize("text", ["", "{", '{"a"', '{"a":', "[1,", '["x', "]", "{1: 2}", '{"a" 1}', "[}", "nonsense"])
def test_what_breaks_off_is_told(text: str) -> None:
    with pytest.raises(Unusable):
        rebuilt(document(text))


def test_a_document_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(Unusable, match="deeper"):
        rebuilt(document("[" * 100_000))
    with pytest.raises(Unusable):
        document("[" * 100_000).skip()
    assert rebuilt(document("[" * DEEPEST + "]" * DEEPEST))


def test_a_value_beyond_bounds_is_refused_where_it_is_wanted_and_a_list_of_any_length_passed_over() -> None:
    long = ["x" * 1000] * (2 * LARGEST_ITEM // 1000)
    with pytest.raises(Unusable, match="too large"):
        document(json.dumps({"a": long})).value()
    at = document(json.dumps({"a": long, "b": 1}))
    tracemalloc.start()
    assert [at.value() for name in at.members() if name == "b"] == [1]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 * CHUNK


def test_numbers_and_half_characters_at_the_edge_of_a_block() -> None:
    for shift in range(6):
        at = document("[" + " " * (CHUNK - 10 + shift) + '123456, "\\ud83d!", "\\ud83d\\ude00"]')
        assert list(at.items()) == [123456, "?!", "😀"]


def test_a_text_without_quotes_is_left_out_where_that_is_asked_for_and_only_there() -> None:
    told = '{"a": [{"id": some/file (2).webm,\n "b": 1},\n {"id": (none),\n "b": 2}, {"b": 3, "id": x\r\n}]}'
    stream: Any = io.BufferedReader(io.BytesIO(told.encode()))
    assert rebuilt(Document(stream, unquoted=True)) == {
        "a": [{"id": None, "b": 1}, {"id": None, "b": 2}, {"b": 3, "id": None}]
    }
    with pytest.raises(Unusable):
        rebuilt(document(told))


@pytest.mark.parametrize("text", ['{"a": ', '{"a": x', '{"a": x}', '{"a" x\n}', "x\n"])
def test_what_breaks_off_without_quotes_is_told(text: str) -> None:
    with pytest.raises(Unusable):
        rebuilt(Document(io.BufferedReader(io.BytesIO(text.encode())), unquoted=True))
