"""The people's page: what is shown of a report, and what a person keeps about somebody."""

from datetime import UTC, date

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from auditor.network.addressed import addressed
from auditor.report import Funnel
from auditor.report.ego_network import Answering, AnsweringOn, EgoNetwork, Match, OpenLoop, Tie, Week
from server.audits.running import audit_now
from server.dashboard.people import of_report
from server.demonstration.stories import journalist
from server.installation.settings import Settings
from server.rendering import network as said
from server.rendering.boundaries import drafts
from server.standing.steps import steps
from server.store.remarks import Remark
from server.store.store import Store
from server.translations import speaking
from tests.server.lives import lived
from tests.story import Story

TIE = Tie("linkedin", "in/ana", "Ana Quist", "strong", 9, 40, date(2026, 3, 1), 10.0)
DAY = date(2026, 3, 31)


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Those of a made-up person's two years up to now, for tests that ask for the store."""
    return lived(journalist, settings.data) if "store" in request.fixturenames else settings


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


def part(client: FlaskClient, name: str, language: str = "en") -> str:
    page = BeautifulSoup(client.get("/people", headers={"Accept-Language": language}).text, "html5lib")
    heading = page.find(id=name)
    assert heading and heading.parent
    return " ".join(heading.parent.get_text(" ").split())


def told(store: Store) -> EgoNetwork:
    latest = store.reports.last()
    assert latest
    assert latest.network
    return latest.network


def test_who_is_pitched_at_reads_first_who_writes_and_can_copy_a_kind_no(client: FlaskClient, store: Store) -> None:
    page = client.get("/people").text
    assert "<h1>Who writes to you</h1>" in page
    assert page.index('id="inbox"') < page.index('id="ties"')
    first, others = part(client, "inbox").split("In other languages")
    assert "This is nothing for me" in first
    assert "Español (usted)" in others
    first, others = part(client, "inbox", language="de").split("In anderen Sprachen")
    assert "This is nothing for me" in first  # the pitches are in English
    assert "Das ist nichts für mich, warten Sie" in others
    assert "Das ist nichts für mich, warte also" in others
    assert "conversations; none has your answer." in part(client, "inbox")
    assert "Conversations of the last 26 weeks that are older than 14 days:" in part(client, "inbox")


def test_a_kind_no_opens_in_the_language_of_most_pitches_else_in_that_of_the_page() -> None:
    assert {draft.language for draft in drafts("fr", "en")[0]} == {"fr"}
    assert {draft.language for draft in drafts("", "de")[0]} == {"de"}
    assert {draft.language for draft in drafts("pt", "de")[0]} == {"de"}
    assert not {draft.language for draft in drafts("fr", "en")[1]} & {"fr"}


def test_how_many_pitches_come_is_the_mean_of_the_quarter_that_the_report_scores() -> None:
    weeks = (*[Week(DAY)] * 13, *[Week(DAY, pitches=4)] * 13)
    assert said.pitches_a_week(EgoNetwork(weeks=weeks)) == 4


@pytest.mark.parametrize(("pitches", "begins"), [(12, False), (13, True)])
def test_the_page_begins_with_who_writes_from_one_pitch_a_week_on(
    app: Flask, store: Store, pitches: int, begins: bool
) -> None:
    report = store.reports.last()
    assert report
    network = EgoNetwork(weeks=(*[Week(DAY)] * 12, Week(DAY, pitches=pitches)))
    with app.test_request_context():
        assert of_report(replace(report, network=network))["many_pitches"] is begins


def test_how_many_pitches_come_is_said_with_its_weeks_and_the_last_one() -> None:
    weeks = (Week(DAY, pitches=2), Week(DAY), Week(DAY, pitches=7))
    assert said.kinds_in_words(EgoNetwork(weeks=weeks)).endswith("pitches: about 3 a week over 3 weeks, 7 in the last")


