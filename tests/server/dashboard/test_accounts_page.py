"""Which accounts are mine: asked on the start page and where an archive came in, answered there and in the terminal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Activity, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.remembered import Me
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.commands.main import main
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.accounts import Account
from server.store.store import Store, open_store

MARA, SISTER = "did:plc:mara", "did:plc:sister"
ASKED = "Is this you?"
REFUSED = "2 activities of an account on Bluesky that you said is not yours were left out."
CONNECTIONS = "First Name,Last Name,Company,Position,Connected On\nTom,Hale,Acorn,Baker,08 Feb 2022\n"


def wrote(hours: int, account: str, to: str) -> Activity:
    morning = datetime.now(UTC).replace(hour=6, minute=0)  # so that all of them are of one day, whenever this runs
    at = morning - timedelta(days=9) + timedelta(hours=hours)
    return Activity(
        id=derived_id(at, account, to),
        type=Type.CREATE,
        published=at,
        site="bluesky",
        actor="me",
        source=Source("extension", "1"),
        object=Object(ObjectType.MESSAGE, content="Shall we meet at the fair next week?"),
        to=[Person(to, to.title())],
        account=account,
    )


def fill(kept: Store, *accounts: str) -> None:
    acts = [wrote(hour, account, f"friend{hour}") for hour, account in enumerate(accounts)]
    kept.activities.write([receive(each, key=kept.key, zone=UTC) for each in acts])


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    fill(kept, MARA, SISTER, SISTER)
    audit_now(kept)
    return kept


def sister(kept: Store) -> Account:
    return next(each for each in kept.accounts.all() if each.is_called(SISTER))


def form(kept: Store, token: str, what: str, back: str = "today") -> dict[str, str]:
    asked = sister(kept)
    return {"site": asked.site, "id": asked.id, "what": what, "back": back, "form_token": token}


def test_a_new_account_is_asked_about_and_left_out_until_it_is_mine(
    client: FlaskClient, token: str, store: Store
) -> None:
    page = client.get("/").text
    assert ASKED in page
    assert SISTER in page
    assert "2 activities of an account on Bluesky are left out until you say that it is yours." in page
    answered = client.post("/accounts", data=form(store, token, "no"), follow_redirects=True).text
    assert "It is left out from now on, everywhere." in answered
    assert REFUSED in answered
    assert REFUSED in client.get("/report").text
    taken_back = client.post("/accounts", data=form(store, token, "yes", "accounts"), follow_redirects=True).text
    assert "It counts as yours." in taken_back
    assert "Yours: it counts." in taken_back
    assert REFUSED not in client.get("/report").text


def test_a_browser_that_shows_one_account_asks_once(app: Flask, client: FlaskClient, token: str) -> None:
    kept: Store = app.extensions["store"]
    fill(kept, MARA)
    assert ASKED in client.get("/").text
    (only,) = kept.accounts.asked()
    client.post("/accounts", data={"site": only.site, "id": only.id, "what": "yes", "form_token": token})
    assert ASKED not in client.get("/").text
    assert MARA in client.get("/accounts").text


def test_an_archive_of_ones_own_asks_nothing(app: Flask, client: FlaskClient, tmp_path: Path) -> None:
    kept: Store = app.extensions["store"]
    for name in ("Mara", "Bo"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "Profile.csv").write_text(f"First Name,Last Name,Headline\n{name},Lind,Bakes\n")
        (folder / "Connections.csv").write_text(CONNECTIONS)
        entry = Import(kept.imports.begin(name), name)
        run_import(kept, folder, entry, lambda _: None)
        assert entry.state == "done"
        assert (ASKED in client.get(f"/import/{entry.id}").text) == (name == "Bo")


def test_what_another_did_can_be_erased(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/accounts", data=form(store, token, "no"))
    page = client.get("/accounts").text
    asked = f"/erase/part?account={sister(store).id}"
    assert asked in page
    assert f"Erase all of {SISTER} on Bluesky?" in client.get(asked).text
    assert "2 activities" in client.get(asked).text
    erased = {"account": sister(store).id, "sure": "1", "form_token": token}
    assert client.post("/erase/part", data=erased).status_code == 200
    assert store.activities.count() == 1
    assert asked not in client.get("/accounts").text
    assert client.get("/erase/part?account=none").status_code == 404


@pytest.mark.parametrize(
    ("change", "status"), [({"id": "none"}, 404), ({"what": "maybe"}, 400), ({"form_token": "wrong"}, 403)]
)
def test_what_is_no_answer_changes_nothing(
    client: FlaskClient, token: str, store: Store, change: dict[str, str], status: int
) -> None:
    before = store.accounts.all()
    assert client.post("/accounts", data=form(store, token, "no") | change).status_code == status
    assert store.accounts.all() == before


def run(settings: Settings, *words: str) -> Result:
    given = {"RAPPORT_DATA": str(settings.data), "RAPPORT_DATABASE_URL": settings.database_url, "LANG": "C"}
    return CliRunner(env=given).invoke(main, words)


def rapport(settings: Settings, *words: str) -> Result:
    return run(settings, "accounts", *words)


def test_in_the_terminal(settings: Settings) -> None:
    assert "Nothing has told of an account yet." in rapport(settings, "list").output
    with open_store(settings) as kept:
        fill(kept, MARA, SISTER)
        kept.accounts.remember(Me("bluesky", ("Mara",), (MARA,)))
        kept.accounts.remember(Me("linkedin", ("Mara",)))
        audit_now(kept)
    listed = rapport(settings, "list").output
    assert f"Mara ({MARA}) on Bluesky\n  It acted 1 time. You have not said whether it is yours. It counts" in listed
    assert f"{SISTER} on Bluesky\n  It acted 1 time. You have not said whether it is yours. It is left out" in listed
    assert rapport(settings, "not-mine", SISTER).output == "It is left out from now on, everywhere.\n"
    assert "Not yours: it is left out." in rapport(settings, "list").output
    assert rapport(settings, "mine", f"bluesky/{SISTER}").output == "It counts as yours.\n"
    several = rapport(settings, "mine", "mara")
    assert several.exit_code == 1
    assert f"bluesky/{MARA}" in several.output
    assert rapport(settings, "mine", "bluesky/mara").exit_code == 0
    nobody = rapport(settings, "mine", "Nobody")
    assert (nobody.exit_code, "There is no account “Nobody”" in nobody.output) == (1, True)


def test_the_terminal_asks_after_an_import_and_erases_by_account(settings: Settings, tmp_path: Path) -> None:
    for name in ("Mara", "Bo"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "Profile.csv").write_text(f"First Name,Last Name,Headline\n{name},Lind,Bakes\n")
        (folder / "Connections.csv").write_text(CONNECTIONS.replace("Tom", f"{name}'s friend"))
        told = run(settings, "import", str(folder))
        assert told.exit_code == 0
        assert ("Is Bo Lind on LinkedIn you?" in told.output) == (name == "Bo")
    assert (
        "all of Bo Lind on LinkedIn: this erases 2 activities"
        in run(settings, "erase", "--account", "bo lind", "--yes").output
    )
    with open_store(settings) as kept:
        assert kept.activities.count() == 2
    assert run(settings, "erase", "--account", "Nobody", "--yes").exit_code == 1
    assert run(settings, "erase", "--account", "Mara Lind", "--site", "linkedin").exit_code == 2
