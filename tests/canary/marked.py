"""Exports of the cases of a reader, with canary words wherever they say ``?``: what a reader needs that nobody makes
exports for in exports.py or chats.py."""

import csv
import io
import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.archives.cases import CASES, EXPECTED
from tests.canary.words import Canaries

MARK = "?"


def marked(archive: str, canaries: Canaries, cases: Path = CASES) -> dict[str, str | bytes]:
    """The first case of a reader in which a text of a JSON, or a cell of a table, is ``?`` alone. Fails where there is
    none, and says what to do."""
    for case in sorted(path for path in (cases / archive).glob("*") if path.is_dir()):
        before = len(canaries.places)
        files = {
            file.relative_to(case).as_posix(): _said(file, canaries)
            for file in sorted(case.rglob("*"))
            if file.is_file() and file.name != EXPECTED
        }
        if len(canaries.places) > before:
            return files
    pytest.fail(
        f"No case in tests/archives/cases/{archive} says by “{MARK}” where people's words stand. Write “{MARK}” for "
        "the text of an act, for a field that is not read and for a date that cannot be: words are put there, and what "
        "was imported is searched for them."
    )


def _said(file: Path, canaries: Canaries) -> str | bytes:
    numbers = count()
    if file.suffix == ".json":
        return json.dumps(_filled(json.loads(file.read_bytes()), file.name, canaries, numbers))
    if file.suffix == ".csv":
        text = io.StringIO()
        rows = csv.reader(io.StringIO(file.read_text("utf-8-sig")))
        csv.writer(text, lineterminator="\n").writerows(
            [_filled(cell, f"{file.name}: cell {number}", canaries, numbers) for number, cell in enumerate(row)]
            for row in rows
        )
        return text.getvalue()
    return file.read_bytes()


def _filled(value: Any, place: str, canaries: Canaries, numbers: "count[int]") -> Any:
    """A document with a canary in place of each mark, one after another of each kind of text."""
    if isinstance(value, dict):
        return {key: _filled(each, f"{place}: {key}", canaries, numbers) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, place, canaries, numbers) for each in value]
    return canaries.text(place, next(numbers)) if value == MARK else value
