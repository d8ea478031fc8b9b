"""The page of people stays small however many people somebody knows, and everybody is reached by its links."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from auditor.report.ego_network import Alike, OpenLoop, Tie
from server.demonstration.stories import journalist
from server.installation.settings import Settings
from server.rendering.pages_of_lists import EACH, FIRST, Pages
from server.store.store import Store
from tests.server.lives import lived

LARGEST = 150_000
#: As long as names, and jobs, are that one meets.
NAME = "Wolfgang-Amadeus Featherstonehaugh {}"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return lived(journalist, settings.data)


@pytest.fixture
def many(app: Flask) -> list[str]:
    """The names of everybody in a report of as many ties as a report holds, and of very many who wait."""
    store: Store = app.extensions["store"]
    report = store.reports.last()
    assert report and report.network
    day, job = report.last, {"employer": "Amalgamated Railway Maintenance", "position": "Head of Bridges and Tunnels"}

    def tie(kind: str, number: int, last: date) -> Tie:
        name = NAME.format(f"{kind} {number}")
        return Tie("linkedin", f"in/{kind}-{number}", name, "strong", 9, 40, last, 10.0, **job)  # type: ignore[arg-type]

    ties = [tie("tie", number, day - timedelta(days=number % 4)) for number in range(50)]
    ties += [tie("silent", number, day - timedelta(days=200)) for number in range(50)]
    dormant = [replace(tie("dormant", number, day - timedelta(days=800)), kind="dormant") for number in range(100)]
    loops = [
        OpenLoop("promised", "linkedin", f"in/loop-{number}", NAME.format(f"loop {number}"), day, f"loop {number}")
        for number in range(20)
    ]
    alike = [
        Alike(
            ("linkedin", "mastodon"),
            (f"in/tie-{number}", f"@tie-{number}"),
            (NAME.format(f"tie {number}"), NAME.format(f"tie {number}")),
            "name",
        )
        for number in range(30)
    ]
    first = next(each for each in report.waiting if not each.apart)
    waiting = [
        replace(
            first,
            person=f"in/waits-{number}",
            name=NAME.format(f"waits {number}"),
            activity=f"waits-{number}",
            new=number >= 150,
            sought=False,
            tells=False,
            refused=False,
            acts=("pitch",) if number >= 170 else first.acts,
            doubtful=number >= 170,
        )
        for number in range(300)
    ]
    network = replace(report.network, ties=tuple(ties), dormant=tuple(dormant), loops=tuple(loops), alike=tuple(alike))
    store.reports.add(
        replace(report, id="many", created=report.created + timedelta(hours=1), network=network, waiting=tuple(waiting))
    )
    return [
        *(each.name for each in (*ties, *dormant)),
        *(each.name for each in loops),
        *(each.name for each in waiting),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_of_people_is_small_and_everybody_is_on_one(
    client: FlaskClient, many: list[str], language: str
) -> None:
    seen, path, walked = "", "/people", 0
    while path:
        told = client.get(path, headers={"Accept-Language": language})
        assert told.status_code == 200
        assert len(told.data) < LARGEST, (path, len(told.data))
        page = BeautifulSoup(told.text, "html5lib")
        seen += page.get_text(" ")
        on = {str(link["href"]).partition("#")[0] for link in page.select("main a[rel=next]")}
        path = (
            max(on, key=lambda each: int(each.rpartition("=")[2])) if on and walked else "/people?all=1" if on else ""
        )
        walked += 1
    assert [name for name in many if not re.search(rf"{re.escape(name)}\b", seen)] == []
    assert walked > 3


def test_a_page_leads_on_and_back_without_script(client: FlaskClient, many: list[str]) -> None:
    page = BeautifulSoup(client.get("/people?all=2").text, "html5lib")

    def led(rel: str) -> set[str]:
        return {str(link["href"]).rpartition("/")[2] for link in page.select(f"main a[rel={rel}]")}

    assert led("prev") >= {"people?all=1#ties", "people?all=1#waiting"}
    assert led("next") >= {"people?all=3#ties", "people?all=3#waiting"}
    last = client.get("/people?all=99999").text
    assert 'rel="next"' not in last
    assert client.get("/people?all=many").status_code == 200


def test_a_list_that_is_shown_whole_leads_nowhere() -> None:
    short = Pages.asked(0, {"ties": range(FIRST["ties"]), "waiting": range(3)})
    assert (short.more("ties", "waiting"), short.before("ties")) == (0, False)
    long = Pages.asked(0, {"ties": range(EACH["ties"] + 1), "waiting": range(3)})
    assert (long.more("ties"), long.next("ties"), long.more("waiting")) == (EACH["ties"] + 1 - FIRST["ties"], 1, 0)
    second = Pages.asked(2, {"ties": range(EACH["ties"] + 1)})
    assert (second.part("ties", range(EACH["ties"] + 1)), second.more("ties"), second.before("ties")) == (
        range(EACH["ties"], EACH["ties"] + 1),
        0,
        True,
    )
    assert Pages.asked(0, {"waiting": range(FIRST["waiting"] + 1)}).next("waiting") == 2