def test_what_the_site_lets_through_has_no_bar_where_nothing_of_it_was_seen(app: Flask) -> None:
    told = Funnel(hoped=20, practice=(8, 10, 12), done=(4, 5, 6), came=3)
    with app.test_request_context():
        funnel = app.jinja_env.get_template("_pictures.html").module.funnel  # type: ignore[attr-defined]
        drawn = [row.find("svg") is not None for row in BeautifulSoup(funnel(told), "html5lib").find_all("dd")]
    assert drawn == [True, False, True, True, True]


def test_what_a_hope_of_something_else_takes_is_called_no_hope_of_conversations(app: Flask) -> None:
    told = Funnel(hoped=20, practice=(8, 10, 12), done=(4, 5, 6), came=3)
    with app.test_request_context():
        funnel = app.jinja_env.get_template("_pictures.html").module.funnel  # type: ignore[attr-defined]
        plain, converted = funnel(told), funnel(replace(told, converted=True))
    assert "In useful conversations" in plain and "you hoped for" in plain
    assert "your hope takes, at your own rate" in converted and "you hoped for" not in converted


def test_a_hope_of_replies_is_drawn_in_replies_and_as_exactly_as_it_is_said(app: Flask) -> None:
    told = Funnel(hoped=1.6, practice=(1, 3, 12), done=(1, 2.54, 6), came=1, outcome="replies")
    with app.test_request_context():
        funnel = app.jinja_env.get_template("_pictures.html").module.funnel  # type: ignore[attr-defined]
        drawn = BeautifulSoup(funnel(told), "html5lib")
    assert "Counted by now: replies" in drawn.text and "useful conversations" not in drawn.text
    assert [each.text for each in drawn.find_all("b")] == ["1.6", "3", "2.5", "1"]


def test_good_practice_of_many_times_the_hope_stands_not_beside_it(app: Flask) -> None:
    told = Funnel(hoped=2, practice=(30, 46, 60), done=(2, 3, 6), came=1)
    with app.test_request_context():
        funnel = app.jinja_env.get_template("_pictures.html").module.funnel  # type: ignore[attr-defined]
        small, large = funnel(told), funnel(replace(told, hoped=20))
    assert "good practice" not in small and "46" not in small
    assert "good practice" in large and "46" in large


@pytest.mark.parametrize(("begun", "said"), [(20, "20 first messages and invitations"), (None, "not seen")])
def test_where_no_rate_is_known_it_is_drawn_what_went_out_and_the_rest_is_hatched(
    app: Flask, begun: int | None, said: str
) -> None:
    told = Funnel(hoped=11, practice=None, done=None, came=9, outcome="sources and tips", begun=begun)
    with app.test_request_context():
        funnel = app.jinja_env.get_template("_pictures.html").module.funnel  # type: ignore[attr-defined]
        drawn = BeautifulSoup(funnel(told), "html5lib")
    heads = [head.get_text() for head in drawn.select(".funnel > div > dt")]
    bars = [bar.get_text(" ", strip=True) for bar in drawn.select(".funnel > div > dd")]
    rows = list(zip(heads, bars, strict=True))
    assert rows == [
        ("you hoped for", "11"),
        ("what the site lets through", "not known"),
        ("what went out", said),
        ("what came", "9"),
    ]
    assert len(drawn.select(".unseen")) == (1 if begun else 2)


def test_every_colour_of_what_came_in_has_its_key(app: Flask) -> None:
    with app.test_request_context():
        inbox = app.jinja_env.get_template("_pictures.html").module.inbox  # type: ignore[attr-defined]
        assert "Rapport does not read" in inbox((Week(DAY, known=1, unread=2),))
        assert "Rapport does not read" not in inbox((Week(DAY, known=1),))


