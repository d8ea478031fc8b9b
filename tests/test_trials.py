"""What the activities of a trial show: weeks and recipients with a step and without; nothing if nothing can be seen."""

from datetime import date, timedelta

import pytest

import auditor
from auditor.activities.activity import Coverage, Subject
from auditor.answers.trial import BEFORE, PATIENCE, PLANS, WEEK, Draw, Outcome, seen_from
from auditor.audits.catalogue import AUDITS
from auditor.history.history import History
from auditor.trials import Shown, of_trial_recipients, of_trial_weeks
from tests.story import Story

FIRST = date(2026, 2, 2)  # a Monday, day 397 of the story
DAY = (FIRST - date(2025, 1, 1)).days
DRAWN = (True, False, True, False, False, True)


def by_week(
    story: Story, outcome: Outcome, drawn: tuple[bool, ...] = DRAWN, holidays: tuple[date, ...] = ()
) -> Shown | None:
    last = FIRST + timedelta(days=WEEK * len(drawn) - 1)
    window = auditor.window(None, first=seen_from(FIRST), last=last)
    return of_trial_weeks(
        History.of(story.activities, coverage=story.coverage), window, outcome, FIRST, drawn, holidays
    )


def by_recipient(story: Story, outcome: Outcome, drawn: list[Draw], last: int = 42) -> Shown | None:
    window = auditor.window(None, first=FIRST, last=FIRST + timedelta(days=last + PATIENCE[outcome] - 1))
    return of_trial_recipients(History.of(story.activities), window, outcome, drawn)


def test_every_plan_is_of_an_audit() -> None:
    assert PLANS.keys() <= AUDITS.keys()


def test_minutes_are_compared_between_weeks_and_earlier_weeks_are_reported() -> None:
    story = Story()
    for week in range(-BEFORE, 6):
        with_ = week >= 0 and DRAWN[week]
        story.look(DAY + WEEK * week, seconds=600 if with_ else 1200)
        story.look(DAY + WEEK * week + 6.6, seconds=60)  # on Sunday night, still in that week
    story.look(DAY + WEEK * 6 - 9 / 24, seconds=60)  # on the Monday after it
    shown = by_week(story, "minutes")
    assert shown
    assert (shown.with_, shown.without) == ((11, 11, 11), (21, 21, 21))
    assert shown.difference.value == -10
    assert shown.difference.high == pytest.approx(-10)
    assert shown.before == (21, 21, 21)  # without the first week before, because the history begins only at nine


@pytest.mark.parametrize(
    ("day", "with_", "without", "unseen"),
    [(3, (1, 1), (1, 1), 2), (WEEK - 2, (1, 1), (1, 1), 2), (WEEK - 1, (1, 1), (1, 1, 1), 1)],
    ids=["midweek", "on its last day but one", "on its last day"],
)
def test_weeks_after_the_end_of_an_import_are_left_out_and_do_not_count_as_zero(
    day: int, with_: tuple[int, ...], without: tuple[int, ...], unseen: int
) -> None:
    story = Story()
    for week in range(len(DRAWN)):
        story.hear(DAY + WEEK * week + 1, f"p{week}", "Good morning, what are you reading these days?")
        story.write(DAY + WEEK * week + 2, f"p{week}")
    whole = by_week(story, "exchanged")
    assert whole
    assert (whole.with_, whole.without, whole.unseen) == ((1, 1, 1), (1, 1, 1), 0)
    in_the_fifth_week = FIRST + timedelta(days=4 * WEEK + day)
    for subject in (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED):
        story.coverage.append(Coverage("linkedin", subject, "full", until=in_the_fifth_week))
    shown = by_week(story, "exchanged")
    assert shown
    assert (shown.with_, shown.without, shown.unseen) == (with_, without, unseen)
    story.coverage.append(Coverage("mastodon", Subject.MESSAGE_SENT, "full", until=FIRST - timedelta(days=300)))
    assert by_week(story, "exchanged") == shown, "a site that ended long before tells nothing of these weeks"


def test_a_week_away_is_no_week_in_which_the_step_did_nothing() -> None:
    story = Story()
    for week in (0, 1, 3, 4, 5):
        story.look(DAY + WEEK * week, seconds=600)
    shown = by_week(story, "minutes", holidays=(FIRST + timedelta(days=2 * WEEK + 3),))
    assert shown
    assert (shown.with_, shown.without, shown.away) == ((10, 10), (10, 10, 10), 1)
    assert shown.difference.value == 0
    of_another_time = by_week(story, "minutes", holidays=(FIRST - timedelta(days=1), FIRST + timedelta(days=90)))
    assert of_another_time
    assert (of_another_time.with_, of_another_time.away) == ((10, 0, 10), 0)


