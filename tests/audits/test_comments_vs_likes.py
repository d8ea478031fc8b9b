"""comments-vs-likes: words against clicks."""

import pytest

from auditor.activities.activity import Coverage, Object, ObjectType, Subject, Type
from auditor.audits.voice.comments_vs_likes import AUDIT
from auditor.report import Band, Role, ShareBar, State
from tests.story import Story

FIVE = "That answers my old question."


def told(comments: int = 0, messages: int = 0, likes: int = 0, text: str = FIVE) -> Story:
    story = Story()
    story.comment(1, FIVE)
    story.like(1)
    for act in range(comments):
        story.comment(420 + 60 * act / comments, text)
    for act in range(messages):
        story.write(420 + 60 * act / messages, "Ana", text)
    for act in range(likes):
        story.like(420 + 60 * act / likes)
    return story


def test_words_as_often_as_clicks_work_well() -> None:
    result = told(comments=20, messages=20, likes=40).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (40, 80)
    assert result.band is Band.WORKING
    bar = result.details[0]
    assert isinstance(bar, ShareBar)
    assert bar.parts == (("comments", 20), ("messages", 20), ("one click", 40))


def test_mostly_clicks_give_a_tip() -> None:
    result = told(comments=2, likes=98).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and "one click 98 times" in result.tip.observation
    assert result.title == AUDIT.failure_title


def test_one_of_a_kind_is_told_as_one() -> None:
    result = told(comments=1, messages=1, likes=98).audit(AUDIT)
    assert result.tip and "1 comment and 1 message of five words" in result.tip.observation


def test_fewer_than_five_words_are_neither() -> None:
    result = told(comments=10, messages=10, likes=50, text="So very true, Ana!").audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (0, 50)


def test_a_share_without_words_is_a_click_and_a_post_is_neither() -> None:
    story = told(comments=20, likes=30)
    for _ in range(10):
        story.add(Type.ANNOUNCE, 483, Object(ObjectType.NOTE, id="b"), to="Public")
        story.post(484, FIVE)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 60)


def test_a_reply_to_a_known_person_counts_once() -> None:
    story = told(comments=19, likes=40)
    story.comment(480, FIVE, to=("Ana",))
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (20, 60)


def test_what_others_write_counts_for_nothing() -> None:
    story = told(comments=20, likes=40)
    story.hear(480, "Ana", FIVE)
    assert (result := story.audit(AUDIT)).value and result.value.n == 60


def test_under_forty_there_is_no_score() -> None:
    result = told(comments=10, likes=29).audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and (result.missing.have, result.missing.need) == (39, 40)


def test_comments_that_come_together_tell_less_than_those_spread_over_many_days() -> None:
    spread, together = told(comments=5, likes=35), told(comments=0, likes=35)
    for _ in range(5):
        together.comment(490, FIVE)
    even, clumped = (story.audit(AUDIT).value for story in (spread, together))
    assert even and even.low and even.high and clumped and clumped.low is not None and clumped.high
    assert even.number == clumped.number
    assert clumped.low < 0.06 < even.low < even.high < 0.22 < clumped.high


def test_corporate_users_get_half_the_weight() -> None:
    story = told(comments=20, likes=40)
    assert story.audit(AUDIT, role=Role.CORP).weight == pytest.approx(story.audit(AUDIT).weight / 2)


def test_a_source_without_dates_of_reactions_says_what_would_help() -> None:
    story = Story(site="mastodon")
    for _ in range(60):
        story.comment(480, FIVE)
    story.coverage = [
        Coverage(
            "mastodon",
            Subject.REACTION,
            "none",
            note="The archive lists favourites without their dates.",
            remedy="Connect the account or use the extension.",
        )
    ]
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing
    assert result.missing.what == "The archive lists favourites without their dates."
    assert result.missing.remedy == "Connect the account or use the extension."


def test_a_site_that_cannot_tell_is_left_out_of_both_sides_and_named() -> None:
    story = told(comments=20, likes=40)
    assert story.audit(AUDIT).note is None
    assert (whole := story.audit(AUDIT)).value and whole.value.words.startswith("20 of 60 times")
    story.site = "mastodon"
    for _ in range(50):
        story.comment(480, FIVE)
    assert (result := story.audit(AUDIT)).value and result.value.n == 60
    assert result.value.words.startswith("on LinkedIn alone: 20 of 60 times")
    assert result.note == "Mastodon is left out here: Nothing is known of your reactions on Mastodon."
    why = "The archive lists favourites without their dates."
    story.coverage = [Coverage("mastodon", Subject.REACTION, "none", note=why)]
    assert story.audit(AUDIT).note == f"Mastodon is left out here: {why}"


def test_the_tip_says_of_which_sites_its_sentence_tells() -> None:
    story = told(comments=1, likes=60)
    assert (tip := story.audit(AUDIT).tip) and tip.observation.startswith("In the last 90 days you wrote 1 comment ")
    story.site = "mastodon"
    story.comment(480, FIVE)
    assert (tip := story.audit(AUDIT).tip)
    assert tip.observation.startswith("On LinkedIn alone: In the last 90 days you wrote 1 comment ")


def test_a_site_on_which_nothing_of_the_kind_is_done_is_not_named() -> None:
    story = told(comments=20, likes=40)
    story.site = "whatsapp"
    story.exchange(480, "Ana")
    assert story.audit(AUDIT).note is None
