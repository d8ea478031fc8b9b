"""What is a pitch, and who ever exchanged messages with me, does not depend on the length of the window: messages from
before the year that an audit looks back on count too."""

from collections.abc import Callable
from datetime import UTC, date, timedelta

import polars as pl
import pytest

from auditor.answers.expectations import Expectations
from auditor.facts import DAY, Families, Window, derive
from auditor.history.history import History
from auditor.history.ingest import receive
from auditor.network.ties import dormant, kept_ties
from auditor.network.waiting import waiting
from server.store.store import Store
from tests.story import Story

LENGTHS = (30, 60, 90, 120, 180, 365)
LAST = 900
PITCH = "Our platform doubles your leads. Are you open to a quick demo of our product this week?"
NO = "No, thank you, we are not interested."
Read = Callable[[Store, int], History]
IN_PASSING = "Just floating this up again before the weekend."


def told() -> Story:
    """Two and a half years: every 60 days a friend exchanges words with me, and people sell me something, whom I
    refused longer ago each."""
    story = Story(first=date(2024, 1, 1), last_day=LAST)
    for day in range(5, LAST, 60):
        story.exchange(day, "friend")
    for since in range(20, LAST - 20, 60):
        who = f"seller refused on day {since}"
        for day in (since, since + 2, LAST - 50, LAST - 5):
            story.hear(day, who, PITCH)
        story.write(since + 1, who, NO)
        story.hear(LAST - 3, who, IN_PASSING)
        story.hear(since, f"heard on day {since}", PITCH)
        story.write(since + 1, f"heard on day {since}", "The forms are on the second shelf, take the blue one.")
        story.hear(since + 2, f"heard on day {since}", "Thank you, that was just what we needed here.")
        story.hear(LAST - 4, f"heard on day {since}", IN_PASSING)
        story.hear(since, f"asked on day {since}", PITCH)
        story.write(since + 1, f"asked on day {since}", "The forms are on the second shelf, take the blue one.")
        story.hear(LAST - 6, f"asked on day {since}", PITCH)
        story.hear(since, f"plain on day {since}", IN_PASSING)
        story.write(since + 1, f"plain on day {since}", NO)
        story.hear(LAST - 7, f"plain on day {since}", PITCH)
    story.hear(30, "only long ago", PITCH)
    story.write(31, "only long ago", NO)
    story.exchange(40, "lost sight of", 3)
    return story


def narrowed(store: Store, days: int) -> History:
    """A shorter window, read out of that of the year."""
    end = window(days).end
    return store.activities.narrowed(store.activities.history(window(365).start, end), window(days).start, end)


def anew(store: Store, days: int) -> History:
    return store.activities.history(window(days).start, window(days).end)


def window(days: int) -> Window:
    last = told().first + timedelta(days=LAST)
    return Window.of_days(last - timedelta(days=days - 1), last)


@pytest.mark.parametrize("read", [anew, narrowed])
def test_all_windows_agree_on_the_same_days(store: Store, read: Read) -> None:
    store.activities.write([receive(each, key=bytes(32), zone=UTC) for each in told().activities])
    found = [_told_of(derive(read(store, days), window(days), Expectations())) for days in LENGTHS]
    whole = History.of(told().activities)
    expected = _told_of(derive(whole, window(90), Expectations()))
    for days, each in zip(LENGTHS, found, strict=True):
        assert each == expected, days
    pitches, waits, ties, lost = expected
    sellers = {who for who, _ in pitches if who.startswith("seller")}
    assert len(sellers) == len(range(20, LAST - 20, 60))
    assert not sellers & waits
    assert not {who for who in ties if who.startswith(("seller", "only"))}
    assert "lost sight of" in lost
    assert not {who for who in lost if who.startswith(("seller", "only"))}


def _told_of(families: Families) -> tuple[set[tuple[str, int]], set[str], set[str], set[str]]:
    """The pitches of the last 90 days; who waits; who is a tie; and whom I lost sight of."""
    lately = families["messages"].filter("pitch", pl.col("at") >= window(90).end - 90 * DAY)
    living = kept_ties(families).filter(pl.col("kind").is_in(["strong", "weak", "dormant"]))
    return (
        set(lately.select("partner", "at").iter_rows()),
        {each.person for each in waiting(families, Expectations())},
        set(living["partner"]),
        {each.person for each in dormant(families, Expectations())},
    )
