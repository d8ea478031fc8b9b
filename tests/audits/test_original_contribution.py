"""original-contribution: posts and longer comments of one's own, per week."""

from datetime import date

import pytest

from auditor.activities.activity import Coverage, Object, ObjectType, Subject, Type
from auditor.audits.voice.original_contribution import AUDIT
from auditor.report import Band, Days, Role, State, Table
from tests.story import Story

LONG = "We repaired the pump on Tuesday and it held through the whole night of heavy rain."  # 16 words
SHORT = "Well done, all of you."


def told(posts: int = 0, comments: int = 0, text: str = LONG) -> Story:
    """So many posts and comments spread over the 12 whole weeks before day 500, after a quiet year."""
    story = Story()
    story.write(1, "Ana")
    story.post(300, LONG)
    story.comment(301, LONG)
    for number in range(posts):
        story.post(500 - number * 84 / posts, text)
    for number in range(comments):
        story.comment(500 - number * 84 / comments, text)
    return story


def test_two_a_week_work_well() -> None:
    result = told(posts=12, comments=12).audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(2.0)
    assert result.value.n == 12
    assert result.score and result.score.value == pytest.approx(0.9, abs=0.001)
    assert result.title == AUDIT.title
    assert result.band is Band.WORKING


def test_few_give_a_tip_with_the_count() -> None:
    result = told(posts=2).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.value and result.value.words == "0.2 contributions of your own a week, 2 in 12 weeks"
    assert result.tip and "published 2 posts" in result.tip.observation


def test_posts_on_a_site_that_tells_no_comments_count_beside_one_that_tells_both() -> None:
    story = told(posts=2)
    story.site = "mastodon"
    story.post(460, LONG)
    result = story.audit(AUDIT)
    assert result.value and result.value.words == "0.2 contributions of your own a week, 3 in 12 weeks"
    assert result.note == "Mastodon counts with what is known of it: Nothing is known of your comments on Mastodon."


def test_short_comments_are_said_to_be_left_out_where_they_are_many() -> None:
    story = told(posts=6, comments=6)
    for day in range(480, 485):
        story.comment(day, SHORT)
    assert (result := story.audit(AUDIT)).value
    assert result.value.words == "1.0 contributions of your own a week, 12 in 12 weeks"
    story.comment(485, SHORT)
    assert (result := story.audit(AUDIT)).value
    assert result.value.words.endswith(
        " a week, 12 in 12 weeks, not counting 6 comments or shares of fewer than 15 words"
    )


def test_none_at_all_is_measured_where_the_source_would_have_told() -> None:
    result = told().audit(AUDIT)
    assert result.score and result.score.value == 0.0


def test_comments_need_fifteen_words_and_posts_need_none() -> None:
    story = told(comments=12, text=SHORT)
    assert (result := story.audit(AUDIT)).value and result.value.number == 0.0
    for week in range(12):
        story.add(Type.CREATE, 500 - 7 * week, Object(ObjectType.NOTE), to="Public")
    assert (result := story.audit(AUDIT)).value and result.value.number == 1.0


@pytest.mark.parametrize("text", ["https://letter.example/12", "www.letter.example https://b.example/x #pumps @ana"])
def test_a_post_of_nothing_but_a_link_is_a_share_and_nothing_of_ones_own(text: str) -> None:
    result = told(posts=24, text=text).audit(AUDIT)
    assert result.value and result.value.number == 0.0
    assert (result.note or "").startswith("24 shares without a word of your own")
    assert (result := told(posts=24, text=f"How we repaired it: {text}").audit(AUDIT)).value
    assert result.value.number == pytest.approx(2.0)


def test_a_share_counts_with_words_of_ones_own_only() -> None:
    story = told()
    for day in (480, 481):
        story.add(Type.ANNOUNCE, day, Object(ObjectType.NOTE, content=LONG if day == 480 else None), to="Public")
    result = story.audit(AUDIT)
    assert result.value and result.value.words == "0.1 contributions of your own a week, 1 in 12 weeks"


def test_weeks_end_with_the_windows_last_day_and_before_it_nothing_counts() -> None:
    story = told()
    story.post(416.0, LONG)  # 85 days back: in the window of 90 days, in no whole week
    story.post(417.0, LONG)
    result = story.audit(AUDIT)
    (days,) = [detail for detail in result.details if isinstance(detail, Days)]
    assert days.counts[0] == (date(2026, 2, 22), 1)
    assert sum(count for _, count in days.counts) == 1


def test_under_eight_weeks_there_is_no_score() -> None:
    young = Story(last_day=50)
    young.post(1, LONG)
    young.comment(2, LONG)
    assert young.audit(AUDIT).state is State.NOT_ENOUGH_DATA
    short = told(posts=12)
    short.days = 28
    result = short.audit(AUDIT)
    assert result.missing and (result.missing.have, result.missing.need) == (4, 8)


def test_weeks_before_the_first_activity_are_not_held_against_anyone() -> None:
    story = Story(last_day=59)
    story.comment(0, LONG)
    for week in range(8):
        story.post(5 + 7 * week, LONG)
    result = story.audit(AUDIT)
    assert result.value and (result.value.n, result.value.number) == (8, 1.0)


def test_all_in_one_week_shows_no_band() -> None:
    story = told()
    for _ in range(24):
        story.post(490, LONG)
    result = story.audit(AUDIT)
    assert result.value and result.value.low is not None and result.value.low < 0.25
    assert result.band is None
    assert result.no_band


@pytest.mark.parametrize(
    ("role", "score"), [(Role.CREA, 0.298), (Role.CORP, 0.9), (Role.JOB, 0.9), (Role.MEDIA, 0.9), (Role.ACAD, 0.739)]
)
def test_roles_have_curves_of_their_own(role: Role, score: float) -> None:
    result = told(posts=12).audit(AUDIT, role=role)
    assert result.score and result.score.value == pytest.approx(score, abs=0.001)


def test_private_use_is_told_and_not_scored() -> None:
    assert told(posts=12).audit(AUDIT, role=Role.PRIVATE).state is State.INFORMATIVE


def test_a_source_without_posts_says_so_and_not_zero() -> None:
    story = Story()
    story.write(1, "Ana")
    story.coverage = [
        Coverage("linkedin", Subject.POST, "none", note="The basic archive has no posts.", remedy="Ask for all."),
        Coverage("linkedin", Subject.COMMENT, "full"),
    ]
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and result.missing.what == "The basic archive has no posts."


def test_the_latest_are_listed_with_their_ids() -> None:
    story = told(posts=30)
    last = max((one for one in story.activities), key=lambda one: one.published)
    (table,) = [detail for detail in story.audit(AUDIT).details if isinstance(detail, Table)]
    assert table.rows[0].activities == (str(last.id),)
    assert (len(table.rows), table.more) == (20, 10)
