"""The guide to the word: one's own words first, drafts in them, and offered only where something shows the need."""

from typing import Any

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.answers.word import SPOILERS, TALK, draft
from auditor.report import Band, Report
from server.standing.word import why_offered
from server.store.store import Store
from tests.made_up import report_of


@pytest.fixture(scope="module")
def report() -> Report:
    """One in which nothing that spoiled the word stands out."""
    made = report_of("corporate")
    categories = tuple(
        msgspec.structs.replace(
            category, audits=tuple(msgspec.structs.replace(audit, band=Band.WORKING) for audit in category.audits)
        )
        for category in made.categories
    )
    return msgspec.structs.replace(made, categories=categories)


def words(client: FlaskClient) -> str:
    return " ".join(BeautifulSoup(client.get("/word").text, "html5lib").get_text(" ").split())


def test_what_others_tried_comes_after_both_of_ones_own_answers(client: FlaskClient, token: str, app: Flask) -> None:
    assert "Go to one first-class event" not in words(client)
    client.post("/word", data={"form_token": token, "definition_words": "using people", "definition_origin": ""})
    assert "Go to one first-class event" not in words(client)
    client.post("/word", data={"form_token": token, "definition_words": "using people", "definition_origin": "a fair"})
    page = words(client)
    assert page.index("Would you like to see four things") < page.index("Go to one first-class event")
    closed = BeautifulSoup(client.get("/word").text, "html5lib").select_one("details.card")
    assert closed
    assert not closed.has_attr("open")
    store: Store = app.extensions["store"]
    assert store.answers.get().definition_words == "using people"


def test_one_form_does_not_take_back_what_the_other_kept(client: FlaskClient, token: str, app: Flask) -> None:
    client.post("/word", data={"form_token": token, "definition_words": "using people"})
    client.post("/word", data={"form_token": token, "liked_event": "the town archive's open day"})
    client.post("/answers", data={"form_token": token, "role": "0"})
    given = app.extensions["store"].answers.get()
    assert (given.definition_words, given.liked_event) == ("using people", "the town archive's open day")


def test_drafts_hold_ones_own_words_and_what_they_hold_is_no_markup(client: FlaskClient, token: str) -> None:
    client.post("/word", data={"form_token": token, "own_experience": "Ben lent me his <b>lathe</b>, 100 % free."})
    page = client.get("/word").text
    assert "For me it was this: Ben lent me his &lt;b&gt;lathe&lt;/b&gt;, 100 % free." in page
    assert "I am going to …" in page


def test_the_talk_asks_before_it_offers() -> None:
    order = [turn.id for turn in TALK]
    assert order.index("definition") < order.index("origin") < order.index("permission") < order.index("experience")
    assert order[-1] == "afterwards"
    assert draft(TALK[3], Expectations(own_experience="  ")) == (TALK[3].without, "")
    assert {each.id for each in SPOILERS} == {"names", "quotas", "schemes", "pitches"}


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ({}, ""),
        ({"unease": 3, "definition": 4, "approached": "weekly"}, ""),
        ({"unease": "prefer not to say"}, ""),
        ({"unease": 4}, "feels uneasy"),
        ({"definition": 3}, "getting something you need"),
        ({"approached": "daily"}, "every day"),
        ({"in_referral_group": True}, "exchanges referrals"),
    ],
)
def test_it_is_offered_where_an_answer_shows_the_need(report: Report, said: dict[str, Any], offered: str) -> None:
    why = why_offered(report, Expectations(**said))
    assert offered in why
    assert bool(why) is bool(offered)


def test_it_is_offered_where_messages_show_the_need(report: Report) -> None:
    audits = report.audits()
    assert "hype-wording" in audits
    categories = tuple(
        msgspec.structs.replace(
            category,
            audits=tuple(
                msgspec.structs.replace(audit, band=Band.LOOK) if audit.id == "hype-wording" else audit
                for audit in category.audits
            ),
        )
        for category in report.categories
    )
    assert "spoiled the word" in why_offered(msgspec.structs.replace(report, categories=categories), Expectations())
