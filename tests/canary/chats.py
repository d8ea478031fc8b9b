"""Exports of Instagram, Facebook, Telegram and WhatsApp with canary words in place of every text of their cases.

The cases of tests/archives/cases stand for what such an export may hold. Whatever has four words or more is taken for a
text; names, labels of a few words, ids and times stay, as people are kept by their names. Every object gets a member
that nobody expects.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.canary.words import Canaries

Files = dict[str, str | bytes]
CASES = Path(__file__).parents[1] / "archives" / "cases"
_LEAST_WORDS = 4
_LINE = re.compile(r"^(\d\d/\d\d/\d{4}, \d\d:\d\d - [^:]+: )(.*)$", re.MULTILINE)


def said(value: Any, place: str, canaries: Canaries, number: int) -> Any:
    """The document with a canary for each text."""
    if isinstance(value, dict):
        told = {key: said(each, f"{place}: {key}", canaries, number) for key, each in value.items()}
        return told | {"surprise": canaries.text(f"{place}: an unexpected member", number)}
    if isinstance(value, list):
        return [said(each, place, canaries, number + at) for at, each in enumerate(value)]
    text = isinstance(value, str) and len(value.split()) >= _LEAST_WORDS
    return canaries.text(place, number) if text else value


def of_case(case: str) -> Callable[[Path, Canaries], Files]:
    """What makes the export of a case."""

    def made(_: Path, canaries: Canaries) -> Files:
        files: Files = {}
        for file in sorted((CASES / case).rglob("*")):
            name = file.relative_to(CASES / case).as_posix()
            if file.is_file() and name != "expected.json":
                files[name] = _spoken(file, canaries)
        return files

    return made


def _spoken(file: Path, canaries: Canaries) -> str:
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        return json.dumps(said(json.loads(text), file.name, canaries, 0))
    spoken = iter(range(1_000))
    return _LINE.sub(lambda line: line[1] + canaries.text("a line of a chat", next(spoken)), text)


MAKERS: dict[str, Callable[[Path, Canaries], Files]] = {
    "instagram": of_case("instagram/your_instagram_activity"),
    "facebook": of_case("facebook/your_facebook_activity"),
    "telegram": of_case("telegram/everything"),
    "whatsapp": of_case("whatsapp/android_day_first"),
}
