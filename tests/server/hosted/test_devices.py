"""Extensions of a server for many: each belongs to the one person who typed its code, and to nobody else."""

import re
from base64 import b64decode
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.api.channel import DEVICE
from server.entry import whose
from server.entry.security import known
from server.entry.tickets import LASTS, person_of, ticket
from server.hosted.places import AT_ONCE
from server.installation.hosting import Limits
from server.installation.settings import Settings
from server.store.store import Store
from server.web.admission import Admission, Head, Refusal
from tests.sealed import CODE, Asking, Sealing
from tests.server.api.conftest import EXTENSION, like
from tests.server.hosted.conftest import ORIGIN, PROXY, Browser, browser, joined, stores_of
from tests.server.hosted.test_limits import limited

pytestmark = pytest.mark.postgresql

SEND = "/api/v1/activities"
NOTHING = "No browser that asks shows this code"


def shown_ticket(person: Browser) -> str:
    """What stands on the person's page of devices, to be put into the extension."""
    found = re.search(rf'value="{ORIGIN}/#([\w-]+)"', person.get("/devices").text)
    assert found
    return found[1]


def ask(app: Flask, asking: Asking, shown: str, name: str = "Firefox (Linux)") -> Any:
    """What is answered to an extension that asks with a ticket."""
    wish = {**asking.wish(name), "ticket": shown}
    return browser(app).post("/api/v1/pairing", json=wish, headers={"Origin": EXTENSION})


def asking_of(app: Flask, code: str = CODE) -> Asking:
    told = browser(app).get("/api/v1/pairing").json
    assert told
    return Asking(b64decode(told["key"]), code)


def typed(person: Browser, code: str) -> str:
    """The page after the person typed a code."""
    answer = person.post("/devices/connect", data={"form_token": person.token, "code": code}, follow_redirects=True)
    return str(answer.text)


def connected(app: Flask, person: Browser, code: str = CODE) -> Sealing:
    """A device of the person's."""
    asking = asking_of(app, code)
    asked = ask(app, asking, shown_ticket(person)).json["id"]
    assert "is connected" in typed(person, code)
    told = browser(app).get(f"/api/v1/pairing/{asked}").json
    assert told
    return Sealing(asking.device(asked, told["answer"]), asking.key)


def store_of(app: Flask, person: Browser) -> Store:
    return stores_of(app).of(person.person)


def likes(number: int, id_: str = "") -> dict[str, Any]:
    return {"activities": [like(number, **({"id": id_} if id_ else {}))]}


def unsealed(device: Sealing, client: FlaskClient, path: str, body: Any) -> int:
    """The status of an answer that is not sealed."""
    device.counter += 1
    return client.post(path, data=device.sealed(path, body), headers=device.headers()).status_code


