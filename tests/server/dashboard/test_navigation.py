"""Every page stands behind a door at its head and leads back to it; a made-up person's doors are their own."""

import re

import pytest
from flask.testing import FlaskClient

CURRENT = re.compile(r'<a href="[^"]*" aria-current="(page|true)">([^<]+)</a>')


@pytest.mark.parametrize(
    ("address", "door"),
    [
        ("/answers", "Settings"),
        ("/answers/messages", "Settings"),
        ("/answers/readings", "Settings"),
        ("/schedule", "Settings"),
        ("/telling", "Settings"),
        ("/word", "Settings"),
        ("/erase", "Settings"),
        ("/devices", "Data"),
        ("/connected", "Data"),
        ("/accounts", "Data"),
        ("/pages", "Data"),
        ("/backups", "Data"),
        ("/data", "Data"),
        ("/activities", "Report"),
        ("/compare", "Report"),
        ("/steps/calendar", "Steps"),
    ],
)
def test_a_page_says_behind_which_door_it_is_and_leads_back(client: FlaskClient, address: str, door: str) -> None:
    page = client.get(address).text
    assert CURRENT.findall(page) == [("true", door)]
    content = page[page.index("<main") :]
    assert re.search(rf'<a href="[^"]*">({door}|Your answers)</a>', content)


@pytest.mark.parametrize(("address", "door"), [("/", "Today"), ("/import", "Data"), ("/settings", "Settings")])
def test_a_door_of_its_own_is_the_page(client: FlaskClient, address: str, door: str) -> None:
    assert CURRENT.findall(client.get(address).text) == [("page", door)]


@pytest.mark.parametrize(
    ("page", "current"),
    [
        ("", ("page", "Today")),
        ("/people", ("page", "People")),
        ("/report", ("page", "Report")),
        ("/reply-rate", ("true", "Report")),
    ],
)
def test_within_a_made_up_person_every_door_stays_there_but_the_way_out(
    client: FlaskClient, page: str, current: tuple[str, str]
) -> None:
    shown = client.get(f"/demonstration/corporate{page}").text
    head = shown[shown.index("<nav") : shown.index("</nav>")]
    assert [re.sub("^/~[^/]+", "", address) for address in re.findall(r'<a href="([^"]*)"', head)] == [
        "/demonstration/corporate",
        "/demonstration/corporate/people",
        "/demonstration/corporate/report",
        "/",
    ]
    assert "Leave the demonstration" in head
    assert CURRENT.findall(shown) == [current]
