"""The declarations of the sites are well formed, in one order, every rule is tried, and every expression is
portable."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import re2
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from auditor.activities.sites import sites
from tests.sites.requests import SITES, cases, declared

EXTENSION = SITES.parent
SITE = json.loads((EXTENSION / "site.schema.json").read_text("utf-8"))
PAGE = json.loads((EXTENSION / "page.schema.json").read_text("utf-8"))
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in (SITE, PAGE)
)
SCHEMA = Draft202012Validator(SITE, registry=REGISTRY)
CASES = cases()
HERE = "tests/sites/{}/requests.json"
PLACE = re.compile(r"\{([^{}]+)\}")
GENERATED = re.compile(r"\.(?:css-[0-9a-z]{5,}|r-[0-9a-z]{6,}|_[0-9a-z]{3,}_\w+|x[0-9a-z]{6,})(?![\w-])")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SITE)


def wrong(schema: Any, declaration: Any) -> list[str]:
    """The violations of a schema: where, and what is wrong there, one line each. If one of several forms is required,
    the violations of the nearest form."""
    return [line for error in schema.iter_errors(declaration) for line in _nearest(error)]


def _nearest(error: ValidationError) -> list[str]:
    forms: dict[Any, list[ValidationError]] = {}
    for each in error.context or ():
        forms.setdefault(each.schema_path[0], []).append(each)
    if not forms:
        return [f"{error.json_path}: {error.message}"]
    # A form of another type is further away than one with a missing or refused member.
    nearest = min(
        forms.values(), key=lambda lacks: (any(not each.path for each in lacks if each.validator == "type"), len(lacks))
    )
    return [line for each in nearest for line in _nearest(each)]


def test_a_violation_is_reported_for_the_nearest_form() -> None:
    told = declared("mastodon")
    told["feed"] |= {"promoted": [{"select": ".ad"}]}
    told["requests"][0]["do"][0] |= {"shoes": 2}
    assert sorted(line.partition(":")[0] for line in wrong(SCHEMA, told)) == [
        "$.feed.promoted[0]",
        "$.requests[0].do[0]",
    ]
    first, second = sorted(wrong(SCHEMA, told))
    assert first == "$.feed.promoted[0]: 'pattern' is a required property"
    assert "'shoes'" in second and "the given schemas" not in second


@pytest.mark.parametrize("site", sites())
def test_a_declaration_keeps_to_the_schema(site: str) -> None:
    assert wrong(SCHEMA, declared(site)) == []


@pytest.mark.parametrize("site", sites())
def test_its_parts_stand_in_the_order_of_the_schema(site: str) -> None:
    told = declared(site)
    assert list(told) == [key for key in SITE["properties"] if key in told]
    order = list(SITE["$defs"]["rule"]["properties"])
    for rule in told.get("requests", []):
        assert list(rule) == [key for key in order if key in rule], rule["action"]
    assert (told["site"], (SITES / f"{site}.json").exists()) == (site, True)


@pytest.mark.parametrize("site", sites())
def test_the_day_it_was_checked_is_a_day_that_has_been(site: str) -> None:
    checked = declared(site).get("checked", "never")
    assert checked == "never" or date.fromisoformat(checked) <= date.today()  # noqa: DTZ011


@pytest.mark.parametrize("site", sites())
def test_every_rule_and_every_part_names_its_source_and_year(site: str) -> None:
    told = declared(site)
    parts = [told[part] for part in ("feed", "messages", "profile", "notifications") if part in told]
    silent = [each for each in (*told.get("requests", []), *parts) if "evidence" not in each]
    assert silent == [] or "evidence" in told


@pytest.mark.parametrize("site", sites())
def test_every_rule_has_a_name_of_its_own_and_a_request_that_tries_it(site: str) -> None:
    rules = [rule["action"] for rule in declared(site).get("requests", [])]
    assert len(set(rules)) == len(rules)
    tried = {case.action for case in CASES if case.site == site}
    assert tried - set(rules) == set(), f"requests of no rule; an action is a rule's name ({HERE.format(site)})"
    assert set(rules) - tried == set(), f"rules without a request in {HERE.format(site)}"


@pytest.mark.parametrize("site", sites())
def test_everything_a_rule_can_say_is_said_by_a_request(site: str) -> None:
    """Check each activity of each rule, because a rule that nothing tries could say anything."""
    tried = {(case.action, made["type"]) for case in CASES if case.site == site for made in case.expected}
    untried = [
        f"{rule['action']}: {told['type']}"
        for rule in declared(site).get("requests", [])
        for told in rule.get("do", [])
        if "type" in told and (rule["action"], told["type"]) not in tried
    ]
    assert untried == [], f"write a request of each into {HERE.format(site)}"


def expressions(part: Any, name: str = "") -> Iterator[tuple[str, Any, str]]:
    """Every expression in a declaration's own sections, with its holder and its name there."""
    if isinstance(part, list):
        for each in part:
            yield from expressions(each, name)
    if isinstance(part, dict):
        for key, value in part.items():
            if key in {"url", "path", "matches", "find", "objectId", "tid"} and isinstance(value, str):
                yield value, part, key
            else:
                yield from expressions(value, key)


