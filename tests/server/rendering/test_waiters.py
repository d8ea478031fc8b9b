"""How many of those who wait are named and in which words, at the numbers at which that changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
import time_machine

from auditor.answers.expectations import Expectations
from auditor.facts.window import PAST_DAYS
from auditor.report.ego_network import Tie
from auditor.report.waiting import Waiting
from auditor.runner.run import run
from server.rendering.filters import waiting_until
from server.rendering.network import overdue
from server.rendering.waiting import (
    Waiters,
    count_longer,
    count_new,
    count_pitching,
    count_selling,
    opened,
    shown,
    waiters,
    who_waits,
    wrote,
)
from server.standing.past import RECENT, long_past
from tests.story import Story

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def person(number: int = 0, *, ago: timedelta = timedelta(days=3), **more: Any) -> Waiting:
    """Somebody who wrote so long ago."""
    at = NOW - ago
    return Waiting("linkedin", f"in/{number}", f"Person {number}", at, at.date(), str(number), **more)


def people(count: int, **more: Any) -> tuple[Waiting, ...]:
    return tuple(person(number, **more) for number in range(count))


@pytest.mark.parametrize(("many", "named", "more"), [(0, 0, 0), (1, 1, 0), (7, 7, 0), (8, 6, 2), (30, 6, 24)])
def test_nobody_is_left_out_of_a_list_to_make_room_for_the_word_of_one(many: int, named: int, more: int) -> None:
    found = shown(people(many))
    assert (found.first, found.more) == (people(many)[:named], more)
    assert more != 1


@pytest.mark.parametrize(
    ("doubtful", "known", "is_open"),
    [(0, 5, True), (1, 5, True), (2, 5, False), (2, 0, True)],
)
def test_strangers_of_whom_all_may_pitch_are_folded_where_somebody_i_know_waits(
    doubtful: int, known: int, is_open: bool
) -> None:
    new = [person(number, new=True, doubtful=number < doubtful, acts=("ask",)) for number in range(2)]
    assert waiters([*people(known), *new]).open is is_open


@pytest.mark.parametrize(("many", "full"), [(1, 1), (4, 4), (5, 3), (12, 3)])
def test_the_first_three_stand_in_full_and_nobody_is_folded_alone(many: int, full: int) -> None:
    assert opened(people(many, acts=("ask",))).full == full


@pytest.mark.parametrize(
    ("many", "others"),
    [
        (7, None),
        (8, "and 2 more: Person 6 and Person 7"),
        (9, "and 3 more: Person 6, Person 7 and Person 8"),
        (13, "and 7 more: Person 6, Person 7, Person 8, Person 9, Person 10, Person 11 and others"),
    ],
)
def test_of_more_than_seven_the_rest_is_opened_by_their_names(many: int, others: str | None) -> None:
    found = opened(people(many, acts=("ask",)))
    assert (*found.first, *found.rest) == people(many, acts=("ask",))
    assert len(found.first) == (6 if others else many)
    assert (found.others if found.rest else None) == others


@pytest.mark.parametrize(
    ("acts", "said"),
    [(("ask", "question"), "asked you for something in a group"), (("question",), "asked you something in a group")],
)
def test_who_asked_in_a_group_is_told_so(acts: tuple[str, ...], said: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert wrote(person(acts=acts, in_group=True)) == f"{said}, 3 days ago"


def test_all_who_ask_are_named_up_to_twelve_but_no_sellers_and_no_strangers() -> None:
    def named(many: tuple[Waiting, ...]) -> int:
        return len(shown(many).first)

    asking, telling = people(10, acts=("question",)), people(5)
    assert [named(each) for each in (asking, (*asking, *telling), people(40, acts=("ask",)))] == [10, 10, 12]
    assert named((*asking, *people(1, sought=True), *telling)) == 11, (
        "who bears on a goal is named though they ask nothing"
    )
    assert named((*asking, *people(1, sought=True, doubtful=True), *telling)) == 10
    assert named(people(40, acts=("ask",), doubtful=True)) == named(people(40, acts=("ask",), new=True)) == 6


def test_of_who_may_only_pitch_it_is_said() -> None:
    with time_machine.travel(NOW, tick=False):
        assert wrote(person(acts=("ask",), doubtful=True)) == "asked you for something (perhaps a pitch), 3 days ago"


@pytest.mark.parametrize(("known", "new", "seen"), [(1, 3, True), (1, 4, False), (0, 4, True), (1, 0, True)])
def test_a_few_strangers_are_seen_at_once_and_many_where_nobody_comes_first(known: int, new: int, seen: bool) -> None:
    parts = waiters([*people(known), *people(new, new=True)])
    assert (len(parts.known), len(parts.new), parts.open) == (known, new, seen)


def test_strangers_who_may_only_pitch_stand_by_themselves() -> None:
    seller = person(2, new=True, doubtful=True, acts=("ask", "pitch"))
    parts = waiters([person(), person(1, new=True, doubtful=True, acts=("ask",)), seller])
    assert [len(part) for part in parts] == [1, 1, 1]
    assert parts.pitching == (seller,)
    known = person(3, doubtful=True, acts=("ask", "pitch"))
    assert waiters([known]).known == (known,), "whom I know may pitch too, and stands last of them"
    assert count_pitching([seller]) == who_waits([seller]) == "1 new person may only pitch"
    assert who_waits([person(1, new=True), seller]) == "1 new person wrote to you"


def test_who_goes_on_selling_after_a_no_is_called_so_and_no_new_person() -> None:
    refused = person(4, new=True, doubtful=True, refused=True, acts=("ask", "pitch"))
    new = person(2, new=True, doubtful=True, acts=("ask", "pitch"))
    parts = waiters([person(), refused, new])
    assert (parts.perhaps, parts.selling_on) == ((new,), (refused,))
    assert count_selling([refused]) == who_waits([refused]) == "1 person goes on selling though you said no"
    assert who_waits([new, refused]) == "1 new person may only pitch"


@pytest.mark.parametrize(
    ("read", "unread", "told"),
    [
        (0, 0, "0 people wait for you"),
        (1, 0, "1 person waits for you"),
        (1, 7, "1 person waits for you, and 7 wrote in a language Rapport does not read"),
        (0, 1, "1 person wrote to you in a language Rapport does not read"),
        (0, 2, "2 people wrote to you in a language Rapport does not read"),
    ],
)
def test_of_whom_nothing_could_be_read_it_is_not_said_that_they_wait(read: int, unread: int, told: str) -> None:
    assert who_waits([*people(read), *people(unread, foreign="pt")]) == told
    assert who_waits([person(foreign="pt", promised=True)]) == "1 person waits for you"


def test_a_stranger_who_bears_on_what_i_want_comes_first() -> None:
    sought = person(new=True, sought=True)
    assert waiters([sought]) == Waiters((sought,), ())


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=12), "today"),
        (timedelta(hours=12, minutes=1), "yesterday"),
        (timedelta(hours=36), "yesterday"),
        (timedelta(hours=37), "2 days ago"),
        (timedelta(days=60, hours=12), "60 days ago"),
        (timedelta(days=60, hours=13), "on 20 September"),
    ],
)
def test_how_long_ago_is_said_in_days_of_the_calendar_until_the_day_says_more(ago: timedelta, words: str) -> None:
    with time_machine.travel(NOW, tick=False):
        assert wrote(person(ago=ago, acts=("question",))) == f"asked you a question, {words}"


@pytest.mark.parametrize(("hour", "words"), [(0, "today"), (-1, "yesterday")])
def test_days_are_those_of_where_one_lives(hour: int, words: str) -> None:
    zone = ZoneInfo("Asia/Tokyo")
    with time_machine.travel(datetime(2026, 11, 20, 23, tzinfo=zone), tick=False):
        wrote_at = datetime(2026, 11, 20, tzinfo=zone) + timedelta(hours=hour)
        told = Waiting("linkedin", "ana", "Ana", wrote_at, wrote_at.date(), "1", ("question",))
        for each in (told, msgspec.json.decode(msgspec.json.encode(told), type=Waiting)):
            assert wrote(each) == f"asked you a question, {words}"


def test_a_question_beside_an_offer_does_not_hide_it() -> None:
    with time_machine.travel(NOW, tick=False):
        assert wrote(person(acts=("question", "offer"))).startswith("offered you something and asked you a question, ")
        assert wrote(person(acts=("ask", "question", "offer"))).startswith("asked you for something, ")


def test_what_is_urgent_is_said_whether_they_wrote_again_or_not() -> None:
    urgent = person(acts=("ask",), urgent=True)
    again = msgspec.structs.replace(urgent, again=date(2026, 11, 19))
    with time_machine.travel(NOW, tick=False):
        assert wrote(urgent) == "asked you for something (urgent, or by a day), 3 days ago"
        by_a_day = msgspec.structs.replace(urgent, wanted_by=date(2026, 12, 4))
        assert wrote(by_a_day) == "asked you for something (wanted by 4 December), 3 days ago"
        assert wrote(again).endswith("(urgent, or by a day), 3 days ago; they wrote again on 19 November")
        assert wrote(msgspec.structs.replace(urgent, urgent=False)) == "asked you for something, 3 days ago"


def test_of_who_told_before_they_asked_both_days_are_said_and_a_question_comes_before_an_agreement() -> None:
    with time_machine.travel(NOW, tick=False):
        asks = person(acts=("ask",), first=date(2026, 11, 1))
        assert wrote(asks) == "asked you for something, 3 days ago; waiting since 1 November"
        assert wrote(person(acts=("question", "consent"))) == "asked you a question, 3 days ago"
        assert wrote(person(acts=("consent",))) == "wrote about an introduction, 3 days ago"
        assert wrote(person(acts=("offer", "consent", "decline"))) == (
            "said no to something, or took something back, 3 days ago"
        )
        assert wrote(person(acts=("ask", "consent", "decline"))) == "asked you for something, 3 days ago"


def test_a_report_that_ended_two_months_ago_tells_who_waited_then() -> None:
    story = Story(last_day=100)
    story.exchange(90, "friend")
    families = story.families()
    report = run(families.history, Expectations(), families.window)
    for days, past in ((60, False), (61, True)):
        ended = msgspec.structs.replace(report, last=NOW.date() - timedelta(days=days))
        with time_machine.travel(NOW, tick=False):
            assert long_past(ended) is past
            assert ("Who was waiting" in waiting_until(ended)) is past


def test_one_is_one_person_and_two_are_people() -> None:
    one, two, new = people(1), people(2), people(2, new=True)
    assert (who_waits(one), who_waits(two)) == ("1 person waits for you", "2 people wait for you")
    assert (count_new(one), count_new(two)) == ("1 new person wrote to you", "2 new people wrote to you")
    assert count_longer(one) == "1 person has waited longer than 90 days"
    assert count_longer(two) == "2 people have waited longer than 90 days"
    assert who_waits(new) == "2 new people wrote to you"
    assert who_waits([*one, *new]) == "1 person waits for you"
    assert who_waits(()) == "0 people wait for you"


@pytest.mark.parametrize(
    ("silent", "every", "told"), [(15, None, False), (16, None, True), (14, 14, False), (15, 14, True)]
)
def test_a_tie_is_overdue_after_half_as_long_again_or_the_day_after_it_was_meant(
    silent: int, every: int | None, told: bool
) -> None:
    tie = Tie("linkedin", "in/ana", "Ana", "strong", 9, 40, date(2026, 3, 1), 10.0)
    assert bool(overdue(tie, date(2026, 3, 1) + timedelta(days=silent), every)) is told


def test_a_promise_before_what_they_asked_is_told_and_whom_they_would_like_to_meet() -> None:
    with time_machine.travel(NOW, tick=False):
        owed = person(acts=("question",), owed=date(2026, 11, 3))
        assert wrote(owed) == "asked you a question, 3 days ago; on 3 November you promised them something"
        assert wrote(person(acts=("question",), post=True)) == "wrote to you about a job, 3 days ago"
        meets = person(acts=("ask", "to_introduce"), to_meet="Dora")
        assert wrote(meets) == "asked you for an introduction to Dora, 3 days ago"


def test_a_page_speaks_of_then_where_who_waits_is_counted_as_of_then() -> None:
    assert RECENT == PAST_DAYS


def test_who_wrote_long_ago_is_called_no_new_person() -> None:
    seller, of_old = (
        person(number, acts=("pitch",), new=True, doubtful=True, of_old=old) for number, old in ((1, False), (2, True))
    )
    assert count_pitching([seller]) == "1 new person may only pitch"
    assert count_pitching([of_old]) == "1 stranger may only pitch"
    assert count_new([of_old, seller]) == "2 strangers wrote to you"


@pytest.mark.parametrize(("many", "seen", "full"), [(1, 1, 1), (3, 3, 3), (4, 4, 2), (5, 3, 2), (30, 3, 2)])
def test_where_the_list_shares_one_screen_fewer_are_seen_at_once_and_nobody_is_left_out(
    many: int, seen: int, full: int
) -> None:
    found = opened(people(many), few=True)
    assert (len(found.first), found.full) == (seen, full)
    assert (*found.first, *found.rest) == people(many)
