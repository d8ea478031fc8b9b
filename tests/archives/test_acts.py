"""What readers make activities with."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from auditor.activities.activity import Person, Source
from auditor.archives.acts import ME, MOST_NAMED, Conversation, Teller, since_1970
from auditor.archives.archive import LeftOut, Unusable

TELLER = Teller("telegram", Source("archive", "test 1"))
LAUNCH = datetime(2013, 8, 14, tzinfo=UTC)
AT = datetime(2024, 2, 1, tzinfo=UTC)


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
