"""What works on one site does not hide what fails on another."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Preferences
from auditor.audits.catalogue import AUDITS, CATEGORIES
from auditor.report import AuditResult, Band, Role, State
from auditor.runner.outcome import result
from tests.story import Story


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def hears(story: Story, site: str, people: int, hours: float | None) -> Story:
    """So many people write on a site, and are answered after so many hours, or not."""
    story.site = site
    story.exchange(100, f"{site} friend")  # so that the site tells of what is written and of what is heard
    for number in range(people):
        story.hear(430 + number / 2, f"{site} {number}")
        if hours is not None:
            story.write(430 + number / 2 + hours / 24, f"{site} {number}")
    return story


def told(story: Story, audit: str, role: Role | None = None, wishes: Preferences | None = None) -> AuditResult:
    entry = next(entry for category in CATEGORIES for entry in category.entries if entry.audit is AUDITS[audit])
    families = story.families()
    return result(entry, families, families.expectations, role, wishes or Preferences())


def test_quick_answers_on_one_site_do_not_make_up_for_late_ones_on_another() -> None:
    story = hears(hears(Story(), "whatsapp", 30, 3), "linkedin", 12, 24 * 20)
    found = told(story, "reply-latency")
    assert found.title == "Personal messages are answered while they still matter on WhatsApp, less so on LinkedIn"
    assert found.band is Band.LOOK and found.between is None
    assert found.value and found.value.words == (
        "on WhatsApp 3 hours, on LinkedIn 20 days; taken together, people usually wait 3 hours for your answer"
    )
    assert found.score and 0.5 < found.score.value < 0.7  # 30 of 42 times 0.9, and nothing for the rest
    assert found.tip and found.tip.credit == ""
    assert found.tip.observation.endswith("By site: on WhatsApp 3 hours, on LinkedIn 20 days.")


def test_who_is_never_answered_on_one_site_is_told_of() -> None:
    story = hears(hears(Story(), "whatsapp", 60, 2), "linkedin", 8, None)
    found = told(story, "reply-rate")
    assert found.title == "People who write to you personally hear back on WhatsApp, not on LinkedIn"
    assert found.band is Band.LOOK and found.tip
    assert found.value and found.value.words.startswith("on WhatsApp 60 of 60, on LinkedIn 0 of 8; taken together, 60")
    assert found.note and "each is scored by itself" in found.note


def test_what_is_told_without_a_score_tells_sites_apart_too() -> None:
    story = hears(hears(Story(), "whatsapp", 60, 2), "linkedin", 8, None)
    found = told(story, "reply-rate", Role.MEDIA)
    assert found.state is State.INFORMATIVE and found.score is None
    assert found.value and found.value.words.startswith("on WhatsApp 60 of 60, on LinkedIn 0 of 8; taken together, 60")


@pytest.mark.parametrize(("people", "hours"), [(12, 4.0), (4, 24 * 20.0)])
def test_sites_that_hardly_differ_or_hold_a_handful_are_taken_together(people: int, hours: float) -> None:
    found = told(hears(hears(Story(), "whatsapp", 30, 3), "linkedin", people, hours), "reply-latency")
    assert found.band is Band.WORKING
    assert found.value and found.value.words.startswith("people usually wait")


def test_sites_are_held_against_ones_own_marks() -> None:
    story = hears(hears(Story(), "whatsapp", 30, 3), "linkedin", 12, 24 * 20)
    found = told(story, "reply-latency", wishes=Preferences(points={"reply-latency": (24 * 30, 24 * 60)}))
    assert found.band is Band.WORKING


def test_where_no_site_does_well_none_is_praised() -> None:
    story = hears(hears(Story(), "whatsapp", 30, 24 * 3), "linkedin", 30, 24 * 20)
    found = told(story, "reply-latency")
    assert found.title == "Answers to personal messages take some days"
    assert found.band is Band.LOOK


def test_five_cases_are_enough_to_tell_a_site_apart() -> None:
    found = told(hears(hears(Story(), "whatsapp", 30, 3), "linkedin", 5, 24 * 20), "reply-latency")
    assert found.value and found.value.words.startswith("on WhatsApp 3 hours, on LinkedIn 20 days; taken together")