def test_a_rest_is_kept_and_the_person_not_suggested_meanwhile(client: FlaskClient, token: str, store: Store) -> None:
    asleep = told(store).dormant[0]
    form = {"form_token": token, "site": asleep.site, "person": asleep.person}
    assert asleep.name in part(client, "lost")
    client.post("/people", data=form | {"what": "rest"})
    assert asleep.name not in part(client, "lost")
    other = told(store).dormant[1]
    client.post("/people", data=form | {"person": other.person, "what": "never"})
    assert other.name not in part(client, "lost")
    assert store.answers.get().not_this_person == (other.person,)


@pytest.mark.parametrize("what", ["rest", "never"])
def test_whoever_is_suggested_no_more_is_named_and_comes_back_by_one_button(
    client: FlaskClient, token: str, store: Store, what: str
) -> None:
    asleep = told(store).dormant[0]
    form = {"form_token": token, "site": asleep.site, "person": asleep.person}
    said = client.post("/people", data=form | {"what": what}, follow_redirects=True).text
    notice = BeautifulSoup(said, "html5lib").select_one(".notice")
    assert notice and asleep.name in notice.text
    button, back = notice.select_one("button"), notice.select_one("form")
    assert asleep.name not in part(client, "lost")
    assert button and back
    client.post(str(back["action"]), data={"form_token": token, str(button["name"]): str(button["value"])})
    assert asleep.name in part(client, "lost")


def test_somebody_is_kept_apart_as_a_source_by_one_button_and_not_any_more_by_the_same(
    client: FlaskClient, token: str, store: Store
) -> None:
    tie = told(store).ties[0]
    form = {"form_token": token, "site": tie.site, "person": tie.person, "what": "apart"}
    assert "Keep apart, as a source" in part(client, "ties")
    assert "Stop keeping apart" not in part(client, "ties")
    first = client.post("/people", data=form, follow_redirects=True).text
    assert f"{tie.name} is kept apart as a source" in first
    assert tie.person in store.answers.get().kept_apart
    assert tie.name not in part(client, "ties")
    assert tie.name in client.get("/people/apart").text
    again = client.post("/people", data=form, follow_redirects=True).text
    assert f"{tie.name} is not kept apart any more." in again
    assert store.answers.get().kept_apart == ()
    assert client.post("/people", data=form | {"person": "nobody"}).status_code == 404


def test_who_is_kept_apart_is_proposed_no_more_not_even_by_a_report_made_before(
    client: FlaskClient, token: str, store: Store
) -> None:
    report = store.reports.last()
    assert report and report.network
    asleep = report.network.dormant[0]
    named = next(tip for tip in report.tips if tip.audit == "weak-tie-share")
    inside = next(tie for tie in report.network.ties if tie.name in named.action)
    assert asleep.name in part(client, "lost")
    assert named in steps(store, report, ()).proposed
    form = {"form_token": token, "site": asleep.site, "what": "apart"}
    for who in {asleep.person, inside.person}:
        client.post("/people", data=form | {"person": who})
    assert asleep.name not in part(client, "lost")
    assert named not in steps(store, report, ()).proposed


def test_a_note_and_an_interval_are_kept_and_taken_back(client: FlaskClient, token: str, store: Store) -> None:
    tie = told(store).ties[0]
    form = {"form_token": token, "site": tie.site, "person": tie.person, "what": "keep"}
    client.post("/people", data=form | {"every": "1", "note": "<b>Met at the fair</b>"})
    assert store.remarks.get((tie.site, tie.person)) == Remark("<b>Met at the fair</b>", 1)
    page = client.get("/people").text
    assert "&lt;b&gt;Met at the fair&lt;/b&gt;" in page
    for every, kept in (("0", None), ("-1", 1), ("3650", 3_650), ("3651", 3_650)):
        client.post("/people", data=form | {"every": every})
        assert store.remarks.get((tie.site, tie.person)).every == kept
    client.post("/people", data=form | {"every": "", "note": " "})
    assert store.remarks.all() == {}


