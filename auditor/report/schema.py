"""The Report's JSON Schema, for docs/report.schema.json and whoever checks a report against it."""

from typing import Any

import msgspec

from auditor.report import Report


def json_schema() -> dict[str, Any]:
    """The Report's JSON Schema (2020-12)."""
    (schema,), components = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": components}
    written: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))  # defaults become arrays, as in the file
    _sort_choices(written)
    return written


def _sort_choices(node: Any) -> None:
    """Put choices in order: equal Literals are one object, whichever module wrote them first and in whatever order."""
    if isinstance(node, dict):
        if isinstance(choices := node.get("enum"), list):
            choices.sort(key=str)
        for child in node.values():
            _sort_choices(child)
    elif isinstance(node, list):
        for child in node:
            _sort_choices(child)
