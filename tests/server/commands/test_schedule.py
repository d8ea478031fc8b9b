"""The command ``rapport schedule``, as people type it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.installation.settings import Settings
from server.store.processes import Process
from server.store.store import open_store
from server.translations.cldr import moment
from tests.server.commands.test_main import archive, data, rapport
from tests.server.lives import keep
from tests.story import Story

__all__ = ["archive", "data"]  # fixtures


def words(data: Path, *given: str) -> str:
    result = rapport(data, "schedule", *given)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_is_added_is_listed_and_can_be_removed_by_the_beginning_of_its_id(data: Path) -> None:
    made = words(data, "add", "--every", "weekly", "--weekday", "friday", "--at", "07:45")
    assert re.search(r"Every Friday at 07:45; next: Friday, \d+ \w+ \d{4} at 07:45", made)
    listed = words(data, "list")
    assert "Every Friday at 07:45, over the last 90 days, or the last year where it tells more; next: Friday" in listed
    words(data, "remove", made[:6])
    assert "Nothing is set up" in words(data, "list")
    assert rapport(data, "schedule", "remove", made[:6]).exit_code == 1


def test_a_beginning_that_names_two_removes_none(data: Path) -> None:
    words(data, "add")
    words(data, "add", "--every", "daily")
    refused = rapport(data, "schedule", "remove", "")
    assert refused.exit_code == 1
    assert "more than one schedule" in refused.output
    assert len(words(data, "list").splitlines()) == 2


def test_one_is_run_now_and_its_report_is_kept(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    name = words(data, "add", "--days", "30")[:8]
    assert "Done." in words(data, "run", name)
    assert re.search(r"last: .*, Done", words(data, "list"))


def test_who_is_new_in_one_that_was_asked_for_is_named_at_once(data: Path) -> None:
    """No message is sent of it, and the next one tells only of what is new since."""
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    for day in range(0, 40, 2):
        story.exchange(day, "Ana Kovács")
    with open_store(Settings.load(data, environment={})) as store:
        keep(store, story)
    assert "Bea Ito" not in words(data, "run")
    story.hear(58, "Bea Ito", "How did you set up the night shift plan over there?")
    with open_store(Settings.load(data, environment={})) as store:
        keep(store, story)
    assert "Bea Ito: " in words(data, "run")
    assert "Bea Ito" not in words(data, "run")  # said before


def test_one_that_broke_off_twice_says_why_and_when_it_is_tried_again(data: Path) -> None:
    words(data, "add")
    with open_store(Settings.load(data, environment={})) as store:
        (schedule,) = store.schedules.all()
        assert schedule.next_at is not None
        run = store.schedules.claim(schedule.next_at, Process.own())
        assert run
        again = store.runs.break_off(run, schedule.next_at, Process.own())
        assert again
        store.runs.break_off(again, schedule.next_at, Process.own())
        when = moment(schedule.next_at + 3_600_000, schedule.recurrence.zone)
    listed = words(data, "list")
    assert "The program ended before the self-audit did." in listed
    assert f"tried again: {when}" in listed


def test_a_failure_is_told_with_its_reason(data: Path) -> None:
    failed = rapport(data, "schedule", "run")
    assert failed.exit_code == 1
    assert "import an archive first" in failed.output


@pytest.mark.parametrize(
    "given",
    [
        ("--every", "hourly"),
        ("--at", "9"),
        ("--weekday", "Monday"),
        ("--every", "weekly", "--day", "3"),
        ("--day", "32"),
    ],
)
def test_what_cannot_be_is_wrong_usage(data: Path, given: tuple[str, ...]) -> None:
    assert rapport(data, "schedule", "add", *given).exit_code == 2
    assert "Nothing is set up" in words(data, "list")


def test_a_rule_and_occasions_are_set_up_and_listed(data: Path) -> None:
    assert "By the rule “0 9 * * 0”; next: Sunday" in words(data, "add", "--cron", "0 9 * * 0")
    assert "next: after the next import" in words(data, "add", "--every", "import")
    assert "Four weeks after a step was taken up, at 18:30" in words(data, "add", "--every", "step", "--at", "18:30")
    assert "On day 1 of every month" in words(data, "add")
    assert len(words(data, "list").splitlines()) == 4


@pytest.mark.parametrize("given", [("--every", "cron"), ("--cron", "0 9 * * 0", "--every", "daily"), ("--cron", "x")])
def test_a_rule_that_does_not_fit_is_wrong_usage(data: Path, given: tuple[str, ...]) -> None:
    assert rapport(data, "schedule", "add", *given).exit_code == 2