def test_nothing_is_kept_about_nobody(client: FlaskClient, token: str, store: Store) -> None:
    tie = told(store).ties[0]
    form = {"form_token": token, "site": tie.site, "person": "in/nobody", "what": "keep", "note": "x"}
    assert client.post("/people", data=form).status_code == 404
    assert client.post("/people", data=form | {"person": tie.person, "what": "sell"}).status_code == 400
    assert store.remarks.all() == {}


def test_before_a_report_there_is_nobody_to_show(client: FlaskClient) -> None:
    assert client.get("/people").status_code == 302


def test_long_lists_are_shown_whole_on_request(client: FlaskClient, store: Store) -> None:
    ties = [tie.name for tie in told(store).ties]
    short, whole = client.get("/people").text, client.get("/people?all=1").text
    assert len(ties) > 30
    assert ties[40] not in BeautifulSoup(short, "html5lib").find(id="ties").parent.get_text()  # type: ignore[union-attr]
    assert ties[40] in BeautifulSoup(whole, "html5lib").find(id="ties").parent.get_text()  # type: ignore[union-attr]


def test_whose_silence_is_longer_than_usual_or_than_meant() -> None:
    assert said.overdue(TIE, DAY) == "usually every 10 days; now 30 days"
    assert said.overdue(TIE, date(2026, 3, 16)) == ""
    assert said.overdue(TIE, date(2026, 3, 16), every=14) == "you meant every 14 days; now 15 days"
    settled = replace(TIE, settled=True)
    assert said.overdue(settled, DAY) == ""
    assert said.overdue(settled, date(2026, 3, 16), every=14) == "you meant every 14 days; now 15 days"
    assert said.overdue(TIE, DAY, every=60) == ""


@pytest.mark.parametrize(
    ("kind", "others", "words"),
    [
        ("promised", (), "You asked Ana Quist about an introduction and have not made it."),
        ("asked", (), "You asked Ana Quist something, and nothing was written since."),
        ("unmet", ("Ben", "Cem"), "Ben introduced you to Ana Quist; you have not written yet."),
        ("untold", ("Ben", "Cem"), "Ana Quist introduced you to Ben and Cem. Tell them what came of it."),
        ("unasked", ("Ben",), "You introduced Ana Quist to Ben. Ask what came of it."),
    ],
)
def test_what_is_open_is_a_sentence_that_names_everybody(kind: str, others: tuple[str, ...], words: str) -> None:
    assert said.loop(OpenLoop(kind, "linkedin", "in/ana", "Ana Quist", DAY, "1", others)) == words  # type: ignore[arg-type]


def test_where_somebodys_work_is_known_no_list_of_connections_is_asked_for() -> None:
    hint = "list of your connections"
    employed = replace(TIE, employer="Harbour office")
    assert hint in said.none_to_introduce(EgoNetwork(ties=(TIE,)))
    assert hint not in said.none_to_introduce(EgoNetwork(ties=(TIE, employed)))


def test_why_two_might_gain_and_how_senders_are_answered() -> None:
    match = Match("linkedin", ("a", "b"), ("Ana", "Ben"), "field", "Rail")
    assert said.reason(match) == "Ana and Ben work in the same field (Rail) at different places."
    assert said.answered(Answering("new", 1, 1, 30.0)) == "1 conversation; it has your answer, within 30 hours."
    assert said.answered(Answering("new", 9, 1, 30.0)) == "9 conversations; one has your answer, within 30 hours."
    with speaking("de"):
        assert said.answered(Answering("new", 9, 1, 72.0)).endswith("Wartezeit: 3 Tage.")
    assert said.answered(Answering("new", 9, 2, 30.0)).startswith("9 conversations; 2 have your answer, usually")
    apart = (AnsweringOn("facebook", 6, 0.1), AnsweringOn("linkedin", 6, 192.0))
    assert said.answered(Answering("known", 15, 12, 34.0, apart)) == (
        "15 conversations; 12 have your answer: "
        "on Facebook usually within 6 minutes and on LinkedIn usually within 8 days."
    )


