"""An introduction is proposed no more once the message that asks for it is marked, or one of the two is kept apart."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.standing.introductions import still_proposed
from server.store.store import Store
from tests.server.lives import keep
from tests.story import Story

NONE = "no introduction suggests itself"


@pytest.fixture
def store(app: Flask) -> Store:
    """Tom asks for an introduction to Ines Duarte, both ties, two weeks before today; the report is made."""
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    story.connect(1, "Ines Duarte", position="Structural Engineer")
    for who in ("Tom Reed", "Ines Duarte"):
        story.exchange(20, who, 3)
    story.hear(46, "Tom Reed", "Could you introduce me to Ines Duarte?")
    found: Store = app.extensions["store"]
    keep(found, story)
    audit_now(found)
    return found


def places(client: FlaskClient, store: Store, settings: Settings) -> list[bool]:
    """Whether it is proposed on the page, in the terminal, and to whatever else asks."""
    report = store.reports.last()
    assert report
    environment = {"RAPPORT_DATA": str(settings.data), "RAPPORT_DATABASE_URL": ""}
    printed = CliRunner(env=environment).invoke(main, ["people", "introductions"]).output
    proposed = "to be introduced to Ines Duarte"
    return [proposed in client.get("/people").text, proposed in printed, bool(still_proposed(store, report))]


def test_until_something_is_said_of_it_it_is_proposed(client: FlaskClient, store: Store, settings: Settings) -> None:
    assert places(client, store, settings) == [True, True, True]


@pytest.mark.parametrize("field", ["answered_elsewhere", "needs_no_answer"])
def test_what_is_marked_is_proposed_no_more(client: FlaskClient, store: Store, settings: Settings, field: str) -> None:
    report = store.reports.last()
    assert report and report.network
    (match,) = report.network.matches
    store.answers.add(Expectations(**{field: (match.activity,)}))  # type: ignore[arg-type]
    assert places(client, store, settings) == [False, False, False]


@pytest.mark.parametrize("field", ["not_this_person", "kept_apart"])
@pytest.mark.parametrize("name", ["Tom Reed", "Ines Duarte"])
def test_whom_nothing_may_propose_to_write_to_is_introduced_no_more(
    client: FlaskClient, store: Store, settings: Settings, field: str, name: str
) -> None:
    store.answers.add(Expectations(**{field: (name,)}))  # type: ignore[arg-type]
    assert places(client, store, settings) == [False, False, False]


def test_the_terminal_lists_nobody_among_ties_who_is_never_to_be_suggested(store: Store, settings: Settings) -> None:
    store.answers.add(Expectations(not_this_person=("Ines Duarte",)))
    environment = {"RAPPORT_DATA": str(settings.data), "RAPPORT_DATABASE_URL": ""}
    printed = CliRunner(env=environment).invoke(main, ["people", "ties"]).output
    assert "Tom Reed" in printed
    assert "Ines" not in printed
