"""What readers make activities with."""

import tracemalloc
from datetime import UTC, date, datetime, timedelta

import pytest

from auditor.activities.activity import Coverage, Person, Source, Subject
from auditor.archives.acts import ME, MOST_NAMED, Conversation, Teller, since_1970
from auditor.archives.archive import LeftOut, Unusable, moment, reaching

TELLER = Teller("telegram", Source("archive", "test 1"))
LAUNCH = datetime(2013, 8, 14, tzinfo=UTC)
AT = datetime(2024, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2024-02-01", "2024-02-01 00:00:00 UTC", "2024-02-01T00:00:00Z", "2024-02-01T01:00:00+01:00"]
)
def test_a_time_is_read_as_exports_write_it(text: str) -> None:
    assert moment(text, LAUNCH) == AT


@pytest.mark.parametrize("text", ["UTC", "", "soon UTC", "2024-02-01 00:00:00 CET"])
def test_a_time_that_is_none_is_told_without_its_words(text: str) -> None:
    with pytest.raises(Unusable, match="cannot be read"):
        moment(text, LAUNCH)


def test_of_a_large_group_some_are_named_and_who_wrote_is_not_named_twice() -> None:
    others = [Person(f"user{number}") for number in range(50)]
    group = Conversation(TELLER, "a", "a", others)
    assert group.message(AT, ME, "Hello").to == others[:MOST_NAMED]
    assert group.message(AT, others[0], "Hello").to == [ME, *others[1:MOST_NAMED]]


def test_a_group_of_very_many_takes_bounded_memory() -> None:
    group = Conversation(TELLER, "a", "a", [Person(f"user{number}") for number in range(50)])
    tracemalloc.start()
    for number in range(20_000):
        group.message(AT + timedelta(seconds=number), Person(f"user{number}"), "Hello")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20


@pytest.mark.parametrize("number", [None, 0, "", -1, "0"])
def test_what_bears_no_time_is_given_none(number: object) -> None:
    with pytest.raises(LeftOut):
        since_1970(number, LAUNCH)


@pytest.mark.parametrize("number", [True, "soon", [], {}, 1, 10**18, float("nan"), float("inf"), "²", "9" * 5_000])
def test_what_is_no_time_or_none_of_the_sites_is_told(number: object) -> None:
    with pytest.raises((Unusable, LeftOut)):
        since_1970(number, LAUNCH)


def test_seconds_and_thousandths() -> None:
    assert since_1970(1_700_000_000, LAUNCH) == since_1970("1700000000", LAUNCH)
    assert since_1970(1_700_000_000_123, LAUNCH, thousandths=True).microsecond == 123_000


def test_chats_of_an_export_are_told_up_to_its_last_day_though_i_was_silent() -> None:
    first, silent, last = date(2025, 3, 1), date(2026, 1, 4), date(2026, 2, 9)
    told = [
        Coverage("facebook", Subject.MESSAGE_SENT, "recent", first, silent),
        Coverage("facebook", Subject.MESSAGE_RECEIVED, "recent", first, last),
        Coverage("facebook", Subject.INVITATION_SENT, "recent", first, silent),
        Coverage("facebook", Subject.POST, "full", silent, silent),
        Coverage("facebook", Subject.FEED, "none"),
    ]
    assert [(each.since, each.until) for each in reaching(told)] == [
        (first, last),
        (first, last),
        (first, silent),
        (first, last),
        (None, None),
    ]
