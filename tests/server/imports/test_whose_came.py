"""An import says whose the activities are: mine, of others towards me, or of another account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.store import Store, open_store

CONVERSATION = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
    "c1,{me},https://www.linkedin.com/in/{slug},Tom Hale,https://www.linkedin.com/in/tom,2026-02-01 10:00:00 UTC,Hm\n"
    "c1,Tom Hale,https://www.linkedin.com/in/tom,{me},https://www.linkedin.com/in/{slug},2026-02-02 10:00:00 UTC,Hm\n"
)
ENDORSED = (
    "Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url,Endorsement Status\n"
    "2026/02/03 10:00:00 UTC,Haematology,Tom,Hale,www.linkedin.com/in/tom,ACCEPTED\n"
)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


def brought(store: Store, folder: Path) -> list[str]:
    entry = Import(store.imports.begin(folder.name), folder.name)
    run_import(store, folder, entry, lambda _: None)
    return [str(line) for line in entry.came]


def archive(folder: Path, first: str, last: str) -> Path:
    folder.mkdir()
    me, slug = f"{first} {last}", f"{first}-{last}".lower()
    (folder / "messages.csv").write_text(CONVERSATION.format(me=me, slug=slug))
    (folder / "Profile.csv").write_text(f"First Name,Last Name,Headline\n{first},{last},Nurse\n")
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"Tom,Hale,https://www.linkedin.com/in/tom,,,,0{len(first) % 9 + 1} Mar 2024\n"
    )
    return folder


def test_acts_of_the_account_that_counts_are_called_mine(store: Store, tmp_path: Path) -> None:
    came = brought(store, archive(tmp_path / "mine", "Mira", "Novak"))
    assert came[:2] == ["1 message of yours, February 2026", "1 message to you, February 2026"]
    assert "your profile, February 2026" in came


def test_acts_of_an_account_that_does_not_count_are_called_that_accounts(store: Store, tmp_path: Path) -> None:
    brought(store, archive(tmp_path / "mine", "Mira", "Novak"))
    came = brought(store, archive(tmp_path / "other", "Rui", "Alves"))
    assert came[:2] == ["1 message by that account, February 2026", "1 message to that account, February 2026"]
    assert "the profile of that account, February 2026" in came
    assert not any("you" in line for line in came)


@pytest.mark.parametrize(
    ("name", "who", "said"),
    [
        ("Endorsement_Received_Info.csv", "Endorser", "1 endorsement you got, February 2026"),
        ("Endorsement_Given_Info.csv", "Endorsee", "1 endorsement you gave, February 2026"),
    ],
)
def test_of_endorsements(store: Store, tmp_path: Path, name: str, who: str, said: str) -> None:
    folder = archive(tmp_path / "mine", "Mira", "Novak")
    (folder / name).write_text(ENDORSED.format(who=who))
    assert said in brought(store, folder)
