"""The declarations as a whole: what the schema says, in the schema's order, with patterns two engines understand."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from auditor.sites import sites
from tests.sites import EXTENSION


def _json(name: str) -> Any:
    return json.loads((EXTENSION / name).read_text("utf-8"))


SCHEMA = _json("site.schema.json")
REGISTRY: Registry[Any] = Registry().with_resources(
    [("page.schema.json", Resource.from_contents(_json("page.schema.json")))]
)
VALIDATOR = Draft202012Validator(SCHEMA, registry=REGISTRY)
READING = Draft202012Validator({**SCHEMA["$defs"]["reading"], "$defs": SCHEMA["$defs"]})


def parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from parts(child)


@pytest.mark.parametrize("site", sites())
def test_a_declaration_keeps_to_the_schema(site: str) -> None:
    declared = _json(f"sites/{site}.json")
    assert [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(declared)] == []
    readings = [part for rule in declared["requests"] for part in parts(rule.get("activity", {})) if "from" in part]
    assert [error.message for reading in readings for error in READING.iter_errors(reading)] == []
    order = list(SCHEMA["properties"])
    assert list(declared) == sorted(declared, key=order.index)


@pytest.mark.parametrize("site", sites())
def test_every_named_group_of_an_address_is_read(site: str) -> None:
    for rule in _json(f"sites/{site}.json")["requests"]:
        groups = set(re.findall(r"\(\?<([a-z]\w*)>", rule["url"]))
        read = set(re.findall(r'"path\.(\w+)"', json.dumps(rule))) - {"host"}
        assert groups == read, rule["name"]


@pytest.mark.parametrize("site", sites())
def test_python_understands_every_pattern_of_an_address(site: str) -> None:
    declared = _json(f"sites/{site}.json")
    for pattern in [rule["url"] for rule in declared["requests"]] + declared["writes"]:
        re.compile(pattern.replace("(?<", "(?P<"))
