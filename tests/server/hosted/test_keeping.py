"""What a keeper sees and does: counts, invitations, removal; never what a person did on a site. And the log of it."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select

from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import PEOPLE, Settings
from server.store.persons import now
from server.store.schema import metadata
from server.store.store import Store
from tests.server.hosted.conftest import Browser, browser, joined, stores_of
from tests.story import Story

pytestmark = pytest.mark.postgresql

NAMES = ("Quirin Zauberhut", "Xenia Wunderlich")


def lived(app: Flask, person: Browser) -> Store:
    """The store of somebody who has people, messages and a report."""
    store, story = stores_of(app).of(person.person), Story()
    heard = [story.hear(480 + n, name) for n, name in enumerate(NAMES)]
    store.activities.write([receive(each, key=store.key, zone=UTC) for each in heard])
    audit_now(store)
    return store


def rows_of(store: Store) -> int:
    with store._engine.connect() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(table).where(table.c.person_id == store.person)) or 0
            for table in metadata.sorted_tables
        )


def test_a_keeper_sees_who_is_here_and_how_much_and_nothing_of_what_they_did(app: Flask) -> None:
    keeper, ana = joined(app, "kim", "keeper"), joined(app, "ana")
    store = lived(app, ana)
    report = store.reports.last()
    assert report is not None
    entry = store.imports.begin("letters of Quirin.zip")
    store.imports.finish(entry, "failed", ())
    page = keeper.get("/keeping").text
    row = re.search(r"<th scope=\"row\">ana</th>.*?</tr>", page, re.DOTALL)
    assert row
    assert re.findall(r'class="number"[^>]*>(\d+)<', row[0]) == ["2", "1", "0"]
    assert datetime.now(UTC).date().isoformat() in row[0]
    for name in (*NAMES, "Quirin", report.id, entry):
        assert name not in page
    assert keeper.get(f"/reports/{report.id}").status_code == 404
    for path in ("/people", "/", "/data"):
        shown = keeper.get(path, follow_redirects=True)
        assert shown.status_code == 200
        assert NAMES[0] not in shown.text


def test_the_pages_of_keepers_do_not_exist_for_others(app: Flask) -> None:
    keeper, ana = joined(app, "kim", "keeper"), joined(app, "ana")
    assert "/keeping" in keeper.get("/settings").text
    assert "/keeping" not in ana.get("/settings").text
    assert ana.get("/keeping").status_code == 404
    assert ana.send("/keeping/invitations", name="Bea").status_code == 404
    assert ana.send(f"/keeping/{keeper.person}/remove", sure="1").status_code == 404
    assert len(stores_of(app).memberships.members()) == 2
    assert stores_of(app).memberships.invitations(now()) == []
    assert browser(app).get("/keeping").location == "/sign-in"


def test_a_keeper_invites_and_the_link_lets_one_in(app: Flask) -> None:
    keeper = joined(app, "kim", "keeper")
    page = keeper.send("/keeping/invitations", name="Bea <b>").text
    link = re.search(r"https://rapport\.example/join#([\w-]+)", page)
    assert link
    assert "Bea &lt;b&gt;" in page
    assert link[1] not in keeper.get("/keeping").text
    bea = browser(app, "bea")
    assert bea.post("/join", data={"token": link[1]}).status_code == 200
    assert bea.get("/sign-in").status_code == 302
    assert bea.get("/keeping").status_code == 404


def test_who_is_removed_is_out_at_once_and_nothing_is_left(app: Flask, settings: Settings) -> None:
    keeper, ana, bea = joined(app, "kim", "keeper"), joined(app, "ana"), joined(app, "bea")
    gone, stays = lived(app, ana), lived(app, bea)
    before = rows_of(stays)
    assert keeper.send(f"/keeping/{ana.person}/remove").status_code == 400
    assert keeper.send(f"/keeping/{keeper.person}/remove", sure="1").status_code == 400
    assert keeper.send(f"/keeping/{ana.person}/remove", sure="1").status_code == 302
    assert rows_of(gone) == 0
    assert not (settings.data / PEOPLE / gone.person).exists()
    assert ana.get("/").location == "/sign-in"
    assert ana.get("/sign-in").status_code == 403
    assert bea.get("/").status_code == 200
    assert rows_of(stays) == before
    assert keeper.send(f"/keeping/{gone.person}/remove", sure="1").status_code == 404
    again = joined(app, "ana")
    assert again.person == gone.person
    assert stores_of(app).of(again.person).folder.is_dir()
    assert again.get("/data").status_code == 200
    assert NAMES[0] not in again.get("/data").text


def links(page: str) -> list[str]:
    """The tokens of invitations that a page shows."""
    return re.findall(r"https://rapport\.example/join#([\w-]+)", page)


def test_a_removed_keeper_cannot_come_back_by_an_earlier_invitation(app: Flask) -> None:
    kim, lou = joined(app, "kim", "keeper"), joined(app, "lou", "keeper")
    (spare,) = links(lou.send("/keeping/invitations", name="Spare", keeper="1").text)
    ana = joined(app, "ana")
    assert kim.send(f"/keeping/{ana.person}/remove", sure="1").status_code == 302
    assert len(stores_of(app).memberships.invitations(now())) == 1  # Ana knew of none
    told = kim.post(f"/keeping/{lou.person}/remove", data={"form_token": kim.token, "sure": "1"}, follow_redirects=True)
    assert "all invitations that were not used yet are withdrawn" in told.text
    assert stores_of(app).memberships.invitations(now()) == []
    lou.post("/join", data={"token": spare})
    assert lou.get("/sign-in").status_code == 403


def test_an_invitation_that_is_withdrawn_lets_nobody_in(app: Flask) -> None:
    kim = joined(app, "kim", "keeper")
    (gone,) = links(kim.send("/keeping/invitations", name="Bea").text)
    (stays,) = links(kim.send("/keeping/invitations", name="Cid").text)
    path = re.findall(r'action="(/keeping/invitations/\w+/withdraw)"', kim.get("/keeping").text)[0]
    ana = joined(app, "ana")
    assert ana.send(path).status_code == 404
    assert kim.send(path).status_code == 302
    assert kim.send(path).status_code == 404
    assert kim.send("/keeping/invitations/zz/withdraw").status_code == 404
    assert [each.name for each in stores_of(app).memberships.invitations(now())] == ["Cid"]
    assert "withdrew the invitation: Bea" in kim.get("/keeping").text
    bea = browser(app, "bea")
    bea.post("/join", data={"token": gone})
    assert bea.get("/sign-in").status_code == 403
    assert bea.post("/join", data={"token": stays}).status_code == 200


def test_an_invitation_is_withdrawn_in_the_terminal_by_the_beginning_of_its_id(app: Flask, settings: Settings) -> None:
    memberships = stores_of(app).memberships
    memberships.invite("Bea", "keeper", now())
    given = ["--data", str(settings.data), "--database", settings.database_url, "hosted"]
    (waiting,) = memberships.invitations(now())
    listed = CliRunner().invoke(main, [*given, "people"])
    assert waiting.id[:8] in listed.output
    assert CliRunner().invoke(main, [*given, "withdraw", "no such"]).exit_code == 1
    assert CliRunner().invoke(main, [*given, "withdraw", waiting.id[:8]]).exit_code == 0
    assert memberships.invitations(now()) == []


def test_no_name_that_a_keeper_gives_is_a_command_of_the_terminal(app: Flask, settings: Settings) -> None:
    """Whoever runs the server sees more than a keeper, and reads the names that they give."""
    keeper = joined(app, "kim", "keeper")
    odd = "Eve\x1b]0;owned\x07\u202e[/] [link=https://evil.example]x[/link]"
    keeper.send("/keeping/invitations", name=odd)
    given = ["--data", str(settings.data), "--database", settings.database_url, "hosted"]
    listed = CliRunner(env={"FORCE_COLOR": "1", "COLUMNS": "400"}).invoke(main, [*given, "people"])
    assert listed.exit_code == 0, listed.exception
    assert "[/] [link=https://evil.example]x[/link]" in listed.output
    assert "\x1b]" not in listed.output and "\u202e" not in listed.output
    (waiting,) = stores_of(app).memberships.invitations(now())
    gone = CliRunner().invoke(main, [*given, "withdraw", waiting.id[:8]])
    assert gone.exit_code == 0 and "\x1b" not in gone.output and "Eve" in gone.output
    assert "\u202e" not in keeper.get("/keeping").text


def test_the_log_says_who_did_what_without_content(app: Flask) -> None:
    keeper, ana = joined(app, "kim", "keeper"), joined(app, "ana")
    report = lived(app, ana).reports.last()
    assert report is not None
    keeper.send("/keeping/invitations", name="Bea")
    assert ana.get(f"/reports/{report.id}/as/json").status_code == 200
    assert ana.send("/erase/part", sure="1", site="linkedin").status_code == 200
    assert ana.send("/erase/part", sure="1", first="no day").status_code == 400  # which did nothing
    assert ana.send("/erase", sure="1").status_code == 200
    keeper.send(f"/keeping/{ana.person}/remove", sure="1")
    told = [(each.who, each.what, each.whom) for each in stores_of(app).memberships.events(99).shown]
    assert sorted(told, key=str) == sorted(
        [
            ("kim", "joined", None),
            ("kim", "signed in", None),
            ("ana", "joined", None),
            ("ana", "signed in", None),
            ("kim", "invited", "Bea"),
            ("ana", "exported", None),
            ("ana", "erased", None),
            ("ana", "erased", None),
            ("kim", "removed", "ana"),
        ],
        key=str,
    )
    page = keeper.get("/keeping").text
    for name in (*NAMES, report.id):
        assert name not in page


def test_erasing_everything_leaves_the_person_and_everybody_else(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    mine, others = lived(app, ana), lived(app, bea)
    before = rows_of(others)
    assert ana.send("/erase", sure="1").status_code == 200
    assert mine.activities.count() == 0
    assert mine.reports.last() is None
    assert rows_of(others) == before
    assert ana.get("/").status_code == 200
    assert bea.get("/").status_code == 200


def test_the_log_can_be_read_to_its_beginning_each_event_once(app: Flask) -> None:
    keeper = joined(app, "kim", "keeper")
    memberships, moment = stores_of(app).memberships, now()
    for number in range(250):  # several in one moment too, also where a page ends
        memberships.note(moment - number // 30, "kim", "invited", f"guest-{number:03}")
    seen: list[str] = []
    path, pages = "/keeping", 0
    while path:
        page = BeautifulSoup(keeper.get(path).text, "html5lib")
        (log,) = page.select("#log ~ ul")
        seen += [each.text for each in log.select("li")]
        assert bool(page.find("a", string="Back to the newest")) == (pages > 0)
        further = page.select_one("a[rel=next]")
        path, pages = str(further["href"]).partition("#")[0] if further else "", pages + 1
    guests = re.findall(r"guest-\d{3}", "".join(seen))
    assert pages == 3
    assert sorted(guests) == [f"guest-{number:03}" for number in range(250)]
    blocks = [int(guest[-3:]) // 30 for guest in guests]
    assert blocks == sorted(blocks)  # the newest first
    assert sum("joined" in each for each in seen) == 1


@pytest.mark.parametrize("after", ["x", "-", "1", "1-", "9" * 30 + "-x", "\u0661-x", "1-%00"])
def test_an_invalid_place_in_the_log_causes_no_fault(app: Flask, after: str) -> None:
    assert joined(app, "kim", "keeper").get(f"/keeping?after={after}").status_code in (200, 400)
