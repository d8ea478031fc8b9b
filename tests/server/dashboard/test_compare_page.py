"""Two reports, periods or sites side by side: a change that was planted is said, and nothing where nothing changed."""

import re
from datetime import UTC, date, datetime

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations, Goal
from auditor.history.ingest import receive
from server.audits.running import audit_now, make_report
from server.installation.settings import Settings
from server.store.reports import Heading, one_before
from server.store.store import Store
from server.translations.cldr import moment
from tests.server.commands.test_main import rapport
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
EARLY, LATE = (date(2026, 1, 1), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 4, 30))


@pytest.fixture
def store(app: Flask) -> Store:
    """In January and February I answered everybody within a day, in March and April nobody."""
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for number in range(110):
        story.hear(number, f"Person {number}", QUESTION)
        if number < 55:
            story.write(number + 0.5, f"Person {number}", "Gladly: two weeks of nights, then a week off.")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    return kept


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def of_periods(first: tuple[date, date], second: tuple[date, date]) -> str:
    (one, two), (three, four) = first, second
    return f"/compare?what=periods&first_from={one}&first_to={two}&second_from={three}&second_to={four}"


def test_a_habit_that_was_dropped_is_found_between_two_periods(client: FlaskClient, store: Store) -> None:
    told = page(client, of_periods(EARLY, LATE))
    differing = told.partition("The same as far as can be told</summary>")[0].partition("Moved, though")[0]
    assert re.search(r"\d+ of \d+ differ", told)
    assert "lower, further from what works" in differing
    assert "read by both" not in told


def test_a_period_with_itself_is_the_same(client: FlaskClient, store: Store) -> None:
    told = page(client, of_periods(EARLY, EARLY))
    assert "all the same as far as can be told" in told
    assert "59 days were read by both" in told


def test_two_reports_that_are_kept_are_compared(client: FlaskClient, store: Store) -> None:
    first, second = (audit_now(store, first=one, last=other) for one, other in (EARLY, LATE))
    assert "Two reports" in page(client, "/compare")
    told = page(client, f"/compare?what=reports&first={first.id}&second={second.id}")
    assert "by more than chance" in told
    assert len(client.get(f"/compare?what=reports&first={first.id}&second={second.id}").data) < 150_000


def test_reports_of_one_window_and_day_are_told_apart_by_the_time_of_day(client: FlaskClient, store: Store) -> None:
    first, second = (audit_now(store, first=EARLY[0], last=EARLY[1]) for _ in range(2))
    zone = store.owner.get().zone
    told = page(client, f"/compare?what=reports&first={first.id}&second={second.id}")
    for each in (first, second):
        made = moment(round(each.created.timestamp() * 1000), zone)
        assert f"to 28 February 2026, made on {made}</option>" in told
        assert f"to 28 February 2026, LinkedIn, made: {made}" in told


def test_reports_of_different_sites_are_told_apart_and_by_themselves_not_compared(
    client: FlaskClient, store: Store, settings: Settings
) -> None:
    story = Story(first=date(2026, 1, 1))
    for number in range(20, 60):
        story.hear(number, f"Friend {number}", QUESTION)
    elsewhere = [msgspec.structs.replace(each, site="whatsapp") for each in story.activities]
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in elsewhere])
    both = audit_now(store, first=EARLY[0], last=EARLY[1]).id
    alone = audit_now(store, first=EARLY[0], last=EARLY[1], sites=["linkedin"]).id
    again = audit_now(store, first=EARLY[0], last=EARLY[1]).id
    told = page(client, "/compare")
    assert ": LinkedIn</option>" in told
    assert ": LinkedIn and WhatsApp</option>" in told
    assert f'<option value="{both}" selected>' in told, "the one before of the same sites"
    assert ": LinkedIn</a>" in page(client, f"/reports/{again}")
    assert "LinkedIn" in rapport(settings.data, "reports").stdout
    first = " ".join(rapport(settings.data, "compare").stdout.split())
    assert "First: 1 January 2026 to 28 February 2026, LinkedIn and WhatsApp" in first
    newest_alone = " ".join(rapport(settings.data, "compare", both, alone).stdout.split())
    assert "Second: 1 January 2026 to 28 February 2026, LinkedIn" in newest_alone