def test_weeks_count_people_and_conversations_too() -> None:
    story = Story()
    story.hear(DAY - 60, "Old")
    for week, with_ in enumerate(DRAWN):
        for number in range(3 if with_ else 1):
            story.hear(DAY + WEEK * week + 1, f"{week}-{number}", "Good morning, what are you reading these days?")
            story.write(DAY + WEEK * week + 2, f"{week}-{number}")
    written, exchanged = by_week(story, "written-to"), by_week(story, "exchanged")
    assert written
    assert exchanged
    assert (written.with_, written.without) == (exchanged.with_, exchanged.without) == ((3, 3, 3), (1, 1, 1))
    assert written.before == (0, 0, 0, 0)


def test_an_outcome_that_no_source_sees_is_not_compared() -> None:
    story = Story()
    story.write(DAY, "Ana")
    assert by_week(story, "minutes") is None
    story.coverage.append(Coverage("linkedin", Subject.MESSAGE_RECEIVED, "none"))
    assert by_week(story, "exchanged") is None
    assert by_recipient(story, "answered", [Draw("Ana", True)]) is None


def test_recipients_are_found_by_name_and_counted_as_they_were_drawn() -> None:
    story = Story()
    drawn = []
    for number in range(12):
        name = f"Person {'ABCDEFGHIJKL'[number]}x"
        drawn.append(Draw(name.upper(), number % 2 == 0))
        story.write(DAY + number, name)
        if number % 2 == 0 or number == 1:
            story.hear(DAY + number + 2, name)
    story.write(DAY + 3, "Not Drawn")
    story.write(DAY - 30, "Person Ax")
    shown = by_recipient(story, "answered", drawn)
    assert shown
    assert (sum(shown.with_), len(shown.with_), sum(shown.without), len(shown.without)) == (6, 6, 1, 6)
    assert shown.difference.value == pytest.approx(5 / 6)
    assert shown.difference.low > 0.4


def test_invitations_are_compared_by_acceptance_once_their_time_is_over() -> None:
    story = Story()
    for number in range(8):
        story.invite(DAY + number, f"Guest {'ABCDEFGH'[number]}y", "Hello" if number % 2 else None)
        if number % 4 == 1:
            story.connect(DAY + number + 3, f"Guest {'ABCDEFGH'[number]}y")
    drawn = [Draw(f"Guest {'ABCDEFGH'[number]}y", bool(number % 2)) for number in range(8)]
    shown = by_recipient(story, "accepted", drawn, last=8)
    assert shown
    assert (sum(shown.with_), len(shown.with_), sum(shown.without), len(shown.without)) == (2, 4, 0, 4)


def test_an_invitation_that_is_still_open_counts_neither_way() -> None:
    story = Story()
    for number, day in enumerate((1, 2, 40, 41)):
        story.invite(DAY + day, f"Guest {'ABCD'[number]}y")
        story.connect(DAY + day + 1, f"Guest {'ABCD'[number]}y")
    drawn = [Draw(f"Guest {each}y", index % 2 == 0) for index, each in enumerate("ABCD")]
    window = auditor.window(None, first=FIRST, last=FIRST + timedelta(days=69))
    shown = of_trial_recipients(History.of(story.activities), window, "accepted", drawn)
    assert shown
    assert (shown.with_, shown.without) == ((1,), (1,))


def test_somebody_who_was_written_to_on_two_sites_counts_once() -> None:
    story = Story()
    for who in ("Ana Quist", "Ben Okoro"):
        story.write(DAY + 1, who)
    story.exchange(DAY - 60, "Old")
    story.site = "mastodon"
    story.exchange(DAY - 60, "Old")
    story.write(DAY + 2, "Ana Quist")
    shown = by_recipient(story, "answered", [Draw("Ana Quist", True), Draw("Ben Okoro", False)])
    assert shown
    assert (shown.with_, shown.without) == ((0,), (0,))


def test_words_of_one_side_are_no_exchange() -> None:
    story = Story()
    story.exchange(DAY - 60, "Old")
    for week in range(6):
        story.write(DAY + WEEK * week + 1, f"silent {week}")
        story.hear(DAY + WEEK * week + 1, f"unanswered {week}")
    story.exchange(DAY + 1, "Ana")
    exchanged = by_week(story, "exchanged")
    assert exchanged
    assert (exchanged.with_, exchanged.without) == ((1, 0, 0), (0, 0, 0))
