"""The person's own profile on a page: by its site's declaration, or by what the page describes for machines."""

import json
import time

import pytest

from auditor.activities.activity import Profile
from auditor.activities.sites import sites
from auditor.pages.extraction import shown_profile
from auditor.pages.own import LARGEST, UnreadablePage, own_profile, site_at
from auditor.pages.tree import parse
from tests.sites import CASES

PERSON = {
    "@context": "https://schema.org",
    "@type": "Person",
    "name": "Mara Lind",
    "jobTitle": "Harbour engineer",
    "description": "I repair cranes. Write to me about cranes.",
    "email": "mara@lind.example",
    "sameAs": ["https://far.example/@mara"],
    "image": {"@type": "ImageObject", "url": "https://lind.example/mara.jpg"},
    "worksFor": {"@type": "Organization", "name": "Port of Lindby"},
    "alumniOf": [{"@type": "CollegeOrUniversity", "name": "Lindby College"}],
    "knowsAbout": ["cranes", "tides"],
}
EXPECTED = Profile(
    headline="Harbour engineer",
    about="I repair cranes. Write to me about cranes.",
    contact="mara@lind.example\nhttps://far.example/@mara",
    role=True,
    education=1,
    skills=2,
    photo=True,
    employer="Port of Lindby",
)


def linked(*blocks: object) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in blocks)
    return f"<!doctype html><html><head>{scripts}</head><body><p>Hello</p></body></html>"


@pytest.mark.parametrize(
    "block",
    [
        PERSON,
        [PERSON],
        {"@graph": [{"@type": "WebSite"}, PERSON]},
        {"@type": "ProfilePage", "mainEntity": PERSON},
    ],
)
def test_a_person_in_linked_data_is_read(block: object) -> None:
    read = own_profile(linked(block), "https://lind.example/")
    assert (read.site, read.profile) == ("website", EXPECTED)
    assert read.fields == 8


def test_microdata_and_an_h_card_tell_the_same() -> None:
    microdata = """<div itemscope itemtype="https://schema.org/Person"><h1 itemprop="name">Mara Lind</h1>
        <p itemprop="jobTitle">Harbour engineer</p><p itemprop="description">I repair cranes.</p>
        <a itemprop="email" href="mailto:mara@lind.example">mail</a><img itemprop="image" src="/mara.jpg">
        <span itemprop="worksFor" itemscope itemtype="https://schema.org/Place"><b itemprop="name">Port of Lindby</b>
        </span><p itemprop="email" hidden>no@where.example</p></div>"""
    card = """<div class="h-card"><h1 class="p-name">Mara Lind</h1><p class="p-job-title">Harbour engineer</p>
        <p class="p-note">I repair cranes.</p><img class="u-photo" src="/mara.jpg">
        <a class="u-email" href="mailto:mara@lind.example">mail</a><span class="p-org">Port of Lindby</span></div>"""
    expected = Profile(
        headline=EXPECTED.headline, about="I repair cranes.", contact="mailto:mara@lind.example",
        role=True, photo=True, employer=EXPECTED.employer,
    )  # fmt: skip
    assert own_profile(microdata, "https://lind.example/").profile == expected
    assert own_profile(card, "https://lind.example/").profile == expected


def test_people_in_posts_and_comments_are_not_taken_for_the_pages_person() -> None:
    other = {"@type": "Person", "name": "Jo", "jobTitle": "Somebody else"}
    assert own_profile(linked(PERSON, {"@type": "Article", "author": other})).profile == EXPECTED
    card = '<div class="h-card"><p class="p-name">Mara</p><p class="p-note">Cranes.</p></div>'
    guest = '<div class="h-entry"><div class="h-card"><p class="p-name">Jo</p><p class="p-note">Boats.</p></div></div>'
    assert own_profile(card + guest).profile.about == "Cranes."
    with pytest.raises(UnreadablePage, match="several people"):
        own_profile(linked(PERSON, other))
    assert own_profile(linked({"@type": "ProfilePage", "mainEntity": PERSON}, other)).profile == EXPECTED


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.linkedin.com/in/mara", "linkedin"),
        ("https://de.linkedin.com/in/mara", "linkedin"),
        ("https://www.x.com/mara", "x"),
        ("https://notx.com/mara", None),
        ("https://bsky.app/profile/mara.example", "bluesky"),
        ("https://[", None),
    ],
)
def test_a_site_is_recognised_by_its_address(address: str, site: str | None) -> None:
    assert site_at(address) == site


DECLARED = """<!-- saved from url=(0031)https://far.example/@mara --><html><body>
    <div class="account__header"><div class="account__header__bar">
    <div class="account__avatar"><img src="/avatars/mara.png"></div></div>
    <div class="account__header__content">I repair cranes.</div></div></body></html>"""


def test_a_declared_profile_is_read_though_nobody_is_signed_in() -> None:
    read = own_profile(DECLARED)
    assert (read.site, read.address) == ("mastodon", "https://far.example/@mara")
    assert (read.profile.about, read.profile.photo) == ("I repair cranes.", True)


@pytest.mark.parametrize(("beside", "headline"), [((), "Harbour engineer"), (("Jo",), None), (("Jo", "Ana"), None)])
def test_a_description_of_a_single_person_completes_the_profile(beside: tuple[str, ...], headline: str | None) -> None:
    others = [{"@type": "Person", "name": name, "jobTitle": "Somebody else"} for name in beside]
    read = own_profile(DECLARED + linked(PERSON, *others))
    assert (read.profile.about, read.profile.headline) == ("I repair cranes.", headline)


def test_of_a_profile_that_is_not_understood_nothing_is_read() -> None:
    case = next(case for case in CASES if case.name == "partly/profile")
    assert shown_profile(case.declaration, parse(case.markup), case.url) == {}


def test_every_profile_the_extension_reads_is_read_from_a_saved_page_too() -> None:
    told = [case for case in CASES if "profile" in case.extraction and case.declaration.site in sites()]
    assert told
    for case in told:
        read = own_profile(case.markup, case.url)
        assert read.site == case.declaration.site
        shown = case.extraction["profile"]
        assert {name: getattr(read.profile, name) for name in shown} == shown, case.name


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>Nothing here",
        '<script type="application/ld+json">{"@type": "Person", "name": ' + "[" * 90_000,
        '<script type="application/ld+json">{"@type": ["Person", 7], "name": {"name": 4}, "image": null}</script>',
    ],
)
def test_a_page_that_is_not_a_profile_is_refused(markup: str) -> None:
    with pytest.raises(UnreadablePage, match="No profile was found"):
        own_profile(markup)


def test_a_hostile_page_is_refused_before_it_takes_long() -> None:
    with pytest.raises(UnreadablePage, match="larger"):
        own_profile("a" * (LARGEST + 1))
    begun = time.process_time()
    with pytest.raises(UnreadablePage, match="built in a way"):
        own_profile('<div itemscope itemtype="https://schema.org/Person" class="h-card">' * 700)
    assert time.process_time() - begun < 20
