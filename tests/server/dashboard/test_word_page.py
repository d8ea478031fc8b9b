"""The guide to the word: one's own words first, drafts in them, and offered only where something shows the need."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations, ReferralQuota
from auditor.answers.word import SPOILERS, TALK, draft
from auditor.report import Band, Report, State, Value
from auditor.report.spoiling import Spoiling
from auditor.report.waiting import Waiting
from server.standing.word import reasons, why_offered
from server.store.store import Store
from tests.made_up import report_of


@pytest.fixture(scope="module")
def report() -> Report:
    """One in which nothing that spoiled the word stands out, and which rests on no activity of a store."""
    made = report_of("corporate")
    categories = tuple(
        msgspec.structs.replace(
            category,
            audits=tuple(msgspec.structs.replace(audit, band=Band.WORKING, details=()) for audit in category.audits),
        )
        for category in made.categories
    )
    verdict = msgspec.structs.replace(made.verdict, details=())
    return msgspec.structs.replace(made, categories=categories, verdict=verdict)


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
        ({"definition": 3}, "getting what you need"),
        ({"approached": "daily"}, "every day"),
        ({"in_referral_group": True}, "exchanges referrals"),
    ],
)
def test_it_is_offered_where_an_answer_shows_the_need(report: Report, said: dict[str, Any], offered: str) -> None:
    why = why_offered(report, Expectations(**said))
    assert offered in why
    assert bool(why) is bool(offered)


def bad_at(report: Report, *names: str) -> Report:
    """The report with these audits worth a look."""
    assert set(names) <= report.audits().keys()
    categories = tuple(
        msgspec.structs.replace(
            category,
            audits=tuple(
                msgspec.structs.replace(audit, band=Band.LOOK) if audit.id in names else audit
                for audit in category.audits
            ),
        )
        for category in report.categories
    )
    return msgspec.structs.replace(report, categories=categories)


def test_it_is_offered_where_messages_show_the_need(report: Report) -> None:
    assert "people of a scheme" in why_offered(bad_at(report, "hype-wording"), Expectations())


def test_every_reason_is_told_and_what_it_is_about_comes_first(client: FlaskClient, app: Flask, report: Report) -> None:
    store: Store = app.extensions["store"]
    titles = [each.summary.text for each in spoilers(client) if each.summary]
    assert titles == [each.title for each in SPOILERS]
    store.answers.add(Expectations(in_referral_group=True))
    store.reports.add(bad_at(report, "pitchiness"))
    page = BeautifulSoup(client.get("/word").text, "html5lib")
    told = page.select(".notice li")
    assert [each.a["href"] for each in told if each.a] == ["#spoiler-quotas", "#spoiler-pitches"]
    assert "exchanges referrals" in told[0].text and "posts sell" in told[1].text
    assert [each["id"] for each in spoilers(client)] == [
        "spoiler-quotas", "spoiler-pitches", "spoiler-names", "spoiler-schemes",
    ]  # fmt: skip
    assert [each.has_attr("open") for each in spoilers(client)] == [True, True, False, False]


def test_nothing_of_ours_stands_open_before_they_have_said_what_the_word_is_to_them(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/word").text, "html5lib")
    assert page.select_one("#yours")
    for words in (TALK[2].words, SPOILERS[2].words):
        shown = next(each for each in page.find_all(["p", "textarea"]) if words in each.text)
        folded = shown.find_parent("details")
        assert folded and not folded.has_attr("open")


def test_a_draft_ends_the_sentence_that_is_ones_own() -> None:
    told = draft(TALK[3], Expectations(own_experience="Ben lent me his lathe"))
    assert told == (TALK[3].words, "Ben lent me his lathe.")
    assert draft(TALK[3], Expectations(own_experience="Who would have thought!"))[1] == "Who would have thought!"
    assert draft(TALK[4], Expectations(liked_event="the open day"))[1] == "the open day"


def handing_over_names(report: Report, made: int = 0, of: int = 5) -> Report:
    """Where nothing was scored, and what was read says that names were handed over."""
    value = Value(made / of, "share", "referrals that were introductions you made yourself", of, "referrals", k=made)
    categories = tuple(
        msgspec.structs.replace(
            category,
            audits=tuple(
                msgspec.structs.replace(audit, band=None, state=State.INFORMATIVE, value=value)
                if audit.id == "intro-made-yourself"
                else audit
                for audit in category.audits
            ),
        )
        for category in report.categories
    )
    return msgspec.structs.replace(report, categories=categories)


def test_it_is_offered_where_names_were_handed_over_though_that_is_told_and_not_scored(report: Report) -> None:
    assert "0 of 5 referrals" in why_offered(handing_over_names(report), Expectations())
    assert "2 of 5 referrals" in why_offered(handing_over_names(report, 2), Expectations())
    assert why_offered(handing_over_names(report, 2, of=4), Expectations()) == "", "half were no names"


def test_what_spoiled_the_word_is_told_of_ones_own_life(report: Report) -> None:
    day = date(2026, 10, 1)
    schemer = Waiting(
        "linkedin", "cem", "Cem Aksoy", datetime(2026, 10, 1, tzinfo=UTC), day, "a", acts=("pitch", "hype")
    )
    lived = msgspec.structs.replace(handing_over_names(report), waiting=(schemer,))
    found = {each.spoiler: each.words for each in reasons(lived, Expectations(in_referral_group=True))}
    assert found.keys() == {"names", "quotas", "schemes"}
    assert "Cem Aksoy" in found["schemes"]
    apart = reasons(lived, Expectations(kept_apart=("cem",)))
    assert "schemes" not in {each.spoiler for each in apart}, "a source is named where they wait alone"
    assert not list(reasons(None, Expectations()))
    (quota,) = reasons(None, Expectations(referral_quota=ReferralQuota("group")))
    assert quota == ("A number of referrals is expected of you.", "quotas")


def test_who_asks_for_names_for_a_number_is_told_as_what_spoils_referrals(report: Report) -> None:
    day = date(2026, 10, 1)
    asker = Waiting("linkedin", "pia", "Pia Holm", datetime(2026, 10, 1, tzinfo=UTC), day, "a", ("ask",), quota=True)
    lived = msgspec.structs.replace(report, waiting=(asker,))
    assert "Pia Holm" in {each.spoiler: each.words for each in reasons(lived, Expectations())}["quotas"]
    apart = reasons(lived, Expectations(not_this_person=("pia",)))
    assert "quotas" not in {each.spoiler for each in apart}


DAY = date(2026, 10, 1)
AGAIN = (
    Spoiling("whatsapp", "cousin", "Cousin Theo", "schemes", 4, DAY),
    Spoiling("linkedin", "pia", "Pia Holm", "quotas", 3, DAY),
    Spoiling("linkedin", "ida", "Ida Lund", "quotas", 2, DAY),
    Spoiling("linkedin", "max", "Max Orr", "pitches", 2, DAY),
)


def test_whom_i_refuse_most_is_told_though_they_wait_for_nothing(report: Report) -> None:
    lived = msgspec.structs.replace(report, spoiling=AGAIN)
    assert [tuple(each) for each in reasons(lived, Expectations())] == [
        ("Cousin Theo wrote to you 4 times in 90 days about what may be a scheme, though you had said no.", "schemes"),
        ("Pia Holm asked you 3 times in 90 days for what may be meant to fill a quota or earn a reward.", "quotas"),
        ("Ida Lund asked you 2 times in 90 days for what may be meant to fill a quota or earn a reward.", "quotas"),
        ("Max Orr wrote to you 2 times in 90 days to sell you something, though you had said no.", "pitches"),
    ]
    without = reasons(lived, Expectations(kept_apart=("pia",), not_this_person=("cousin",)))
    assert [each.words.split(" ")[0] for each in without] == ["Ida", "Max"]


def test_who_waits_with_it_is_told_where_nobody_does_so_again(report: Report) -> None:
    asker = Waiting("linkedin", "pia", "Pia Holm", datetime(2026, 10, 1, tzinfo=UTC), DAY, "a", ("ask",), quota=True)
    lived = msgspec.structs.replace(report, waiting=(asker,), spoiling=AGAIN[:1])
    assert [each.spoiler for each in reasons(lived, Expectations())] == ["schemes", "quotas"]
    once = msgspec.structs.replace(report, spoiling=(msgspec.structs.replace(AGAIN[1], times=1),))
    (quota,) = reasons(once, Expectations())
    assert quota.words == "What Pia Holm asks you for may be meant to fill a quota or earn a reward."


def test_what_i_asked_to_leave_out_is_no_reason(report: Report) -> None:
    bad = bad_at(report, "pitchiness")
    categories = tuple(
        msgspec.structs.replace(
            category, audits=tuple(msgspec.structs.replace(audit, muted=True) for audit in category.audits)
        )
        for category in bad.categories
    )
    assert why_offered(msgspec.structs.replace(bad, categories=categories), Expectations()) == ""


def spoilers(client: FlaskClient) -> list[Tag]:
    page = BeautifulSoup(client.get("/word").text, "html5lib")
    return list(page.select("section[aria-labelledby=spoilers] details"))