def test_a_report_of_one_site_says_that_the_goal_is_one_of_all(client: FlaskClient, store: Store) -> None:
    story = Story(first=date(2026, 1, 1))
    story.exchange(20, "Ada", times=20)
    elsewhere = [msgspec.structs.replace(each, site="whatsapp") for each in story.activities]
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in elsewhere])
    goal = Goal("useful conversations", 9, since=EARLY[0], by=date(2026, 12, 31), so_far=0)
    store.answers.add(Expectations(goal=goal))
    told = make_report(store, first=EARLY[0], last=EARLY[1], sites=["linkedin"]).verdict
    assert told.missing is not None
    assert "without WhatsApp" in told.missing.what
    whole = make_report(store, first=EARLY[0], last=EARLY[1]).verdict
    assert whole.missing is None or "all your sites" not in whole.missing.what
    before = make_report(store, first=date(2022, 1, 1), last=date(2022, 3, 31), sites=["linkedin"]).verdict
    assert before.missing is None or "WhatsApp" not in before.missing.what, "nothing was there at that time"


def test_why_only_one_of_two_sites_measured_something_is_told(client: FlaskClient, store: Store) -> None:
    told = page(client, of_periods(EARLY, LATE)).partition("Not comparable</summary>")[2]
    assert '<th scope="col">Why</th>' in told
    assert not re.search(r"<td[^>]*></td>", told)
    long = of_periods((date(2025, 5, 1), LATE[1]), LATE)
    answer = client.get(long, headers={"Accept-Language": "de"})
    assert "Der erste umfasst 365 Tage" in re.sub(r"\s+", " ", answer.text)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what=reports&first=x&second=y", "Choose two reports that are kept."),
        ("what=periods&first_from=x", "on which day they begin and end"),
        ("what=sites&first=x&second=y", "Choose two sites."),
        ("what=else", "Two periods"),
    ],
)
def test_what_cannot_be_compared_is_told(client: FlaskClient, store: Store, asked: str, told: str) -> None:
    assert told in page(client, f"/compare?{asked}")


def test_a_period_that_ends_before_it_begins_is_told(client: FlaskClient, store: Store) -> None:
    assert "A period ends before it begins." in page(client, of_periods((LATE[0], EARLY[0]), LATE))


def test_a_stranger_compares_nothing(stranger: FlaskClient) -> None:
    assert stranger.get("/compare").status_code == 403


def test_the_terminal_compares_and_lists_what_is_kept(store: Store, settings: Settings) -> None:
    assert rapport(settings.data, "compare").exit_code == 1
    ids = [audit_now(store, first=one, last=other).id for one, other in (EARLY, LATE)]
    assert rapport(settings.data, "reports", "--brief").stdout.split() == [each[:8] for each in reversed(ids)]
    listed = rapport(settings.data, "reports").stdout
    assert "1 January 2026 to 28 February 2026, made:" in listed
    brief = rapport(settings.data, "compare", "--brief").stdout
    assert "by more than chance" in brief
    assert "First:" not in brief
    whole = rapport(settings.data, "compare", ids[0], ids[1][:8]).stdout
    assert "First: 1 January 2026 to 28 February 2026, LinkedIn" in " ".join(whole.split())
    periods = ("--period", "2026-01-01", "2026-02-28", "--period", "2026-01-01", "2026-02-28")
    assert "all the same" in rapport(settings.data, "compare", *periods).stdout


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("one",), 2, "It takes two"),
        (("one", "two"), 1, "There is no report “one”"),
        (("--site", "linkedin", "--period", "2026-01-01", "2026-01-31"), 2, "two reports, two periods or two sites"),
        (("--site", "linkdin", "--site", "x"), 2, "Did you mean “linkedin”?"),
        (("--period", "2026-02-01", "2026-01-31", "--period", "2026-01-01", "2026-01-31"), 2, "before it begins"),
    ],
)
def test_what_the_terminal_cannot_compare_is_told(
    store: Store, settings: Settings, given: tuple[str, ...], code: int, told: str
) -> None:
    result = rapport(settings.data, "compare", *given)
    assert (result.exit_code, told in " ".join(result.output.split())) == (code, True)


def test_a_command_that_is_mistyped_is_told_with_the_one_that_was_meant(settings: Settings) -> None:
    assert "Did you mean 'compare'?" in rapport(settings.data, "comprae").output


def test_a_report_is_held_against_one_of_earlier_days_and_not_against_its_twin() -> None:
    def heading(name: str, last: date, sites: tuple[str, ...] = ("linkedin",)) -> Heading:
        return Heading(name, datetime(2026, 5, 1, tzinfo=UTC), date(2026, 1, 1), last, sites)

    newest, twin, other = heading("new", LATE[1]), heading("twin", LATE[1]), heading("x", EARLY[1], ("x",))
    earlier = heading("earlier", EARLY[1])
    assert one_before([newest, twin, other, earlier]) == earlier
    assert one_before([newest, other, twin]) == twin, "for want of earlier days of the same sites"
    assert one_before([newest, other]) == other
    assert one_before([newest]) is None