def own(site: str) -> dict[str, Any]:
    """The sections of a declaration about addresses and requests; the others are about pages."""
    return {key: value for key, value in declared(site).items() if key in {"objectId", "tid", "pages", "requests"}}


@pytest.mark.parametrize("site", sites())
def test_every_expression_is_one_in_re2_and_in_python(site: str) -> None:
    for expression, _, _ in expressions(own(site)):
        re2.compile(expression)
        re.compile(re.sub(r"\(\?<(\w+)>", r"(?P<\1>", expression))


def test_the_expressions_of_a_declaration_are_found() -> None:
    assert sum(len(list(expressions(own(site)))) for site in sites()) > 60


#: Names of fields in which a site sends something confidential.
SECRETS = re.compile(
    r"passw|captcha|secret|csrf|otp|private_?key|jwt|passkey|factor|(?:^|[._])(?:auth|token)(?:$|[._])",
    re.I,
)


def taken(part: Any) -> Iterator[str]:
    """Every path by which a declaration takes something from a request. What a condition examines is not kept, and of
    `once` and `toggles` only a digest is."""
    if isinstance(part, list):
        for each in part:
            yield from taken(each)
    elif isinstance(part, dict):
        yield from (value for key, value in part.items() if key in {"read", "each"} and isinstance(value, str))
        for key, value in part.items():
            if key not in {"once", "toggles"}:
                yield from taken(value)
    elif isinstance(part, str):
        yield from PLACE.findall(part)


@pytest.mark.parametrize("site", sites())
def test_no_rule_takes_what_a_field_with_a_secret_holds(site: str) -> None:
    told = declared(site)
    found = {path for part in (told.get("requests", []), told.get("acting", {})) for path in taken(part)}
    assert [path for path in sorted(found) if SECRETS.search(path)] == []


def test_a_field_with_a_secret_is_recognised_by_its_name() -> None:
    held = ("body.password", "$.totp_2fa_token", "form.second_factor_token", "body.captcha_answer", "$.auth")
    assert [path for path in held if not SECRETS.search(path)] == []
    rule = {"do": [{"when": [{"field": "$.a"}], "object": {"id": "x{$.b}", "content": [{"read": "$.c"}]}}]}
    assert set(taken(rule)) == {"$.b", "$.c"}


@pytest.mark.parametrize("site", sites())
def test_groups_are_named_and_used(site: str) -> None:
    told = own(site)
    read = set(re.findall(r"\b(?:page|path|match)\.\w+", json.dumps(told)))
    for expression, holder, key in expressions(told):
        plain = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", expression)
        if key in {"objectId", "tid"}:
            assert len(re.findall(r"\((?!\?)", plain)) == 1
            continue
        assert not re.search(r"\((?!\?)", plain), f"a group without a name: {expression}"
        groups = re.findall(r"\(\?<(\w+)>", plain)
        root = {"url": "path", "path": "page", "find": "match"}.get(key)
        for group in groups:
            taken = group == "value" and "write" not in holder
            assert taken or f"{root}.{group}" in read, f"nobody reads {group}: {expression}"
        if key == "find" and "read" in holder:
            assert "write" in holder or "value" in groups, expression


