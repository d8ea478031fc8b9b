"""A later export adds only new activities, parts know who I am, two accounts stay two, and an empty import fails."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from sqlalchemy import update

from auditor.activities.activity import Subject
from auditor.archives import Me
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.counting import retell
from server.store.engine import writing
from server.store.schema import OWNER, activities
from server.store.store import Store, open_store

TOM, MIRA = "https://www.linkedin.com/in/tom-hale", "https://www.linkedin.com/in/mira-novak"
OF_OLD = "First Name,Last Name,Company,Position,Connected On\nTom,Hale,Acorn,Baker,08 Feb 2022\n"
OF_TODAY = f"First Name,Last Name,URL,Company,Position,Connected On\nTom,Hale,{TOM},Oak,Baker,08 Feb 2022\n"
HEADED = "First Name,Last Name,URL,Company,Position,Connected On\n"
HEADER = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
PROFILE = "First Name,Last Name,Headline\nMira,Novak,Bakes\n"
SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,Visibility\n2024-02-09 01:21:47,https://www.linkedin.com/feed/update/1,{},,\n"


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


def imported(store: Store, folder: Path, files: dict[str, str], me: str = "") -> Import:
    """An import of a folder with these files and no others."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    entry = Import(store.imports.begin(folder.name), folder.name)
    run_import(store, folder, entry, lambda _: None, me)
    return entry


def counts(entry: Import) -> tuple[str, int, int]:
    return entry.state, entry.new, entry.known


def messages(*texts: str, url: bool = True) -> str:
    """A conversation of the two, a message an hour."""
    rows = ""
    for hour, text in enumerate(texts):
        pair = [("Mira Novak", MIRA), ("Tom Hale", TOM if url else "")]
        (one, address), (other, to) = pair if hour % 2 == 0 else pair[::-1]
        rows += f'c1,{one},{address},{other},{to},2022-02-01 1{hour}:00:00 UTC,"{text}",INBOX\n'
    return HEADER + rows


def people(store: Store) -> dict[str, tuple[int, int, bool]]:
    """Everybody on the site: written to, written by, and whether connected."""
    found = store.activities.history(0, 2 << 40).people
    return {row["id"]: (row["sent"], row["received"], row["connected_at"] is not None) for row in found.to_dicts()}


def works(store: Store) -> dict[str, tuple[str | None, str | None]]:
    """Where everybody on the site works, and as what."""
    found = store.activities.history(0, 2 << 40).people
    return {row["id"]: (row["employer"], row["position"]) for row in found.to_dicts()}


@pytest.mark.parametrize("order", [(OF_OLD, OF_TODAY), (OF_TODAY, OF_OLD)])
def test_a_name_and_its_address_are_the_same_person(store: Store, tmp_path: Path, order: tuple[str, str]) -> None:
    first, second = order
    assert counts(imported(store, tmp_path / "a", {"Connections.csv": first})) == ("done", 1, 0)
    assert counts(imported(store, tmp_path / "a", {"Connections.csv": second})) == ("done", 0, 1)
    assert counts(imported(store, tmp_path / "a", {"Connections.csv": first})) == ("done", 0, 1)
    assert people(store) == {"in/tom-hale": (0, 0, True)}
    assert store.activities.count() == 1


