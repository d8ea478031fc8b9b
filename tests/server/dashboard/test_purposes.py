"""The question what one came for: seldom, by choice, on the start page."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations, Purpose
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.dashboard.purposes import A_DAY, asked, said
from server.store.store import Store
from tests.story import Story

HOUR = 3_600_000
NOW = 1_800_000_000_000


def test_only_who_wants_it_is_asked_and_at_most_twice_a_day() -> None:
    assert asked(Expectations(), NOW) is None
    assert asked(Expectations(asks_purpose=False), NOW) is None
    answers = Expectations(asks_purpose=True)
    moment, times = NOW, 0
    for _ in range(24):
        moment += HOUR
        question = asked(answers, moment)
        if question is None:
            continue
        times += not question.came
        after = said(answers, "yes" if question.came else "news", moment)
        assert after
        answers = after
    assert times == A_DAY
    assert [purpose.got for purpose in answers.purposes] == [True, True]


def test_whether_one_got_it_is_asked_after_a_while_and_not_the_next_day() -> None:
    answers = Expectations(asks_purpose=True, purposes=(Purpose(NOW, "someone"),))
    assert asked(answers, NOW + 1_000) is None
    later = asked(answers, NOW + HOUR)
    assert later
    assert later.came == "to write to somebody"
    tomorrow = asked(answers, NOW + 20 * HOUR)
    assert tomorrow
    assert not tomorrow.came
    assert said(answers, "someone", NOW + HOUR) is None
    assert said(answers, "nonsense", NOW + 20 * HOUR) is None


def test_a_tap_on_the_start_page_is_kept(app: Flask, client: FlaskClient, token: str) -> None:
    store: Store = app.extensions["store"]
    story = Story(first=datetime.now(UTC).date() - timedelta(days=60))
    for day in range(60):
        story.look(day)
    store.activities.write([receive(each, key=store.key, zone=UTC) for each in story.activities])
    audit_now(store)
    assert "What have you come to your sites for?" not in client.get("/").text
    store.answers.add(Expectations(asks_purpose=True))
    assert "What have you come to your sites for?" in client.get("/").text
    assert client.post("/purpose", data={"form_token": token, "said": "looking"}).status_code == 302
    (purpose,) = store.answers.get().purposes
    assert (purpose.came_for, purpose.got) == ("looking", None)
    assert client.post("/purpose", data={"form_token": token, "said": "yes"}).status_code == 400
