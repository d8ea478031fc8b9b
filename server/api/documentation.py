"""Generates docs/api.md and docs/openapi.json from the description of the API."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.activities.sites import sites
from server.api.openapi import described
from server.api.routes import ROUTES, Caller, Route

_BEGIN = """# The interface for programs

Generated from what the routes in `server/api` declare; do not edit by hand.

`/api/v1` takes and gives JSON; problems are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457). The same as below, for
programs to read, is at `/api/v1/openapi.json` and in [openapi.json](openapi.json). The interface answers on this
machine only, and only to devices you connected: the extension by a code that you type on the dashboard (what it sends
is sealed from then on), a script by a token that `rapport devices add` prints once (its hash is kept, nothing else).
A token may send (`--may write`, as when nothing is said) or read reports (`--may read`); answers and schedules are
the dashboard's. It is the only thing that answers without the dashboard's path, which nobody can guess; below that
path the dashboard's session may call it too.

A token is worth what the machine is worth: whatever runs as you can read it where your script keeps it, and another
program that takes Rapport's port before Rapport starts would be shown it. Keep it in a file only you can read, and
revoke it (`rapport devices revoke NAME`) when the script is gone.

```sh
TOKEN=$(rapport devices add "my script")
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  http://127.0.0.1:5610/api/v1/activities -d '{"activities": [{
  "id": "01981a3c-7d30-7000-8000-000000000001", "type": "Like", "published": "2026-11-20T10:00:00+01:00",
  "site": "SITE", "actor": "me", "source": {"via": "manual", "version": "1"},
  "object": {"type": "Note", "id": "115000000000000001"}}]}'
# {"stored":1,"known":0,"refused":[]}
```

The same reads a report, with a token that may read (`rapport devices add --may read "my script"`):

```python
import json
import os
from urllib.request import Request, urlopen

address = "http://127.0.0.1:5610/api/v1"
token = os.environ["TOKEN"]


def get(path: str) -> dict:
    asked = Request(f"{address}/{path}", headers={"Authorization": f"Bearer {token}"})
    with urlopen(asked) as answer:
        return json.load(answer)


latest = get("audits")["audits"][0]
report = get(f"audits/{latest['id']}")
for category in report["categories"]:
    for audit in category["audits"]:
        print(audit["id"], audit["state"], audit.get("value", {}).get("words", ""))
```

A program on this machine can also ask over the Model Context Protocol ([programs.md](programs.md)); Python needs no
server at all ([python.md](python.md))."""

_CALLERS = """Who may call: the **dashboard**, by its session, which shows its form token with whatever it writes; the
**extension**, sealed; a script whose token may **write** or **read**; **anybody** on this machine, who is told nothing
of the person.

An activity that lies more than ten minutes ahead is refused with a reason and the code “clock”: keep it, and send it
again once clocks are right. One that is refused without a code, such as one from before 1990, will never be taken."""

_PROBLEMS = """Beside its own problems, every route can answer 400, 401, 421, 503 or 507; one that asks who calls or
that writes, 403; one that the extension may call, 409; one that takes a body, 413 or 415."""

#: Types that have pages of their own, or are too long for this one.
_ELSEWHERE = {
    "Activity": "[what an activity holds](activities.md)",
    "Report": "[its schema](report.schema.json)",
    "Expectations": "answers by the names of their questions; `openapi.json` lists them",
}
#: How the page writes the bounds of a schema.
_BOUNDS = {"minimum": "≥", "maximum": "≤", "minLength": "length ≥", "maxLength": "length ≤", "maxItems": "at most"}


def description() -> str:
    """The contents of docs/openapi.json."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


def page() -> str:
    """The contents of docs/api.md."""
    components = described()["components"]
    routes = ["| route | what it does | takes | gives | who | own problems |", "|---|---|---|---|---|---|"]
    routes += [_route(each) for each in sorted(ROUTES.values(), key=lambda each: (each.path, each.method))]
    problems = [f"* {code}: {said['description']}" for code, said in components["responses"].items()]
    parts = [
        _BEGIN.replace("SITE", next(iter(sites()))),
        "## Routes",
        "\n".join(routes),
        _CALLERS,
        "## Bodies and answers",
        "\n".join(_shapes(components["schemas"])),
        "## Problems",
        _PROBLEMS,
        "\n".join(problems),
    ]
    return "\n\n".join(parts) + "\n"


def _route(declared: Route) -> str:
    takes = "a file" if declared.is_upload else _name(declared.takes)
    takes += "".join(f" `?{name}=`" for name in declared.query)
    gives = f"{declared.status.value} {_name(declared.gives)}".strip()
    problems = ", ".join(str(code.value) for code in declared.own_problems)
    path = declared.path.removeprefix("/")
    return f"| `{declared.method} {path}` | {declared.does} | {takes} | {gives} | {_callers(declared)} | {problems} |"


def _callers(declared: Route) -> str:
    anybody = Caller.ANYBODY in declared.callers
    return Caller.ANYBODY if anybody else ", ".join(each for each in Caller if each in declared.callers)


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", "") if isinstance(kind, type) else ""


def _shapes(schemas: Mapping[str, Any]) -> Iterator[str]:
    """A line for each type that the routes take or give, or that is nested in one, sorted by name."""
    takes = [route.takes for route in ROUTES.values() if not route.is_upload]
    shown = {name for kind in [*takes, *(route.gives for route in ROUTES.values())] if (name := _name(kind))}
    while within := {name for shape in shown - _ELSEWHERE.keys() for name in _refs(schemas[shape])} - shown:
        shown |= within
    for name in sorted(shown):
        yield f"* **{name}**: {_ELSEWHERE.get(name) or _shape(schemas[name])}"


def _refs(schema: Any) -> set[str]:
    """The names of the types that a schema mentions."""
    if isinstance(schema, list):
        return {name for part in schema for name in _refs(part)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["$ref"].rpartition("/")[2]} if "$ref" in schema else set()
    return own | _refs(list(schema.values()))


def _shape(schema: Mapping[str, Any]) -> str:
    if "properties" not in schema:
        return _kind(schema)
    fields = (
        f"{name}{'' if name in schema['required'] else '?'}: {_kind(field)}"
        for name, field in schema["properties"].items()
    )
    about = " ".join(schema["description"].replace("``", "`").split())
    return f"`{{{', '.join(fields)}}}`. {about}"


def _kind(schema: Mapping[str, Any]) -> str:
    """A type in TypeScript's notation, with its bounds."""
    if "$ref" in schema:
        kind = schema["$ref"].rpartition("/")[2]
    elif "anyOf" in schema:
        kind = " | ".join(_kind(each) for each in schema["anyOf"])
    elif "enum" in schema:
        kind = " | ".join(json.dumps(value) for value in schema["enum"])
    elif schema["type"] == "array":
        kind = f"[{_kind(schema['items'])}]"
    else:
        kind = schema.get("format") or schema["type"]
    bounds = [f"{sign} {schema[bound]:,}" for bound, sign in _BOUNDS.items() if bound in schema]
    return " ".join([kind, *bounds])