@pytest.mark.parametrize("site", sites())
def test_what_is_read_of_an_address_is_a_group_of_it(site: str) -> None:
    for rule in declared(site).get("requests", []):
        groups = set(re.findall(r"\(\?<(\w+)>", rule["url"]))
        assert set(re.findall(r"\bpath\.(\w+)", json.dumps(rule))) == groups, rule["action"]


@pytest.mark.parametrize("site", sites())
def test_parts_exist_and_are_used(site: str) -> None:
    for rule in declared(site).get("requests", []):
        used = set(re.findall(r'\{"part": "(\w+)"\}', json.dumps(rule.get("do", []))))
        assert used == set(rule.get("parts", {})), rule["action"]


@pytest.mark.parametrize("site", sites())
def test_no_selector_rests_on_a_generated_class(site: str) -> None:
    assert GENERATED.findall(json.dumps(declared(site))) == []


def test_generated_classes_are_recognised() -> None:
    assert all(map(GENERATED.search, (".css-1dbjc4n a", "div._a9zz_1x2y3 p", ".x1lliihq", "p.r-1ny4l3l")))
    assert not GENERATED.search(".feed-shared-update-v2, .status__content, .msg-s-message-group__name")


RULE = {"action": "like", "method": "POST", "url": "^https://x[.]example/like$"}


@pytest.mark.parametrize(
    "wrong",
    [
        {**RULE},
        {**RULE, "do": []},
        {**RULE, "do": [{"type": "Applaud"}]},
        {**RULE, "do": [{"type": "Like", "object": {"type": "Cat"}}]},
        {**RULE, "do": [{"type": "Like", "object": {"type": "Note", "id": "{nowhere.id}"}}]},
        {**RULE, "do": [{"type": "Like", "actor": "me"}]},
        {**RULE, "do": [{"type": "Like"}], "ignore": "both"},
        {**RULE, "do": [{"type": "Like"}], "within": 5},
        {**RULE, "do": [{"type": "Like"}], "at": ["$.a"], "each": "$.b"},
        {**RULE, "do": [{"type": "Like", "when": [{"field": "$.a"}]}]},
        {**RULE, "do": [{"type": "Like", "when": [{"field": "shown.partner", "equals": "a", "matches": "a"}]}]},
        {**RULE, "do": [{"type": "Like", "when": [{"field": "seen.partner", "equals": "a"}]}]},
        {**RULE, "do": [{"type": "Like", "when": [{"field": "$.a", "matches": "(?=a)"}]}]},
        {**RULE, "url": "^(?<!a)b", "do": [{"type": "Like"}]},
        {**RULE, "method": "OPTIONS", "do": [{"type": "Like"}]},
        {**RULE, "do": [{"type": "Create", "to": "Everybody"}]},
        {**RULE, "do": [{"type": "Like", "detail": {"mood": "good"}}]},
        {**RULE, "unknown": False},
    ],
)
def test_the_schema_refuses_what_nobody_could_read(wrong: dict[str, Any]) -> None:
    right = {**RULE, "do": [{"type": "Like", "object": {"type": "Note", "id": "{$.id}"}}]}
    site = {
        "site": "x",
        "title": "X",
        "hosts": ["x.example"],
        "checked": "never",
        "pages": [{"kind": "feed", "path": "^/$"}],
    }
    assert list(SCHEMA.iter_errors({**site, "requests": [right]})) == []
    assert list(SCHEMA.iter_errors({**site, "requests": [wrong]}))


def test_the_words_of_the_schema_are_those_of_activities() -> None:
    from auditor.activities.activity import Detail, ObjectType, Type

    told = SITE["$defs"]["told"]["oneOf"][1]["properties"]
    assert set(told["type"]["enum"]) == {str(each) for each in Type} - {"View", "Read"}
    assert told["object"]["properties"]["type"]["enum"] == [str(each) for each in ObjectType]
    assert set(told["detail"]["properties"]) <= set(Detail.__struct_fields__)


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parent.glob("*/requests.json")), ids=lambda file: file.parent.name
)
def test_requests_we_wrote_say_so(file: Path) -> None:
    told = json.loads(file.read_text("utf-8"))
    if left := told.get("left"):
        pytest.fail(left)
    assert told["about"].startswith("Written by us")
