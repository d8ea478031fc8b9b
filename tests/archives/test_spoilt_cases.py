"""Exports that are nearly right: the JSON of every case with some values replaced, left out or of another kind."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Activity, decoder, encoder
from auditor.activities.fields import lack
from auditor.archives import ArchiveRefused, Unrecognised, read
from tests.archives.cases import EXPECTED, folders
from tests.examples import examples

CASES = [folder for folder in folders() if any(file.name != EXPECTED for file in folder.rglob("*.json"))]
WRONG: list[Any] = [
    *(None, True, 0, -1, 1.5, float("nan"), 10**30, 1_700_000_000, 1_700_000_000_000),
    *("", "x", "\0", "𝄞" * 300, "1700000000", "2023-11-14T22:13:20", "\u200e", "me", "name:me"),
    *([], {}, [[]], {"a": None}, ["x"]),
]
Place = tuple[str | int, ...]


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Where something stands in a document."""
    yield path
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], (*path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from places(each, (*path, number))


def spoilt(document: Any, chance: Random) -> Any:
    """The document with something wrong in it."""
    path = chance.choice(list(places(document)))
    wrong = deepcopy(chance.choice(WRONG))
    if not path:
        return wrong
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(holder, dict) and chance.random() < 0.2:
        del holder[path[-1]]
    else:
        holder[path[-1]] = wrong
    return document


@examples(400)
@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_whatever_is_wrong_is_told_and_breaks_nothing(folder: Path, chance: Random) -> None:
    with tempfile.TemporaryDirectory() as into:
        path = Path(into, "export.zip")
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(folder.rglob("*")):
                if not file.is_file() or file.name == EXPECTED:
                    continue
                content = file.read_bytes()
                if file.suffix == ".json" and chance.random() < 0.7:
                    try:
                        document = json.loads(content)
                    except ValueError:
                        continue
                    for _ in range(chance.randint(1, 6)):
                        document = spoilt(document, chance)
                    content = json.dumps(document).encode()
                archive.writestr(file.relative_to(folder).as_posix(), content)
        try:
            items = list(read(path))
        except (ArchiveRefused, Unrecognised):
            return
    for item in items:
        if isinstance(item, Activity):
            assert decoder.decode(encoder.encode(item)) == item
            assert lack(item) is None
