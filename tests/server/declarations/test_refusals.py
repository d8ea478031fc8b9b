"""What is not taken: each in a sentence of its own, and nothing is changed by it."""

import json
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from auditor.activities.declared import packaged, packaged_texts
from server.declarations import kept
from server.declarations.bundle import LARGEST, Refused, release_key, signed
from tests.server.declarations.making import KEY, MADE, NEXT, content, declared, of_mastodon, written

FIRST = b"rapport-sites 1\n"


def by_hand(payload: bytes) -> bytes:
    """A file with whatever content, rightly signed."""
    return FIRST + b64encode(KEY.sign(FIRST + payload)) + b"\n" + payload


def flipped(at: int) -> bytes:
    whole = bytearray(content())
    whole[at] ^= 1
    return bytes(whole)


def unsigned() -> bytes:
    _, _, body = content().split(b"\n", 2)
    return FIRST + b"\n" + body


def of_a_newer_kind() -> bytes:
    return content().replace(b"rapport-sites 1", b"rapport-sites 2", 1)


def set_to(**more: Any) -> bytes:
    return of_mastodon(lambda site: site.update(more))


def deep(site: dict[str, Any]) -> None:
    site["feed"] = {"a": None}
    place = site["feed"]
    for _ in range(800):
        place["a"] = {"a": None}
        place = place["a"]


def of_linkedin(**more: Any) -> bytes:
    return content({**declared("linkedin"), **more})


RULE = {"action": "x", "method": "GET", "url": "(", "ignore": "x"}
FEED = {"pages": ["feed"], "ready": ["a"], "container": ["a"], "item": ["a["], "key": ["a"]}
REFUSED: list[tuple[str, bytes, str]] = [
    ("empty", b"", "It is no file of declarations"),
    ("an archive", b"PK\x03\x04" + bytes(2000), "It is no file of declarations"),
    ("bare JSON", packaged_texts()["mastodon"], "It is no file of declarations"),
    ("a first line without end", b"rapport-sites " + b"1" * 100_000, "It is no file of declarations"),
    ("a newer kind of file", of_a_newer_kind(), "of a kind that this version"),
    ("unsigned", unsigned(), "Nobody has signed it"),
    ("cut off", content()[:-1], "Its signature is not right"),
    ("added to", content() + b" ", "Its signature is not right"),
    ("one bit of it", flipped(2_000), "Its signature is not right"),
    ("one bit of the signature", flipped(30), "Its signature is not right"),
    ("no base64", FIRST + b"\xff\xfe\n{}", "Its signature is not right"),
    ("another's", content(key=Ed25519PrivateKey.generate()), "Its signature is not right"),
    ("too large", content() + b" " * LARGEST, "larger than any"),
    ("a newer schema", content(schema=2), "needs a newer version"),
    ("a newer schema with unknown fields", by_hand(b'{"schema": 2, "parts": []}'), "needs a newer version"),
    ("no JSON", by_hand(b"{"), "not written as declarations"),
    ("no text", by_hand(b'{"schema":1,"\xff":1}'), "not written as declarations"),
    ("deep JSON", by_hand(b'{"schema":1,"more":' + b"[" * 90_000), "not written as declarations"),
    ("no site", by_hand(b'{"schema":1,"version":9,"made":"2026-11-27","sites":{}}'), "not written as declarations"),
    ("no day", by_hand(b'{"schema":1,"version":9,"made":"soon","sites":{"x":{}}}'), "not written as declarations"),
    ("no number", by_hand(b'{"schema":1,"version":-9,"made":"2026-11-27","sites":{"x":{}}}'), "not written as"),
    ("the one that is here", content(version=packaged().version), "are in use already"),
    ("older", content(version=packaged().version - 1 or 1), "in use already"),
]


