"""What changed, in words and as a line."""

from datetime import date
from io import StringIO

import msgspec
import pytest
from rich.console import Console

from auditor.report.changed import Change, Compared
from server.rendering import changes, terminal
from server.standing.steps import Steps
from tests.made_up import report_of


def change(**values: object) -> Change:
    given: dict[str, object] = {"of": "answer-hours", "now": 120.0, "low": 200.0, "high": 240.0}
    given["spans"] = (*([210.0] * 11), None, 120.0)
    return Change(**(given | values))  # type: ignore[arg-type]


def test_a_change_is_a_sentence_with_its_usual_and_its_line() -> None:
    assert changes.sentence(change()) == "You answer sooner: the usual wait is now 5 days"
    assert changes.usual(change()) == "in the last 30 days; usually 8 days to 10 days"
    more = change(of="begun", now=30.0, low=4.0, high=4.0)
    assert changes.sentence(more) == "You began more conversations: 30"
    assert changes.usual(more) == "in the last 30 days; usually 4"
    lasting = change(of="begun", now=19.666, low=8.0, high=12.0, latest=3)
    assert changes.sentence(lasting) == "You began more conversations: 19.7"
    assert changes.usual(lasting) == "a month, over the last 3 months; usually 8 to 12"
    steady = change(of="begun", now=19.666, low=8.0, high=8.0, latest=3)
    assert changes.usual(steady) == "a month, over the last 3 months; usually 8"
    for of in (
        "begun",
        "begun-asking",
        "contributions",
        "exchanged-with",
        "introductions",
        "new-people",
        "written-to-first",
    ):
        assert changes.usual(change(of=of, now=20.0, low=8.0, high=12.0, latest=3)).startswith("a month, over"), of
    pitches = change(of="pitches", now=30.0, low=6.0, high=9.0, latest=3)
    assert changes.sentence(pitches) == "More pitches reached you: 7 a week"
    assert changes.usual(pitches) == "over the last 3 months; usually 1.4 to 2.1"
    fewer = change(of="answered", now=0.2, low=0.8, high=0.9)
    said = "You answer a smaller part of what is written to you personally: about 20 % within two weeks"
    assert changes.sentence(fewer) == said
    assert changes.usual(fewer) == "in the last 30 days; usually 80 % to 90 %"
    pitched = change(of="pitches-answered", now=0.9, low=0.0, high=0.1)
    assert changes.sentence(pitched) == "You answer a larger part of the pitches to you: about 90 % within two weeks"
    assert changes.usual(pitched) == "in the last 30 days; usually 0 % to 10 %"
    time = change(of="time", now=30.0, low=9.0, high=11.0)
    assert changes.sentence(time) == "You spend more time on the sites: 7 hours a week"
    line = changes.line(change())
    assert len(line.points.split()) == 12
    assert (line.x, line.y) == tuple(map(float, line.points.split()[-1].split(",")))
    assert line.top < line.y
    # Of at most 240, which is drawn 3 from the top: the usual is 200 to 240, the last one 120, nothing is 29.
    assert (line.top, line.top + line.height, line.y) == pytest.approx((3, 29 - 26 * 200 / 240, 16), abs=0.1)
    assert changes.spans(more).endswith("210, 210, –, 120")


def test_as_usual_says_what_was_compared_and_where() -> None:
    report = report_of("corporate")
    told = (
        Compared("written-to-first", ("linkedin",)),
        Compared("begun", ("linkedin",)),
        Compared("pitches", ("linkedin",)),
        Compared("answered", ("linkedin", "whatsapp")),
        Compared("stopped", ("mastodon",)),
    )
    usual = msgspec.structs.replace(report, changes=(), compared_of=told)
    assert changes.none(usual) == (
        "As usual: nothing beyond chance in the last 30 days. Compared: people you write with and pitches on "
        "LinkedIn; your answers on LinkedIn and WhatsApp; your posts and comments on Mastodon."
    )
    assert changes.none(msgspec.structs.replace(usual, compared_of=())).endswith("in the last 30 days.")


def test_sites_that_are_too_new_to_be_compared_are_named() -> None:
    report = report_of("corporate")
    assert report.compared
    young = msgspec.structs.replace(report, too_new=("mastodon", "bluesky"))
    assert changes.too_new(young) == "Not known for long enough to be compared: Mastodon and Bluesky."
    assert changes.too_new(report) == ""
    each_names_it = (change(too_new=("mastodon",)), change(of="begun", too_new=("mastodon", "bluesky")))
    told = msgspec.structs.replace(young, changes=each_names_it)
    assert changes.too_new(told) == "Not known for long enough to be compared: Bluesky."
    screen = Console(file=StringIO(), width=200)
    terminal.show_today(young, (), Steps(None, (), None), screen)
    assert isinstance(screen.file, StringIO)
    assert "Not known for long enough to be compared" in screen.file.getvalue()


def test_a_site_that_was_left_is_told_in_one_line_of_the_terminal() -> None:
    report = report_of("corporate")
    left = Change("stopped", 0.0, 5.0, 9.0, (8.0, 7.0, 0.0), on="x", since=date(2026, 9, 15))
    screen = Console(file=StringIO(), width=200)
    terminal.show_today(msgspec.structs.replace(report, changes=(left,)), (), Steps(None, (), None), screen)
    assert isinstance(screen.file, StringIO)
    told = "since 15 September; before, usually on 5 to 9 days a month"
    assert told in screen.file.getvalue()
