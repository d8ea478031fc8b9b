"""pitchiness: how many of one's own posts sell."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.voice.pitchiness import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

SELLS = "Get 20% off my new course, sign up today with code SAVE20"
USEFUL = "We repaired the pump on Tuesday and it held through the whole night of rain."
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(selling: int, useful: int) -> Story:
    story = Story()
    for number, text in enumerate([SELLS] * selling + [USEFUL] * useful):
        story.post(430 + number, text)
    return story


def test_mostly_useful_posts_work_well() -> None:
    result = told(1, 29).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (1, 30)
    assert result.band is Band.WORKING


def test_mostly_selling_gives_a_tip_and_lists_the_posts() -> None:
    story = told(25, 5)
    result = story.audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.observation.endswith("published 30 posts; 25 of them promoted or sold something.")
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more) == (20, 5)
    assert table.rows[0].activities == (str(story.activities[24].id),)


def test_under_ten_posts_in_ninety_days_there_is_no_score() -> None:
    story = told(4, 5)
    for day in range(100, 140):
        story.post(day, USEFUL)
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and (result.missing.have, result.missing.need) == (9, 10)


def test_links_alone_are_no_posts_that_give_readers_something() -> None:
    story = told(0, 12)
    for day in range(440, 480):
        story.post(day, "https://letter.example/12")
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 12
    assert (result.note or "").startswith("40 shares without a word of your own")
    alone = Story()
    alone.activities = story.activities[12:]
    assert alone.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_ninety_days_are_looked_at_whatever_the_window() -> None:
    story = told(2, 28)
    story.days = 28
    assert (result := story.audit(AUDIT)).value and result.value.n == 30


def test_comments_and_messages_that_sell_are_not_posts() -> None:
    story = told(0, 10)
    story.comment(480, SELLS)
    story.write(480, "Ana", SELLS)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (0, 10)


def test_posts_we_cannot_read_are_left_out_and_said() -> None:
    story = told(2, 18)
    story.post(480, DUTCH)
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 20
    assert (result.note or "").startswith("1 of 21 posts are in a language we cannot read yet and are left out.")


@pytest.mark.parametrize("role", [Role.SALES, Role.FOUND, Role.FREE, Role.CREA])
def test_where_selling_is_the_job_more_of_it_is_fine(role: Role) -> None:
    story = told(12, 28)
    mine, others = story.audit(AUDIT, role=role).score, story.audit(AUDIT).score
    assert mine and others and mine.value > others.value + 0.1


@pytest.mark.parametrize(
    "text",
    [
        "I'm open to work! After eight years as a product manager I am looking for my next role in Berlin.",
        "Open to work: nurse, ten years of experience, available immediately. Any leads are welcome.",
        "#opentowork Data analyst seeking a new opportunity. My CV is in the comments.",
    ],
)
def test_open_to_work_does_not_count_as_selling(text: str) -> None:
    story = told(0, 10)
    story.post(480, text)
    result = story.audit(AUDIT, role=Role.JOB)
    assert result.value and (result.value.k, result.value.n) == (0, 11)


def test_a_few_posts_around_fair_show_no_band() -> None:
    result = told(2, 10).audit(AUDIT)
    assert result.band is None
    assert result.no_band
    assert result.title == AUDIT.question


def test_no_posts_known_is_said_and_not_praised() -> None:
    story = Story()
    story.write(480, "Ana")
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and "your posts" in result.missing.what
