"""What must be true of each declaration before it is taken: it keeps to the schema, every expression and selector in
it can be read, and it reaches no further than the one of its site that came with this program.

A signature says who wrote a file, and not that nothing in it is wrong.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec
import re2
import soupsieve
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from auditor.activities.declared import EXTENSION
from auditor.activities.identity import compiled
from auditor.activities.sites import Site
from auditor.pages.declaration import Declaration
from auditor.translatable import Sentence, lazy_gettext, visible
from server.declarations.bundle import Bundle, Refused

#: What declarations are held to; the first refers to the other.
SCHEMAS = ("site.schema.json", "page.schema.json")
_LONGEST_REASON = 200
_NAMED = re.compile(r"\(\?<(?![=!])")  # a group's name, as JavaScript writes it

_LOOKS_AHEAD = re.compile(r"\(\?[=!]")


#: The schemas of declarations, by their names.
Schemas = tuple[tuple[str, bytes], ...]


def packaged_schemas() -> Schemas:
    """Those that came with this program."""
    return tuple((name, (EXTENSION / name).read_bytes()) for name in SCHEMAS)


def refused(bundle: Bundle, packaged: Mapping[str, bytes], schemas: Schemas | None = None) -> dict[str, Sentence]:
    """Why declarations of a bundle cannot be used in place of those that came with a program, by site. Each is held
    against its own site's alone, so that one that is refused says nothing of the others. ``schemas``: those to hold all
    of them to; without, those of this program, to which what says the same as its own was held before."""
    wrong: dict[str, Sentence] = {}
    for site, text in bundle.texts.items():
        try:
            if schemas or not _is_same(text, packaged.get(site, b"")):  # all of them take half a second
                _check(site, text, packaged, schemas or packaged_schemas())
        except Refused as why:
            wrong[site] = why.said
    return wrong


def _check(site: str, text: bytes, packaged: Mapping[str, bytes], schemas: Schemas) -> None:
    declared = _keeping_to_the_schema(site, text, schemas)
    if declared["site"] != site:
        raise Refused(lazy_gettext("It calls %(site)s by another name.", site=site))
    own = json.loads(packaged[site]) if site in packaged else {"hosts": []}
    if beyond := _beyond(declared, own):
        raise Refused(
            lazy_gettext(
                "It would have Rapport read where it does not read now (%(site)s: %(places)s). Only an update of "
                "Rapport itself may do that.",
                site=site,
                places=", ".join(beyond),
            )
        )
    if own.get("anywhere", False) and not declared.get("anywhere", False):
        raise Refused(lazy_gettext("It leaves no site to stand for the pages of all others."))


def _is_same(text: bytes, own: bytes) -> bool:
    """Whether it says what the program's own declaration says, each value written the same."""
    try:
        return json.dumps(json.loads(text)) == json.dumps(json.loads(own))
    except (ValueError, RecursionError):
        return False


def _keeping_to_the_schema(site: str, text: bytes, schemas: Schemas) -> dict[str, Any]:
    try:
        declared: dict[str, Any] = json.loads(text)
        wrong = next(_validator(schemas).iter_errors(declared), None)
        reason = "" if wrong is None else f"{'.'.join(map(str, wrong.absolute_path)) or site}: {wrong.message}"
        if not reason:
            _check_names(site, declared.get("requests", ()))
            _check_groups(site, msgspec.json.decode(text, type=Site))
            msgspec.json.decode(text, type=Declaration)
    except (ValueError, RecursionError, re2.error) as unlike:
        reason = str(unlike)
    if reason:
        short = visible(reason[:_LONGEST_REASON])
        raise Refused(lazy_gettext("The declaration of %(site)s is not right: %(reason)s", site=site, reason=short))
    return declared


def _check_names(site: str, rules: Iterable[Mapping[str, Any]]) -> None:
    times = Counter(rule["action"] for rule in rules)
    if repeated := [name for name, count in times.items() if count > 1]:
        said = lazy_gettext("The declaration of %(site)s calls two requests %(name)s.", site=site, name=repeated[0])
        raise Refused(said)


def _check_groups(site: str, declared: Site) -> None:
    for name, written in (("objectId", declared.object_id), ("tid", declared.tid)):
        if written is not None and compiled(written).groups != 1:
            said = lazy_gettext("The declaration of %(site)s needs one group in %(name)s.", site=site, name=name)
            raise Refused(said)


def _beyond(declared: Mapping[str, Any], own: Mapping[str, Any]) -> list[str]:
    """The hosts of a declaration that the program's own one does not have; ``*`` for any that a person may add."""
    if "hosts" not in declared:
        return []
    if "hosts" not in own:
        return list(declared["hosts"]) or ["*"]
    hosts, servers = set(own["hosts"]), {*own["hosts"], *own.get("servers", [])}
    beyond = [host for host in declared["hosts"] if host not in hosts]
    beyond += [host for host in declared.get("servers", []) if host not in servers]
    opened = not declared["hosts"] or declared.get("open", False)
    if opened and hosts and not own.get("open", False):
        beyond.append("*")
    if declared.get("anywhere", False) and not own.get("anywhere", False):
        beyond.append("*")
    return beyond


@cache
def _validator(texts: Schemas) -> Draft202012Validator:
    """The declarations' own schema, with what JSON Schema alone cannot tell of expressions and selectors."""
    schemas = [json.loads(text) for _, text in texts]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas
    )
    formats = FormatChecker(formats=())
    formats.checks("regex", (re.error, re2.error, RecursionError, OverflowError))(_is_expression)
    formats.checks("selector", (soupsieve.SelectorSyntaxError, RecursionError))(_is_selector)
    return Draft202012Validator(schemas[0], registry=registry, format_checker=formats)


def _is_expression(text: object) -> bool:
    """Whether Python reads it, and RE2 too unless it looks ahead, as those on a page's texts alone may."""
    if isinstance(text, str):
        re.compile(_NAMED.sub("(?P<", text))
        if not _LOOKS_AHEAD.search(text):
            compiled(text)
    return True


def _is_selector(text: object) -> bool:
    return not isinstance(text, str) or bool(soupsieve.compile(text))