@pytest.mark.parametrize("order", [(2022, 2023, 2025), (2025, 2022, 2023), (2023, 2025, 2022)])
def test_people_work_where_the_latest_export_says(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    """An export is at least as new as the newest connection in it."""
    since = {
        2022: HEADED + f"Tom,Hale,{TOM},Acorn,Baker,08 Feb 2022\n",
        2023: HEADED + f"Ida,Rey,{TOM}-2,Elm,Cook,01 May 2023\nTom,Hale,{TOM},Acorn,Baker,08 Feb 2022\n",
        2025: HEADED + f"Eva,Rey,{TOM}-3,,,01 May 2025\nIda,Rey,{TOM}-2,,,01 May 2023\n"
        f"Tom,Hale,{TOM},Oak,Chef,08 Feb 2022\n",
    }  # fmt: skip
    for year in order:
        imported(store, tmp_path / "a", {"Connections.csv": since[year]})
    work = {"in/tom-hale": ("Oak", "Chef"), "in/tom-hale-2": ("Elm", "Cook"), "in/tom-hale-3": (None, None)}
    assert works(store) == work
    with writing(store._engine) as connection:
        retell(connection, OWNER, "linkedin", {"in/tom-hale"})
    assert works(store) == work


def test_of_two_exports_that_may_be_equally_new_the_last_one_counts(store: Store, tmp_path: Path) -> None:
    for employer in ("Acorn", "Oak"):
        file = HEADED + f"Tom,Hale,{TOM},{employer},Baker,08 Feb 2022\n"
        imported(store, tmp_path / "a", {"Connections.csv": file})
    assert works(store) == {"in/tom-hale": ("Oak", "Baker")}


def test_messages_to_a_name_belong_to_its_address_from_then_on(store: Store, tmp_path: Path) -> None:
    old = {"Profile.csv": PROFILE, "messages.csv": messages("Morning", "Morning!", url=False)}
    imported(store, tmp_path / "a", old)
    assert people(store) == {"name:Tom Hale": (1, 1, False)}
    entry = imported(store, tmp_path / "a", {"Connections.csv": OF_TODAY})
    assert counts(entry) == ("done", 1, 0)
    assert people(store) == {"in/tom-hale": (1, 1, True)}


def test_namesakes_do_not_become_one(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path / "a", {"Connections.csv": OF_OLD})
    two = OF_TODAY + f"Tom,Hale,{TOM}-2,,,09 Feb 2022\n"
    imported(store, tmp_path / "a", {"Connections.csv": two})
    assert set(people(store)) == {"name:Tom Hale", "in/tom-hale", "in/tom-hale-2"}


def test_an_edited_post_is_the_same_post(store: Store, tmp_path: Path) -> None:
    assert counts(imported(store, tmp_path / "a", {"Shares.csv": SHARES.format("We hire")})) == ("done", 1, 0)
    assert counts(imported(store, tmp_path / "a", {"Shares.csv": SHARES.format("We hired")})) == ("done", 0, 1)


def test_a_message_with_line_breaks_where_there_were_none_is_the_same(store: Store, tmp_path: Path) -> None:
    files = {"Profile.csv": PROFILE, "messages.csv": messages("One two", "Three")}
    assert counts(imported(store, tmp_path / "a", files)) == ("done", 3, 0)
    files["messages.csv"] = messages("One\ntwo", "Three", "Four")
    again = imported(store, tmp_path / "a", files)
    assert again.new == 1  # the profile is the same
    assert [str(line) for line in again.came] == ["1 message of yours, February 2022"]


def test_two_messages_of_one_second_stay_two_however_often_they_come(store: Store, tmp_path: Path) -> None:
    row = f"c1,Mira Novak,{MIRA},Tom Hale,{TOM},2022-02-01 10:00:00 UTC,{{}},INBOX\n"
    files = {"Profile.csv": PROFILE, "messages.csv": HEADER + row.format("One") + row.format("Two")}
    assert counts(imported(store, tmp_path / "a", files)) == ("done", 3, 0)
    files["messages.csv"] = HEADER + row.format("Two") + row.format("One")
    assert counts(imported(store, tmp_path / "a", files)) == ("done", 0, 3)


def test_messages_of_2019_are_the_same_as_those_with_a_conversation(store: Store, tmp_path: Path) -> None:
    old = (
        "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER\n"
        "Mira Novak,Tom Hale,2022-02-01T10:00:00,,Morning,OUTGOING,INBOX\n"
        "Tom Hale,Mira Novak,2022-02-01T11:00:00,,Morning to you,INCOMING,INBOX\n"
    )
    today = {"Profile.csv": PROFILE, "messages.csv": messages("Morning", "Morning to you")}
    imported(store, tmp_path / "a", {"messages.csv": old})
    assert store.activities.count() == 2
    assert imported(store, tmp_path / "a", today).new == 1  # the profile
    assert people(store) == {"in/tom-hale": (1, 1, False)}


def test_messages_of_2019_add_nothing_to_those_with_a_conversation(store: Store, tmp_path: Path) -> None:
    old = (
        "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER\n"
        "Mira Novak,Tom Hale,2022-02-01T10:00:00,,Morning,OUTGOING,INBOX\n"
    )
    imported(store, tmp_path / "a", {"Profile.csv": PROFILE, "messages.csv": messages("Morning")})
    assert counts(imported(store, tmp_path / "a", {"messages.csv": old})) == ("done", 0, 1)


def test_who_i_am_is_remembered_between_parts(store: Store, tmp_path: Path) -> None:
    both = messages("Morning", "Morning to you")
    alone = imported(store, tmp_path / "a", {"messages.csv": both})
    assert (alone.state, alone.new) == ("failed", 0)
    assert "cannot be told who you are in it, so that 2 messages were not taken. Say who you are" in str(alone.error)
    assert alone.unclear[0].candidates == ("Mira Novak", "Tom Hale")
    imported(store, tmp_path / "a", {"Profile.csv": PROFILE, "Connections.csv": OF_TODAY})
    assert store.accounts.mine() == (Me("linkedin", ("Mira Novak",)),)
    assert counts(imported(store, tmp_path / "a", {"messages.csv": both})) == ("done", 2, 0)
    assert store.accounts.mine() == (Me("linkedin", ("Mira Novak",), ("in/mira-novak",)),)
    assert people(store) == {"in/tom-hale": (1, 1, True)}


def test_who_i_say_i_am_is_remembered(store: Store, tmp_path: Path) -> None:
    both = {"messages.csv": messages("Morning", "Morning to you")}
    assert counts(imported(store, tmp_path / "a", both, me="Tom Hale")) == ("done", 2, 0)
    assert counts(imported(store, tmp_path / "a", both)) == ("done", 0, 2)
    assert people(store) == {"in/mira-novak": (1, 1, False)}


def test_two_accounts_stay_two_and_the_second_counts_once_it_is_mine(store: Store, tmp_path: Path) -> None:
    for name, slug in (("Mira", "mira-novak"), ("Mira at work", "mira-at-work")):
        url = f"https://www.linkedin.com/in/{slug}"
        files = {
            "Profile.csv": f"First Name,Last Name,Headline\n{name},,Bakes\n",
            "messages.csv": HEADER + f"{slug},{name},{url},Tom Hale,{TOM},2022-02-01 10:00:00 UTC,Morning,INBOX\n",
        }
        assert counts(imported(store, tmp_path / "a", files)) == ("done", 2, 0)
    assert {me.addresses for me in store.accounts.mine()} == {("in/mira-novak",), ("in/mira-at-work",)}
    assert people(store) == {"in/tom-hale": (1, 0, False)}
    assert [each.me.names for each in store.accounts.asked()] == [("Mira",), ("Mira at work",)]
    store.accounts.answer(store.accounts.asked()[1], mine=True)
    assert people(store) == {"in/tom-hale": (2, 0, False)}


def test_erasing_forgets_who_i_am(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path / "a", {"Profile.csv": PROFILE, "Connections.csv": OF_TODAY})
    assert store.accounts.mine()
    store.erase()
    assert store.accounts.mine() == ()


def test_one_part_supplies_what_another_does_not_tell(store: Store, tmp_path: Path) -> None:
    imported(store, tmp_path / "a", {"Profile.csv": PROFILE, "Connections.csv": OF_TODAY})
    imported(store, tmp_path / "a", {"Shares.csv": SHARES.format("We hire")})
    extents = {entry.subject: entry.extent for entry in store.coverage.all()}
    asked = (Subject.CONNECTION, Subject.POST, Subject.MESSAGE_SENT)
    assert [extents[subject] for subject in asked] == ["full", "full", "none"]


@pytest.mark.parametrize(
    "files",
    [
        {"Connections.csv": "First Name,Last Name,URL,Connected On\n"},
        {"Connections.csv": "First Name,Last Name,URL,Connected On\nTom,Hale,,some day\n"},
        {"following_accounts.csv": "Account address,Show boosts\nwei@far.example,true\n"},
        {"outbox.json": '{"id": "outbox.json", "type": "OrderedCollection", "orderedItems": []}'},
    ],
)
def test_nothing_is_no_success(store: Store, tmp_path: Path, files: dict[str, str]) -> None:
    entry = imported(store, tmp_path / "a", files)
    assert counts(entry) == ("failed", 0, 0)
    assert str(entry.error).startswith("Nothing came in from a: ")
    assert "and import that" in str(entry.error)
    assert entry.problems or entry.undated
    kept = store.imports.get(entry.id)
    assert kept
    assert kept.problems[0] == entry.error


def test_nothing_new_is_a_success(store: Store, tmp_path: Path) -> None:
    for expected in (("done", 1, 0), ("done", 0, 1)):
        assert counts(imported(store, tmp_path / "a", {"Connections.csv": OF_TODAY})) == expected


def test_a_problem_is_reported_once_for_each_file_and_kind(store: Store, tmp_path: Path) -> None:
    bad = "".join(f"Person,{number},,day {number}\n" for number in range(40))
    undated = "".join(f"Person,{number},,\n" for number in range(3))
    entry = imported(
        store,
        tmp_path / "a",
        {"Connections.csv": f"First Name,Last Name,URL,Connected On\nTom,Hale,{TOM},08 Feb 2022\n{bad}{undated}"},
    )
    assert [str(each) for each in entry.problems] == [
        "Connections.csv, line 3: the date “xxx 0” cannot be read; 39 more like it"
    ]
    assert [str(each) for each in entry.undated] == ["Connections.csv, line 43: it bears no date; 2 more like it"]
    assert entry.skipped == 40
    kept = store.imports.get(entry.id)
    assert kept
    assert (kept.summary.came, kept.summary.undated) == (entry.came, entry.undated)


def test_of_months_without_a_post_an_export_says_that_there_was_none(store: Store, tmp_path: Path) -> None:
    files = {"Connections.csv": OF_TODAY, "Shares.csv": SHARES.format("Fresh bread at six.")}
    imported(store, tmp_path / "export", files)
    told = {entry.subject: entry for entry in store.coverage.all()}
    for subject in (Subject.POST, Subject.CONNECTION):
        span = told[subject].since, told[subject].until
        assert span == (date(2022, 2, 8), date(2024, 2, 9)), subject


INVITED = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    '{name},Mira Novak,"2/5/24, 8:12 AM",,INCOMING,https://www.linkedin.com/in/tom-hale,'
    "https://www.linkedin.com/in/mira-novak\n"
)
PRAISED = (
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Tom,{last},Acorn,Baker,"Mira bakes the best bread in town.","02/05/24, 08:12 AM",VISIBLE\n'
)


