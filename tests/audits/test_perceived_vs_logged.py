"""The guess of one's own time beside the log. Views are as the extension will send them, made up by us."""

import msgspec
import pytest

from auditor.activities.activity import Object, ObjectType, Type
from auditor.answers.expectations import Expectations
from auditor.audits.expectations.perceived_vs_logged import AUDIT
from auditor.report import Band, Days, State
from tests.story import Story


def logged(minutes: float = 30, days: int = 10, visits: int = 3) -> Story:
    """So many minutes a day, in visits two hours apart, of two views each."""
    story = Story()
    for day in range(501 - days, 501):
        for visit in range(visits):
            for view in range(2):
                story.add(Type.VIEW, day + visit / 12 + view / 288, Object(ObjectType.PAGE))
                seconds = minutes * 60 / visits / 2
                story.activities[-1] = msgspec.structs.replace(story.activities[-1], duration=seconds)
    return story


@pytest.mark.parametrize(
    ("guess", "band"), [(30, Band.WORKING), (24, Band.WORKING), (55, Band.LOOK), (120, Band.TRY), (5, Band.TRY)]
)
def test_too_much_and_too_little_are_alike(guess: float, band: Band) -> None:
    found = logged().audit(AUDIT, Expectations(minutes_a_day=guess, browser_share=1))
    assert found.band is band


def test_the_days_and_the_visits_are_shown() -> None:
    found = logged(visits=4).audit(AUDIT, Expectations(minutes_a_day=30, visits_a_day=2, browser_share=1))
    (days,) = found.details
    assert isinstance(days, Days)
    assert [minutes for _, minutes in days.counts] == pytest.approx([30] * 7)
    assert found.value
    assert "you guessed 2 a day, logged were 4.0" in found.value.words


def test_a_day_without_a_visit_counts_as_none() -> None:
    story = logged()
    gone = story.at(498).date()
    story.activities = [activity for activity in story.activities if activity.published.date() != gone]
    found = story.audit(AUDIT, Expectations(minutes_a_day=30 * 6 / 7, browser_share=1))
    assert found.value
    assert found.value.number == pytest.approx(0, abs=1e-6)


def test_without_a_log_it_says_what_would_tell() -> None:
    story = Story()
    story.exchange(450, "Ana")
    found = story.audit(AUDIT, Expectations(minutes_a_day=30, browser_share=1))
    assert found.state is State.NOT_ENOUGH_DATA
    assert found.missing
    assert "extension would tell" in found.missing.remedy
    assert logged(days=6).audit(AUDIT, Expectations(minutes_a_day=30, browser_share=1)).state is State.NOT_ENOUGH_DATA


def test_most_use_elsewhere_leaves_it_unscored() -> None:
    found = logged().audit(AUDIT, Expectations(minutes_a_day=30, browser_share=0.69))
    assert (found.state, found.score) == (State.INFORMATIVE, None)


def test_it_asks_for_the_guess_and_the_share_on_this_browser() -> None:
    assert logged().audit(AUDIT, Expectations(browser_share=1)).state is State.NEEDS_YOUR_ANSWER
    assert logged().audit(AUDIT, Expectations(minutes_a_day=30)).state is State.NEEDS_YOUR_ANSWER


def test_a_guess_of_all_sites_is_not_held_against_one_of_them() -> None:
    story, guess = logged(), Expectations(minutes_a_day=30, browser_share=1)
    story.other_sites = ("whatsapp",)  # no time is seen there
    assert story.audit(AUDIT, guess).value
    story.other_sites = ("whatsapp", "mastodon")
    found = story.audit(AUDIT, guess)
    assert found.missing
    assert found.missing.what == "Your guess covers all your sites, and this report leaves out Mastodon."
