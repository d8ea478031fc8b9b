"""A report as files: each form whole, without names for others, and a word where no browser prints."""

import csv
from io import StringIO
from time import thread_time

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Confidant
from auditor.archives import Me
from auditor.report import FurtherGoal, Report, Row, Table
from server.demonstration.stories import journalist
from server.installation.settings import Settings
from server.rendering.nameless import shared, without_names
from server.store.store import Store
from tests.server.lives import lived


@pytest.fixture
def settings(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Those of a made-up person's two years up to now, for tests that ask for the store."""
    return lived(journalist, settings.data) if "store" in request.fixturenames else settings


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


@pytest.fixture
def report(store: Store) -> Report:
    found = store.reports.last()
    assert found
    return found


def test_each_form_is_a_file_with_a_plain_name(client: FlaskClient, report: Report) -> None:
    page = client.get("/report").text
    for form in ("html", "json", "csv"):
        address = f"/reports/{report.id}/as/{form}"
        assert f"{address}?share=1" in page
        answer = client.get(address)
        name = f"rapport-{report.first}-{report.last}.{form}"
        assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
        assert "no-store" in answer.headers["Cache-Control"]
    assert msgspec.json.decode(client.get(f"/reports/{report.id}/as/json").data, type=Report) == report
    assert client.get(f"/reports/{report.id}/as/exe").status_code == 404
    assert client.get("/reports/none/as/json").status_code == 404


def test_a_stranger_gets_no_file(stranger: FlaskClient, report: Report) -> None:
    assert stranger.get(f"/reports/{report.id}/as/json").status_code == 403


def test_the_table_has_a_line_for_each_audit_and_no_formula(client: FlaskClient, report: Report) -> None:
    audit = msgspec.structs.replace(next(iter(report.audits().values())), title="=cmd|' /C calc'!A0")
    lines = list(csv.DictReader(StringIO(client.get(f"/reports/{report.id}/as/csv").text)))
    assert [line["audit"] for line in lines] == list(report.audits())
    for line in lines:
        value = report.audits()[line["audit"]].value
        assert line["value"] == "" if value is None else float(line["value"]) == value.number
    from server.rendering.files import written

    category = msgspec.structs.replace(report.categories[0], audits=(audit,))
    text = written(msgspec.structs.replace(report, categories=(category,)), "csv").decode()
    assert next(iter(csv.DictReader(StringIO(text))))["title"].startswith("'=cmd")


def test_the_file_for_paper_begins_with_its_contents_which_lead_somewhere(client: FlaskClient, report: Report) -> None:
    page = BeautifulSoup(client.get(f"/reports/{report.id}/as/html").text, "html5lib")
    contents = page.find("nav")
    assert contents
    links = [str(link["href"]) for link in contents.find_all("a")]
    assert len(links) > 20
    assert all(page.find(id=link.removeprefix("#")) for link in links)


def test_nobody_is_named_in_what_others_may_see(client: FlaskClient, store: Store, report: Report) -> None:
    assert report.waiting
    assert report.network
    rows = {
        row.label
        for audit in report.audits().values()
        for each in audit.details
        if isinstance(each, Table)
        for row in each.rows
    }
    names = {name for name in store.acquaintances.names().values() if len(name.split()) > 1}
    assert names & rows
    for form in ("json", "html", "csv"):
        told = client.get(f"/reports/{report.id}/as/{form}?share=1")
        assert "without-names" in told.headers["Content-Disposition"]
        assert [name for name in names if name in told.text] == []
    kept = shared(store, report)
    assert [audit.value for audit in kept.audits().values()] != []
    assert len(kept.audits()) == len(report.audits())
    assert {name: audit.score for name, audit in kept.audits().items()} == {
        name: audit.score for name, audit in report.audits().items()
    }
    assert not any(
        row.activities
        for audit in kept.audits().values()
        for each in audit.details
        if isinstance(each, Table)
        for row in each.rows
    )


def test_a_name_within_a_sentence_is_taken_out_whatever_its_form(report: Report) -> None:
    noted = msgspec.structs.replace(report, notes=("Ask ANA-LENA O'Neill, or Bo. Nobody else; Bob stays.", "ana lena"))
    told = without_names(noted, ["Ana-Lena O’Neill", "Ana-Lena O'Neill", "Bo", "", "ana lena von und zu der Aue"])
    assert told.notes == ("Ask somebody, or somebody. Nobody else; Bob stays.", "ana lena")


def test_of_names_that_begin_alike_the_longest_is_taken_out(report: Report) -> None:
    noted = msgspec.structs.replace(report, notes=("Ask Ana Quist and Ana, not Anabel.", "Ana Quist Vale wrote."))
    told = without_names(noted, ["Ana", "Ana Quist", "Ana Quist Vale"])
    assert told.notes == ("Ask somebody and somebody, not Anabel.", "somebody wrote.")


def test_no_word_of_a_long_name_stays(report: Report) -> None:
    name = "Dr Ana Maria de la Luz von und zu Quill y Vale"
    noted = msgspec.structs.replace(report, notes=(f"Ask {name}.",))
    assert without_names(noted, [name]).notes == ("Ask somebody.",)


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Ana Quist", "Ana Quist's word, ANA QUIST’s too, and d’Ana Quist.", "somebody's word, somebody’s too, and d’"),
        ("Ana Quist", "Ana-Quist, Ana_Quist, ana.quist@vale.example", "somebody, somebody, somebody@vale.example"),
        ("Ana Quist", "Ana Quist-Vale waits", "somebody-Vale waits"),
        ("José Núñez", "Jose\u0301 Nu\u0301n\u0303ez waits", "somebody waits"),
        (
            "Ana Quist",
            "A\u00adna Qu\u200bist, 𝗔𝗻𝗮 Ｑｕｉｓｔ wait",
            "somebody, somebody wait",
        ),
        ("王小明", "我跟王小明谈过", "我跟somebody谈过"),
        ("สมชาย", "คุณสมชายรอ", "คุณsomebodyรอ"),
        ("🦊", "Ask 🦊 or 🐻", "Ask somebody or 🐻"),
        (" ".join("abcdefghij" * 6), f"Ask {' '.join('abcdefghij' * 6)}.", "Ask somebody."),
        ("7", "7 people of 17 wait, 7.5 days", "7 people of 17 wait, 7.5 days"),
        ("31415926", "31415926 waits", "somebody waits"),
    ],
)
def test_a_name_is_taken_out_whatever_is_written_around_or_within_it(
    report: Report, name: str, said: str, told: str
) -> None:
    (note,) = without_names(msgspec.structs.replace(report, notes=(said,)), [name]).notes
    assert note.startswith(told)