def test_activities_of_an_extension_belong_to_the_person_who_typed_its_code(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    device = connected(app, ana)
    assert device.post(browser(app), SEND, {"activities": [like()]}) == (200, {"stored": 1, "known": 0, "refused": []})
    assert store_of(app, ana).activities.count() == 1
    assert store_of(app, bea).activities.count() == 0
    told = ana.get("/devices").text
    assert "Firefox (Linux)" in told
    assert "Last heard of" in told
    assert "Firefox (Linux)" not in bea.get("/devices").text


def test_two_peoples_extensions_never_mix(app: Flask) -> None:
    people = {name: joined(app, name) for name in ("ana", "bea")}
    devices = {
        name: connected(app, person, code)
        for (name, person), code in zip(people.items(), (CODE, "ABCD-2345"), strict=True)
    }
    stores = {name: store_of(app, person) for name, person in people.items()}
    for number in range(6):
        sender, other = ("ana", "bea") if number % 2 else ("bea", "ana")
        before = stores[other].activities.count()
        # A browser in which the other is signed in, and an id that both use.
        status, told = devices[sender].post(people[other], SEND, likes(number, str(UUID(int=number // 2))))
        assert (status, told["stored"]) == (200, 1)
        assert stores[other].activities.count() == before
    assert {store.activities.count() for store in stores.values()} == {3}
    assert devices["ana"].post(people["bea"], "/api/v1/activities/forget", {"ids": [str(UUID(int=0))]})[0] == 200
    assert [stores[name].activities.count() for name in ("ana", "bea")] == [2, 3]
    asked = devices["bea"].post(people["ana"], "/api/v1/readings", {"readings": [reading()]})
    assert asked[0] == 200
    assert [len(stores[name].readings.all()) for name in ("ana", "bea")] == [0, 1]


def test_the_seal_decides_whose_request_it_is_whatever_session_it_carries(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    with bea:
        assert bea.get("/settings").status_code == 200
        assert (whose.store().person, known()) == (bea.person, True)
        whose.ask_as(store_of(app, ana))
        assert (whose.store().person, known()) == (ana.person, False)


def reading() -> dict[str, Any]:
    return {"site": "linkedin", "part": "feed", "day": "2026-11-02", "found": 3, "missed": 1}


def test_a_request_can_be_claimed_by_nobody_but_whom_it_asks_for(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    asking = asking_of(app)
    asked = ask(app, asking, shown_ticket(ana)).json["id"]
    assert "Firefox (Linux)" not in bea.get("/devices").text
    assert NOTHING in typed(bea, CODE)
    for name in (asked, asked.partition(".")[2]):
        bea.send(f"/devices/pairing/{name}/refuse")
        assert bea.send(f"/devices/{name}/revoke").status_code == 404
    under_beas = f"{bea.person}.{asked.partition('.')[2]}"
    assert browser(app).get(f"/api/v1/pairing/{under_beas}").status_code == 404
    assert browser(app).get(f"/api/v1/pairing/{asked}").json == {"state": "open"}
    assert store_of(app, bea).devices.all() == []
    assert "is connected" in typed(ana, CODE)
    assert NOTHING in typed(bea, CODE)
    assert len(store_of(app, ana).devices.all()) == 1
    assert store_of(app, bea).devices.all() == []


def test_many_requests_keep_nobody_else_out(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    asking = asking_of(app)
    asked = ask(app, asking, shown_ticket(ana)).json["id"]
    anas_own = shown_ticket(bea)
    for number in range(30):  # of the same name too, as browsers of one newsroom have
        ask(app, asking_of(app, "NONE-SENS"), anas_own, "Firefox (Linux)" if number % 2 else f"program {number}")
    assert browser(app).get(f"/api/v1/pairing/{asked}").json == {"state": "open"}
    assert "is connected" in typed(ana, CODE)


def test_nobody_asks_without_a_ticket_that_holds(app: Flask, settings: Settings) -> None:
    ana = joined(app, "ana")
    shown, asking = shown_ticket(ana), asking_of(app)
    bad = ["", "x", "é", shown[:-1], shown[:-2] + ("AA" if shown[-2:] != "AA" else "BB"), "A" * 51]
    bad += [ticket(b"another installation's key......", ana.person, 2**42), ticket(settings.key, "0" * 32, 2**42)]
    for given in bad:
        answer = ask(app, asking, given)
        assert (answer.status_code, answer.mimetype) == (403, "application/problem+json"), given
    assert not (settings.data / "people" / ("0" * 32)).exists()
    assert store_of(app, ana).pairings.waiting(0) == []
    assert ask(app, asking, shown).status_code == 201


def test_a_ticket_lasts_an_hour() -> None:
    made = ticket(b"k" * 32, "ab" * 16, 1_000)
    assert person_of(b"k" * 32, made, 1_000 + LASTS - 1) == "ab" * 16
    assert person_of(b"k" * 32, made, 1_000 + LASTS) is None
    assert person_of(b"l" * 32, made, 1_000) is None


def test_a_device_counts_by_its_own_name_and_key_alone(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    of_ana, of_bea = connected(app, ana), connected(app, bea, "ABCD-2345")
    own = of_ana.device.partition(".")[2]
    for name in (own, f"{bea.person}.{own}", f"{'0' * 32}.{own}", of_bea.device, f".{own}", f"../{own}", ""):
        assert unsealed(Sealing(name, of_ana.key, 5_000), browser(app), SEND, {"activities": [like()]}) == 401, name
    assert [store_of(app, each).activities.count() for each in (ana, bea)] == [0, 0]


def test_a_sealed_request_is_accepted_once_by_all_processes(app: Flask, settings: Settings) -> None:
    ana = joined(app, "ana")
    device = connected(app, ana)
    device.counter = 1
    body, headers = device.sealed(SEND, {"activities": [like()]}), device.headers()
    assert browser(app).post(SEND, data=body, headers=headers).status_code == 200
    with limited(settings, PROXY.limits) as another:
        for process in (app, another):
            assert browser(process).post(SEND, data=body, headers=headers).status_code == 409


def test_a_device_goes_with_its_person(app: Flask, settings: Settings) -> None:
    ana, keeper = joined(app, "ana"), joined(app, "kim", "keeper")
    device, asking = connected(app, ana), asking_of(app, "ABCD-2345")
    shown, person = shown_ticket(ana), ana.person
    asked = ask(app, asking, shown).json["id"]
    assert keeper.send(f"/keeping/{person}/remove", sure="1").status_code == 302
    assert unsealed(device, browser(app), SEND, {"activities": [like()]}) == 401
    assert browser(app).get(f"/api/v1/pairing/{asked}").status_code == 404
    assert ask(app, asking, shown).status_code == 403
    assert not (settings.data / "people" / person).exists()


def test_a_revoked_device_sends_nothing_more(app: Flask) -> None:
    ana = joined(app, "ana")
    device = connected(app, ana)
    assert ana.send(f"/devices/{device.device.partition('.')[2]}/revoke").status_code == 302
    assert unsealed(device, browser(app), SEND, {"activities": [like()]}) == 401


def test_activities_from_devices_are_limited_for_each_person(settings: Settings) -> None:
    with limited(settings, Limits(kept=1_000, a_day=3)) as app, time_machine.travel("2026-11-28 10:00", tick=True):
        ana, bea = joined(app, "ana"), joined(app, "bea")
        of_ana, of_bea = connected(app, ana), connected(app, bea, "ABCD-2345")
        for number in range(3):
            assert of_ana.post(browser(app), SEND, likes(number))[0] == 200
        status, told = of_ana.post(browser(app), SEND, likes(3))
        assert status == 429
        assert "takes 3 activities of each person a day" in told["detail"]
        assert of_ana.post(browser(app), SEND, {"activities": []})[0] == 200  # by which an extension asks who is there
        page = ana.post(SEND, json=likes(4), headers={"X-Form-Token": ana.token})
        assert page.status_code == 429
        assert of_bea.post(browser(app), SEND, likes(3))[0] == 200
        assert store_of(app, ana).activities.count() == 3
    with limited(settings, Limits(kept=3)) as app:
        of_ana.counter = 5_000  # beyond what the server before may have taken
        status, told = of_ana.post(browser(app), SEND, likes(5))
        assert status == 403
        assert "keeps 3 activities of each person" in told["detail"]


def test_large_bodies_from_devices_are_limited_for_each_person(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    admission = Admission(app, 1_000_000)

    def place(device: Sealing) -> Any:
        return admission.place(Head("POST", SEND, {DEVICE.upper().replace("-", "_"): device.device}, 600_000))

    of_ana, of_bea = connected(app, ana), connected(app, bea, "ABCD-2345")
    leaves = [place(of_ana) for _ in range(AT_ONCE)]
    refused = place(of_ana)
    assert isinstance(refused, Refusal)
    assert refused.status == 429
    leaves += [place(of_bea)]
    for leave in leaves:
        leave()
    place(of_ana)()
