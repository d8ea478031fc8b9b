"""Answers in the terminal: all that audits read, and whether old ones still hold."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.answers.expectations import Expectations, Goal, ReferralGroup
from auditor.answers.questionnaire import FOR_THE_VERDICT, ITEMS
from auditor.answers.single import PLAN, for_sites
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.story import Story

#: What else is hoped for is asked after item 2 with one question, and with the others only where it is answered.
BEFORE = sum(len(item.questions) for item in ITEMS) + 1


def rapport(data: Path, *words: str, typed: str = "") -> Result:
    env = {"RAPPORT_DATA": str(data), "RAPPORT_DATABASE_URL": ""}
    return CliRunner(env=env).invoke(main, ["expectations", *words], input=typed)


def shown(data: Path) -> dict[str, object]:
    return json.loads(rapport(data, "--show").stdout)  # type: ignore[no-any-return]


def test_all_asks_what_single_audits_and_the_verdict_read_also_of_people(tmp_path: Path) -> None:
    with open_store(Settings.load(tmp_path)) as store:
        store.activities.write([receive(Story().hear(499, "Ana"), key=store.key, zone=UTC)])
    lines = [""] * BEFORE
    for question in (*for_sites({"linkedin"}), *FOR_THE_VERDICT, *PLAN):
        match question.field:
            case "not_this_person":
                lines += ["Nobody Known", "Ana"]  # the first is refused, and it is asked again
            case "holidays":
                lines += ["2026-02-04, 2026-02-12"]
            case "plan.notes":
                lines += ["3"]
            case _:
                lines += [""]
    result = rapport(tmp_path, "--all", typed="\n".join([*lines, "Ana Quist, Tom Hale", "", "", ""]) + "\n")
    assert result.exit_code == 0, result.output
    assert "Nobody called “Nobody Known” is kept here." in result.output
    assert "Did you mean" not in result.output
    kept = shown(tmp_path)
    assert kept["not_this_person"] == ["Ana"]
    assert kept["holidays"] == ["2026-02-02", "2026-02-09"]
    assert kept["plan"] == {"notes": 3.0}
    assert kept["inner_circle"] == [{"name": "Ana Quist"}, {"name": "Tom Hale"}]


def test_old_answers_are_confirmed_or_given_anew(tmp_path: Path) -> None:
    long_ago = datetime.now(UTC).date() - timedelta(days=400)
    with open_store(Settings.load(tmp_path)) as store:
        assert "so old" in rapport(tmp_path, "--still-true").output
        group = ReferralGroup(2, 7, first=date(2020, 1, 1))
        old = dict.fromkeys(("hours_a_week", "learnable", "referral_group.hour"), long_ago)
        store.answers.add(Expectations(hours_a_week=3, learnable=4, referral_group=group, confirmed=old))
    result = rapport(tmp_path, "--still-true", typed="n\n2\ny\ny\n")
    assert result.exit_code == 0, result.output
    kept = shown(tmp_path)
    assert (kept["learnable"], kept["hours_a_week"]) == (2, 3.0)
    assert "so old" in rapport(tmp_path, "--still-true").output


def test_whoever_breaks_off_while_old_answers_are_asked_about_keeps_what_was_answered(tmp_path: Path) -> None:
    long_ago = datetime.now(UTC).date() - timedelta(days=400)
    with open_store(Settings.load(tmp_path)) as store:
        old = dict.fromkeys(("hours_a_week", "learnable"), long_ago)
        store.answers.add(Expectations(hours_a_week=3, learnable=4, confirmed=old))
    result = rapport(tmp_path, "--still-true", typed="n\n2\n")
    assert result.exit_code == 0, result.output
    assert "What you have answered is kept." in result.output
    assert (shown(tmp_path)["learnable"], shown(tmp_path)["hours_a_week"]) == (2, 3.0)


def test_whoever_breaks_off_keeps_what_was_answered(tmp_path: Path) -> None:
    result = rapport(tmp_path, typed="2\n")
    assert result.exit_code == 0, result.output
    assert "Broken off. What you have answered is kept." in result.output
    assert shown(tmp_path)["role"] == "media"


def test_what_else_is_hoped_for_is_asked_after_the_first_goal(tmp_path: Path) -> None:
    first = ITEMS[0].questions
    lines = ["", "6", "12", "2026-06-01", "", "", "", ""]  # role; then sources and tips, how many, by when
    assert len(lines) == len(first) + len(ITEMS[1].questions)
    result = rapport(tmp_path, typed="\n".join([*lines, "17", "2", "2026-12-01"]) + "\n")
    assert "And what else do you hope for?" in result.output
    assert result.output.index("How many, or how much of it") > result.output.index("And what else")
    assert shown(tmp_path)["goal"] == {"outcome": "sources and tips", "amount": 12.0, "by": "2026-06-01"}
    assert shown(tmp_path)["further_goal"] == {"outcome": "new clients", "amount": 2.0, "by": "2026-12-01"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("8 February 2027", "2027-02-08"), ("8. Februar 2027", "2027-02-08"), ("8.2.2027", "2027-02-08"), ("soon", None)],
)
def test_a_day_is_taken_as_people_write_it_and_asked_for_with_an_example(
    tmp_path: Path, typed: str, kept: str | None
) -> None:
    result = rapport(tmp_path, typed="\n".join(["", "6", "12", typed, "", ""]))
    assert "By when?\n  a day is written like 2026-02-08" in result.output
    assert shown(tmp_path)["goal"] == {"outcome": "sources and tips", "amount": 12.0, **({"by": kept} if kept else {})}
    assert ("“soon” is not a day like 2026-02-08." in result.output) is (kept is None)
    assert "goal.by" not in result.output


@contextmanager
def a_year_of_exchanges(data: Path) -> Iterator[Store]:
    """The store of somebody who wrote with four people every few days."""
    story = Story(first=datetime.now(UTC).date() - timedelta(days=400))
    for day in range(0, 390, 3):
        story.exchange(day, f"p{day % 4}")
    with open_store(Settings.load(data)) as store:
        store.activities.write([receive(each, key=store.key, zone=UTC) for each in story.activities])
        yield store


def test_one_asks_what_today_says_would_tell_more(tmp_path: Path) -> None:
    with a_year_of_exchanges(tmp_path) as store:
        audit_now(store)
    first, then = "What would you like to have come from it?", "You hope for useful conversations: how many"
    told = CliRunner(env={"RAPPORT_DATA": str(tmp_path)}).invoke(main, ["today"]).output
    assert first in told
    assert "rapport expectations --one" in told
    answered = rapport(tmp_path, "--one", typed="1\n").output
    assert first in answered
    assert answered.count(">") == 1, "nothing else is asked"
    assert then in " ".join(CliRunner(env={"RAPPORT_DATA": str(tmp_path)}).invoke(main, ["today"]).output.split())
    assert then in rapport(tmp_path, "--one", typed="-\n").output


def test_one_asks_nothing_where_nothing_would_tell_more(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    goal = Goal("useful conversations", 3, today - timedelta(days=200), today + timedelta(days=200), so_far=0)
    with a_year_of_exchanges(tmp_path) as store:
        store.answers.add(Expectations(goal=goal))
        assert audit_now(store).verdict.missing is None, "or this shows nothing"
    said = rapport(tmp_path, "--one").output
    assert "No single answer would let the verdict tell more." in said
    assert ">" not in said