def test_many_long_names_that_begin_alike_are_looked_for_in_no_time(report: Report) -> None:
    names = [" ".join(["ana"] * length) for length in range(1, 121)]
    names += [f"ana {number} vale" for number in range(20_000)]
    noted = msgspec.structs.replace(report, notes=("ana quist " * 3_000,))
    begun = thread_time()
    (note,) = without_names(noted, names).notes
    assert note.startswith("somebody quist somebody quist")
    assert thread_time() - begun < 5.0


def test_whom_the_report_calls_by_an_earlier_name_is_not_named(store: Store, report: Report) -> None:
    assert report.network
    tie = msgspec.structs.replace(report.network.ties[0], name="Zora Quill")
    network = msgspec.structs.replace(report.network, ties=(tie,))
    noted = msgspec.structs.replace(report, notes=("Zora Quill waits.",), network=network)
    assert shared(store, noted).notes == ("somebody waits.",)


def test_lines_about_somebody_are_counted_among_those_left_out(report: Report) -> None:
    about = (Row("Ben", "4", day=report.last), Row("Cem", site="linkedin"), Row("Dee", activities=("1",)))
    rows = (Row("Weeks", "3"), *about)
    tables = (Table("Messages", rows, more=2), Table("People", about))
    first, *others = report.categories[0].audits
    audits = (msgspec.structs.replace(first, details=tables), *others)
    category = msgspec.structs.replace(report.categories[0], audits=audits)
    told = without_names(msgspec.structs.replace(report, categories=(category, *report.categories[1:])), ())
    assert told.audits()[first.id].details == (Table("Messages", rows[:1], more=5),)


def test_whom_the_person_named_is_known_by_name_though_they_never_wrote(store: Store, report: Report) -> None:
    given = store.answers.get()
    store.answers.add(msgspec.structs.replace(given, inner_circle=(Confidant("Zora Quill"),)))
    noted = msgspec.structs.replace(report, notes=("Zora Quill waits.",))
    assert shared(store, noted).notes == ("somebody waits.",)


def test_the_person_s_own_name_stands_in_no_report_without_names(store: Store, report: Report) -> None:
    store.accounts.remember(Me("linkedin", ("Mara Quillfeather", "M. Quillfeather"), ("in/mara",)), mine=True)
    noted = msgspec.structs.replace(report, notes=("Mara Quillfeather waits.", "M. Quillfeather waits."))
    assert shared(store, noted).notes == ("somebody waits.", "somebody waits.")


def test_a_step_about_one_message_is_in_no_report_without_names(report: Report) -> None:
    general = msgspec.structs.replace(report.tips[-1], about=None)
    about_one = msgspec.structs.replace(general, audit="reply-rate", about="a message", observation="On 3 May.")
    told = without_names(msgspec.structs.replace(report, tips=(about_one, general)), ())
    assert [(tip.audit, tip.about, tip.rank) for tip in told.tips] == [(general.audit, None, 1)]


def test_what_else_is_hoped_for_names_nobody_in_a_report_without_names(report: Report) -> None:
    rows = (Row("Zora", activities=("id",)), Row("On Mondays", "3"))
    audit = msgspec.structs.replace(next(iter(report.audits().values())), details=(Table("Messages", rows),))
    further = FurtherGoal("new clients", msgspec.structs.replace(report.verdict, details=audit.details), (audit,))
    told = without_names(msgspec.structs.replace(report, further=further), ()).further
    assert told is not None
    assert told.audits[0].details == told.verdict.details == (Table("Messages", rows[1:], more=1),)


def test_where_no_browser_prints_the_page_says_what_to_do(
    client: FlaskClient, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.rendering.browsers.driver_problem", lambda: "Playwright lacks libatomic.so.1.")
    page = client.get(f"/reports/{report.id}/as/pdf", follow_redirects=True).text
    assert "No PDF was made: Playwright lacks libatomic.so.1." in page


@pytest.mark.parametrize("path", ["/reports/{report}/as/json", "/steps/calendar/steps.ics"])
def test_a_page_from_elsewhere_has_no_file_saved(client: FlaskClient, report: Report, path: str) -> None:
    address = path.format(report=report.id)
    for site, status in (("none", 200), ("same-origin", 200), ("same-site", 403), ("cross-site", 403)):
        assert client.get(address, headers={"Sec-Fetch-Site": site}).status_code == status, site
