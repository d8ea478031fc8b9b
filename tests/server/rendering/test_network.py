"""One's own network in words."""

from datetime import date, timedelta

import pytest

from auditor.report.ego_network import EgoNetwork, Week
from server.rendering.network import kinds_in_words, pitches_a_week


def weeks(*pitches: int) -> tuple[Week, ...]:
    return tuple(Week(date(2026, 1, 5) + timedelta(weeks=number), pitches=each) for number, each in enumerate(pitches))


def test_pitches_a_week_are_those_of_the_last_thirteen() -> None:
    network = EgoNetwork(weeks=weeks(*[90] * 20, *[1] * 12, 14))
    assert pitches_a_week(network) == pytest.approx(2)
    assert kinds_in_words(network).endswith("pitches: about 2 a week over 13 weeks, 14 in the last")


def test_of_a_short_record_they_are_those_of_the_weeks_there_are() -> None:
    assert pitches_a_week(EgoNetwork(weeks=weeks(1, 3))) == 2
    assert pitches_a_week(EgoNetwork()) == 0


def test_of_pitches_nothing_is_said_where_most_that_came_could_not_be_read() -> None:
    read, unread = (Week(date(2026, 3, 2), pitches=2, unread=number) for number in (2, 3))
    assert "pitches: about 2 a week" in kinds_in_words(EgoNetwork(weeks=(read,)))
    assert "pitches: about" not in kinds_in_words(EgoNetwork(weeks=(unread,)))
