"""Lists in large JSON documents, item by item."""

import io
import json
from typing import Any

import pytest

from auditor.archives.archive import Unusable
from auditor.archives.documents import CHUNK, LARGEST_ITEM, decoder, items


def stream(text: str | bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(text.encode() if isinstance(text, str) else text))


def taken(text: str | bytes) -> tuple[list[Any], str]:
    """The items, and what went wrong after them."""
    found: list[Any] = []
    try:
        found.extend(items(stream(text), "list"))
    except Unusable as problem:
        return found, str(problem)
    return found, ""


def gathered(text: str | bytes) -> list[Any]:
    found = []
    with pytest.raises(Unusable):
        for item in items(stream(text), "list"):
            found.append(item)  # noqa: PERF402  what came before the error counts
    return found


def test_a_number_that_lies_across_two_blocks_is_one_number() -> None:
    for shift in range(5):
        start = '{"list": [' + " " * (CHUNK - 12 + shift)
        assert taken(start + "123456]}") == ([123456], "")


def test_items_larger_than_a_block_are_read_whole() -> None:
    long = "x" * (5 * CHUNK)
    assert taken(f'{{"list": ["{long}", "{long}", 1]}}') == ([long, long, 1], "")


def test_an_item_beyond_bounds_ends_the_reading() -> None:
    text = '{"list": [1, "' + "x" * (3 * LARGEST_ITEM) + '", 2]}'
    source = stream(text)
    with pytest.raises(Unusable, match="too large"):
        list(items(source, "list"))
    assert source.tell() < 2 * LARGEST_ITEM + 4 * CHUNK


def test_a_document_without_the_list_is_not_read_to_its_end() -> None:
    source = stream('{"x": "' + "y" * (3 * LARGEST_ITEM) + '"}')
    with pytest.raises(Unusable, match="no list"):
        list(items(source, "list"))
    assert source.tell() < 2 * LARGEST_ITEM + 4 * CHUNK


def test_what_comes_before_the_end_of_a_cut_document_is_given() -> None:
    assert gathered('{"list": [{"a": 1}, {"b": 2}, {"c":') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("bad", ["[" * 100_000, "9" * 10_000, "nonsense", '{"a" 1}'])
def test_what_no_parser_should_choke_on_is_an_error_like_any_other(bad: str) -> None:
    assert gathered(f'{{"list": [1, {bad}, 2]}}') == [1]


def test_a_key_in_a_text_is_no_key() -> None:
    assert taken('{"note": "say \\"list\\": [", "list": [1]}') == ([1], "")


def test_half_characters_and_bytes_that_are_no_text_are_replaced() -> None:
    assert taken(b'{"list": ["\\ud83d!", "\\ud83d\\ude00", "caf\xe9"]}') == (["?!", "😀", "caf�"], "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\x0Bb", "a\x0bb"),
        (r"C:\\x0B", r"C:\x0B"),
        (r"\\\x1F", "\\\x1f"),
        (r"\x0B\x0c", "\x0b\x0c"),
        (r"nought \x00 is left out", "nought   is left out"),
        (r"\\", "\\"),
    ],
)
def test_an_escape_that_json_has_not_is_read_wherever_it_is_cut(written: str, meant: str) -> None:
    whole = f'{{"list": ["{written}", "é"]}}'.encode()
    assert taken(whole) == ([meant, "é"], "")
    for at in range(len(whole)):
        made = decoder(stream(whole))
        assert json.loads(made.decode(whole[:at]) + made.decode(whole[at:], final=True), strict=False) == {
            "list": [meant, "é"]
        }