def test_an_invitation_by_whoever_bears_another_name_now_is_the_same(store: Store, tmp_path: Path) -> None:
    for name, new in (("Tom Hale", 1), ("Tom Berg", 0), ("Tom H. Berg", 0), ("Tom Hale", 0)):
        assert imported(store, tmp_path / "export", {"Invitations.csv": INVITED.format(name=name)}).new == new


@pytest.mark.damages
def test_an_invitation_that_was_known_by_the_name_is_the_same_by_the_address(store: Store, tmp_path: Path) -> None:
    """As earlier versions made its id."""
    imported(store, tmp_path / "export", {"Invitations.csv": INVITED.format(name="Tom Hale")})
    with writing(store._engine) as connection:
        connection.execute(update(activities).values(id="018d7a00-0000-7000-8000-000000000000"))
    for name in ("Tom Hale", "Tom Berg"):
        assert imported(store, tmp_path / "export", {"Invitations.csv": INVITED.format(name=name)}).new == 0


def test_a_recommendation_by_whoever_bears_another_name_now_is_the_same(store: Store, tmp_path: Path) -> None:
    for last, new in (("Hale", 1), ("Berg", 0), ("Hale", 0)):
        files = {"Recommendations_Received.csv": PRAISED.format(last=last)}
        assert imported(store, tmp_path / "export", files).new == new


def test_an_unchanged_profile_is_not_a_new_version(store: Store, tmp_path: Path) -> None:
    zips = []
    for day, headline in ((16, "Bakes"), (23, "Bakes"), (25, "Bakes bread"), (27, "Bakes"), (27, "Bakes")):
        zips.append(tmp_path / f"Complete_LinkedInDataExport_11-{day}-2024.zip")
        with ZipFile(zips[-1], "w") as file:
            file.writestr(
                ZipInfo("Profile.csv", (2024, 11, day, 9, 0, 0)),
                f"First Name,Last Name,Headline\nMira,Novak,{headline}\n",
            )
        entry = Import(store.imports.begin(zips[-1].name), zips[-1].name)
        run_import(store, zips[-1], entry, lambda _: None)
        assert entry.new == (day != 23 and len(zips) < 5)