def test_the_strip_and_the_inbox_fill_their_height_and_leave_silent_weeks_empty() -> None:
    weeks = (Week(DAY, wrote=4, known=1), Week(DAY), Week(DAY, wrote=2, known=1, new=1, pitches=2))
    bars = said.strip(weeks)
    assert [(bar.shows, bar.height) for bar in bars] == [
        ("wrote", 34.0), ("received", 8.5), ("wrote", 17.0), ("received", 34.0),
    ]  # fmt: skip
    (wrote, received) = said.strip((Week(DAY, wrote=1, known=20),))
    assert (wrote.height, received.height) == (1.7, 34.0), "both sides by one measure"
    stacked = [bar for bar in said.inbox(weeks) if bar.x > 500]
    assert [bar.shows for bar in stacked] == ["known", "new", "pitches"]
    assert sum(bar.height for bar in stacked) == pytest.approx(150)
    assert said.pitches_a_week(EgoNetwork(weeks=weeks)) == pytest.approx(2 / 3)
    assert said.strip(()) == said.inbox(()) == ()


def test_names_in_the_picture_run_into_nothing() -> None:
    ties = [
        Tie("linkedin", f"in/{number}", f"Person Number {number}", "strong", 40 - number, 90, date(2020, 1, 1))
        for number in range(40)
    ]
    drawn = said.stars(ties, DAY)
    assert len(drawn) == 16
    named = [star for star in drawn if star.name_y is not None]
    assert len(named) >= 12
    boxes = []
    for star in named:
        width = 6.8 * len(star.tie.name)
        left = star.name_x if star.anchor == "start" else star.name_x - width
        assert left >= said.LEFT, "a name is cut nowhere"
        assert left + width <= said.RIGHT
        boxes.append((left, star.name_y or 0, left + width))
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or abs(one[1] - other[1]) >= 12


def test_who_was_heard_from_lately_stands_nearer() -> None:
    near = Tie("linkedin", "a", "Near", "strong", 9, 40, DAY)
    far = Tie("linkedin", "b", "Far", "strong", 9, 40, date(2025, 8, 1))
    first, second = sorted(said.stars([near, far], DAY), key=lambda star: star.tie.name)
    distance = {star.tie.name: (star.x - 300) ** 2 + (star.y - 210) ** 2 for star in (first, second)}
    assert distance["Near"] < distance["Far"]


def test_a_story_without_messages_says_that_none_are_told(client: FlaskClient, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in range(30):
        story.like(day)
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    assert "No source here tells both what you write and what is written to you." in part(client, "inbox")


def test_whom_one_writes_to_where_only_ones_own_words_are_known_is_told(client: FlaskClient, app: Flask) -> None:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in range(20, 26):
        story.comment(day, "We tried that at the harbour, and it worked.", to=("wader",))
        story.comment(day, "Nobody reads this twice.", to=("gull", "wader"))
    story.comment(26, "Only once.", to=("heron",))
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    said_of_ties = part(client, "ties")
    assert "On LinkedIn, whom you write to wader (6 times)" in said_of_ties
    assert "heron" not in said_of_ties, "once is nobody in particular"
    assert [each.person for each in told(kept).addressed] == ["wader"]
    story.hear(28, "wader", "Glad that it helps.")
    kept.activities.write([receive(story.activities[-1], key=kept.key, zone=UTC)])
    audit_now(kept)
    assert not told(kept).addressed, "where both sides are known, ties tell it"


def test_of_a_source_that_tells_both_sides_nobody_is_said_to_be_known_by_half() -> None:
    story = Story(first=date(2026, 1, 1), last_day=60)
    for day in range(20, 26):
        story.write(day, "quiet friend")
    assert addressed(story.families(), Expectations()), "no source tells what was written back"
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_RECEIVED, "full")]
    assert not addressed(story.families(), Expectations()), "nobody answered, and that is known"