@pytest.mark.parametrize(("what", "says"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_it_is_not_taken_and_why(data: Path, tmp_path: Path, what: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        kept.inspect(data, written(tmp_path, what))
    assert list(data.iterdir()) == []


#: Files of which one site is not taken, and why.
IN_PART: list[tuple[str, bytes, str]] = [
    ("a field nobody knows", set_to(shoes=1), "The declaration of mastodon is not right"),
    ("a field of another type", set_to(title=7), "The declaration of mastodon is not right"),
    ("deep", of_mastodon(deep), "The declaration of mastodon is not right"),
    ("no expression", set_to(requests=[RULE]), "The declaration of mastodon is not right"),
    ("an expression of Python alone", set_to(requests=[{**RULE, "url": "a++b"}]), "mastodon is not right: requests.0"),
    ("an object named by no group", set_to(objectId="/[0-9]+$"), "mastodon needs one group in objectId"),
    ("an object named by two groups", set_to(objectId="/((a+)+)$"), "mastodon needs one group in objectId"),
    ("a moment named by no group", set_to(tid="^[2-7a-z]{13}$"), "mastodon needs one group in tid"),
    ("no selector", set_to(feed=FEED), "The declaration of mastodon is not right"),
    ("another's name", signed(NEXT, MADE, {"mastodon": packaged_texts()["bluesky"]}, KEY), "by another name"),
    ("a path as a name", signed(NEXT, MADE, {"../x": packaged_texts()["xing"]}, KEY), "by another name"),
    ("a host more", of_linkedin(hosts=["www.linkedin.com", "mail.example"]), "linkedin: mail.example"),
    ("every host below", of_linkedin(hosts=["*.linkedin.com"]), r"linkedin: \*.linkedin.com"),
    ("a server more", of_linkedin(servers=["api.example"]), "linkedin: api.example"),
    ("any host", of_linkedin(hosts=[]), r"linkedin: \*"),
    ("any host beside", of_linkedin(open=True), r"linkedin: \*"),
    ("every page", of_linkedin(anywhere=True), r"linkedin: \*"),
    ("nothing for all other pages", content({"site": "website", "title": "W"}), "no site to stand for"),
    ("an act twice", set_to(requests=[{**RULE, "url": "a"}, {**RULE, "url": "b"}]), "calls two requests x"),
    ("a new site", content({**declared("linkedin"), "site": "eleventh"}), "eleventh: www.linkedin.com"),
    (
        "hosts for a site without",
        content({**declared("telegram"), "hosts": ["t.example"], "checked": "never", "pages": declared("x")["pages"]}),
        "telegram: t.example",
    ),
]


@pytest.mark.parametrize(("what", "says"), [each[1:] for each in IN_PART], ids=[each[0] for each in IN_PART])
def test_a_site_of_it_is_not_taken_and_why_and_the_others_can_be(
    data: Path, tmp_path: Path, what: bytes, says: str
) -> None:
    inspected = kept.inspect(data, written(tmp_path, what))
    ((site, why),) = inspected.refused.items()
    assert re.search(says, str(why))
    assert inspected.texts.keys() == inspected.found.texts.keys() - {site}
    assert list(data.iterdir()) == []


def test_an_older_one_than_the_one_in_use_is_not_taken(data: Path, tmp_path: Path) -> None:
    kept.take(data, kept.inspect(data, written(tmp_path, content(version=NEXT + 5))), "five.sites", 1)
    with pytest.raises(Refused, match="older than what is in use"):
        kept.inspect(data, written(tmp_path, content(version=NEXT)))
    assert kept.in_use(data).version == NEXT + 5


def test_what_these_refusals_are_measured_against_is_taken(data: Path, tmp_path: Path) -> None:
    for number, what in enumerate([content(), of_linkedin(title="LinkedOut"), set_to(title="Elephants")]):
        inspected = kept.inspect(data / str(number), written(tmp_path, what))
        assert (inspected.found.version, inspected.refused) == (NEXT, {})
    new = {**declared("mastodon"), "site": "eleventh", "title": "Eleventh"}
    assert "eleventh" in kept.inspect(data, written(tmp_path, content(new))).texts


def test_the_key_of_the_repository_is_a_public_one() -> None:
    folder = Path(kept.__file__).parent
    assert release_key.__wrapped__().public_bytes_raw() != KEY.public_key().public_bytes_raw()
    assert b"PRIVATE" not in (folder / "release.pem").read_bytes()
    assert json.loads(packaged_texts()["mastodon"])["hosts"] == []
