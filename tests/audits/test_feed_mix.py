"""Whom the feed shows."""

import pytest

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.audits.site.feed_mix import AUDIT
from auditor.report import Band, ShareBar, State, Table
from auditor.runner.tips import findings
from tests.story import Story


def shown(network: int, suggested: int, promoted: int = 0, visits: int = 20) -> Story:
    story = Story()
    for day in range(501 - visits, 501):
        story.browse(day, network, suggested, promoted=promoted)
    return story


@pytest.mark.parametrize(("network", "band"), [(30, Band.WORKING), (18, Band.LOOK), (4, Band.TRY)])
def test_people_i_chose_beside_all_that_is_shown(network: int, band: Band) -> None:
    found = shown(network, 20 - network // 2, 20 - network + network // 2).audit(AUDIT)
    assert found.value and found.value.k == 20 * network and found.value.n == 800
    assert found.band is band


def test_the_parts_are_shown_and_the_tip_speaks_of_the_site() -> None:
    found = shown(8, 9, 3).audit(AUDIT)
    (bar,) = found.details
    assert isinstance(bar, ShareBar) and [count for _, count in bar.parts] == [160, 180, 60]
    assert found.tip and "the site filled 6 of 10 places" in found.tip.observation


def test_what_is_of_unknown_origin_is_left_out_and_told() -> None:
    story = shown(30, 10)
    story.browse(500, network=10, items=60)
    found = story.audit(AUDIT)
    assert found.value and (found.value.k, found.value.n) == (610, 810)
    assert found.note == "50 more were of unknown origin and are left out."


def test_it_needs_three_hundred_things_over_seven_days() -> None:
    few = shown(10, 4).audit(AUDIT)
    assert few.missing and (few.missing.have, few.missing.need) == (280, 300)
    short = shown(100, 50, visits=6).audit(AUDIT)
    assert short.missing and (short.missing.have, short.missing.need) == (6, 7)


def test_sites_are_shown_apart() -> None:
    story = shown(30, 10)
    story.site = "mastodon"
    story.browse(490, 50)
    table = story.audit(AUDIT).details[1]
    assert isinstance(table, Table)
    assert [(row.label, row.value) for row in table.rows] == [("LinkedIn", "600 of 800"), ("Mastodon", "50 of 50")]


def test_without_the_extension_it_names_it() -> None:
    story = Story()
    story.exchange(450, "Ana")
    story.badge(460, 3)
    found = story.audit(AUDIT)
    assert found.state is State.NOT_ENOUGH_DATA
    assert found.missing and "browser extension" in found.missing.remedy
    assert Subject.FEED in AUDIT.needs


def test_it_explains_scrolling_and_comes_before_it() -> None:
    story = shown(4, 20)
    mix = story.audit(AUDIT)
    for day in range(480, 501):
        story.look(day, "feed", 600)
    scrolling = story.audit(AUDITS["passive-scroll-share"], Expectations(browser_share=1.0))
    assert scrolling.band is Band.LOOK
    assert findings([scrolling, mix], AUDITS, [tip for tip in (scrolling.tip,) if tip])[0] == "feed-mix"
