"""What others call themselves is a name wherever it stands: no command of a terminal, no line of its own, no turn."""

import re
import sys
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from auditor import translatable
from auditor.activities.activity import Activity, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Confidant, Expectations
from auditor.answers.trial import Draw, Trial
from auditor.archives import Me
from auditor.history.ingest import Arrival, receive
from auditor.history.people import Acquaintance, made_plain, people_frame
from auditor.translatable import plain_name, visible
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.store.engine import writing
from server.store.plain import _UNCOMMON, read_plain
from server.store.schema import accounts, acquaintances, answers, channels, coverage, devices, reports, same_people
from server.store.store import Store, open_store
from server.telling.digest import digest
from tests.server.hosted.lives import live

ODD = "Eve\x1b]0;owned\x07\x1b[2J\u202egnp\r\nBcc: ada@example.org\u2066 \u2028x\x9b31m\u061c"
EVE, NAMELESS = Person("in/eve", ODD), Person("in/\x1b[2J\u202eodd")
#: What may not stand in anything that is shown, but for the ends of our own lines.
CARRIED_OUT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def message(by: Person | str, to: Person, days: float, key: bytes) -> Arrival:
    at = datetime.now(UTC) - timedelta(days=days)
    text = "Could you please review my draft? What do you think?"
    activity = Activity(
        id=derived_id(at, days, "odd", to.id),
        type=Type.CREATE,
        published=at,
        site="linkedin",
        actor=by,  # type: ignore[arg-type]
        source=Source("extension", "1"),
        object=Object(ObjectType.MESSAGE, content=text),
        to=[to],
    )
    return receive(activity, key=key, zone=UTC)


def fill(store: Store) -> None:
    """Two who write, of whom one has an odd name and one an odd id; as a version would have kept it that took names as
    they came."""
    for odd in (EVE, NAMELESS):
        store.activities.write([message("me", odd, day, store.key) for day in range(40, 60)])
        store.activities.write([message(odd, Person("me"), day - 0.5, store.key) for day in (2.5, *range(40, 60))])
    with writing(store._engine) as connection:
        connection.execute(update(acquaintances).where(acquaintances.c.id == EVE.id).values(name=ODD))


def test_no_command_shows_what_a_terminal_would_carry_out(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        fill(store)
        store.accounts.remember(Me("linkedin", (ODD,), (f"in/{ODD}",)), mine=True)
        audit_now(store)
    told = ""
    people = ("people waiting", "people ties", "people open", "erase --person in/eve")
    for asked in ("accounts list", "today", "audit", *people):
        told += CliRunner().invoke(main, ["--data", str(settings.data), *asked.split()], input="n\n").output
    told += (
        CliRunner().invoke(main, ["--data", str(settings.data), "erase", "--person", NAMELESS.id], input="n\n").output
    )
    assert "Eve" in told and "odd" in told
    assert not CARRIED_OUT.findall(told)


#: What Rich would take for a link, for the end of nothing, and for a picture.
MARKUP = "[link=https://evil.example]Eve[/link] [/] [red]:smile:"


def test_no_name_of_a_device_is_markup_or_a_command_of_the_terminal(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    for name in (MARKUP, ODD):
        done = CliRunner().invoke(main, [*data, "devices", "add", name])
        assert done.exit_code == 0
        assert not CARRIED_OUT.findall(done.output)
    listed = CliRunner(env={"FORCE_COLOR": "1", "COLUMNS": "400"}).invoke(main, [*data, "devices", "list"])
    assert listed.exit_code == 0
    assert MARKUP in listed.output and plain_name(ODD) in listed.output
    assert "\x1b]" not in listed.output  # no link, no title of the window
    with open_store(Settings.load(tmp_path / "data", environment={"RAPPORT_DATABASE_URL": ""})) as store:
        kept = {each.name for each in store.devices.all()}
        with writing(store._engine) as connection:  # of a backup that somebody made up
            connection.execute(update(devices).values(name=ODD))
        assert kept == {MARKUP, plain_name(ODD)}
        assert {each.name for each in store.devices.all()} == {plain_name(ODD)}


def test_what_a_backup_that_somebody_made_up_says_of_sites_and_sources_is_no_command(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", environment={"RAPPORT_DATABASE_URL": ""})
    with open_store(settings) as store:
        live(store, "Beafee")
        with writing(store._engine) as connection:
            for column in (accounts.c.site, devices.c.browser, same_people.c.site, same_people.c.other_site):
                connection.execute(update(column.table).values({column.name: column + ODD}))
            spoilt = {name: coverage.c[name] + ODD for name in ("site", "note", "remedy")}
            connection.execute(update(coverage).values(spoilt))
            connection.execute(update(channels).values(name=ODD, failed=1))
    told = ""
    for asked in ("accounts list", "devices list", "doctor", "today", "people same", "audit", "sites list"):
        done = CliRunner().invoke(main, ["--data", str(settings.data), *asked.split()], input="n\n" * 20)
        assert done.exception is None or isinstance(done.exception, SystemExit), asked
        told += done.output
    assert "owned" in told
    assert not CARRIED_OUT.findall(told)


def test_every_command_writes_to_the_one_terminal_that_knows_no_markup() -> None:
    """Rich's own takes brackets in a name for markup, and ends at those that close nothing."""
    server = Path(__file__).parents[2] / "server"
    made = [
        file.name for file in server.rglob("*.py") if re.search(r"(?<!plain_console\()\bConsole\(", file.read_text())
    ]
    assert made == ["plain_console.py"]


def test_no_page_turns_or_hides_anything_by_a_name(client: FlaskClient, app: Flask) -> None:
    store: Store = app.extensions["store"]
    fill(store)
    report = audit_now(store)
    pages = ("/", "/people", "/data", "/data?name=E", "/data?name=odd", "/erase?name=i", f"/reports/{report.id}")
    for page in pages:
        shown = client.get(page)
        assert shown.status_code == 200
        ours = re.sub(r'(?:value|href)="[^"]*"', "", shown.text)  # an id is sent back as it came
        assert not CARRIED_OUT.findall(ours), page


def test_no_name_among_the_answers_turns_or_hides_anything(client: FlaskClient, app: Flask, tmp_path: Path) -> None:
    """A name may be pasted from a page, or come out of a backup that somebody made up."""
    store: Store = app.extensions["store"]
    given = Expectations(inner_circle=(Confidant(ODD), Confidant("\u200e"), Confidant("Ana")))
    store.answers.add(given)
    with store._engine.connect() as connection:
        (kept,) = connection.execute(select(answers.c.expectations)).scalars()
    assert not CARRIED_OUT.findall(
        "".join(one.name for one in msgspec.json.decode(kept, type=Expectations).inner_circle)
    )
    with writing(store._engine) as connection:
        connection.execute(update(answers).values(expectations=msgspec.json.encode(given).decode()))
    assert [one.name for one in store.answers.get().inner_circle] == [plain_name(ODD), "Ana"]
    shown = client.get("/answers?more=1").text
    assert "Eve" in shown and not CARRIED_OUT.findall(shown)
    told = CliRunner().invoke(main, ["--data", str(tmp_path / "data"), "expectations"], input="\n" * 200).output
    assert not CARRIED_OUT.findall(told)


def test_no_name_makes_a_line_of_what_is_sent(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        fill(store)
        said = digest(store, audit_now(store), None, names_people=True)
    assert said is not None
    assert any("Eve" in line for line in said.lines)
    for line in (said.title, *said.lines):
        assert not CARRIED_OUT.findall(line) and "\n" not in line


def test_what_was_kept_before_names_were_made_plain_is_plain_where_it_is_read(tmp_path: Path) -> None:
    """Or comes out of a backup that somebody made up."""
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        fill(store)
        report = audit_now(store)
        (eve,) = {each.name for each in report.waiting if each.person == EVE.id}
        stored = msgspec.json.encode(report).decode().replace(eve, msgspec.json.encode(ODD).decode()[1:-1])
        assert ODD in {each["name"] for each in msgspec.json.decode(stored)["waiting"]}
        with writing(store._engine) as connection:
            connection.execute(update(reports).values(report=stored))
        store.steps.add("reply-rate", f"Give {ODD} one line today.", "taken", 0, until=report.first)
        trial = Trial(f"Ask {ODD}.", "recipient", "answered", report.first, 4, people=(Draw(ODD, is_with=True),))
        store.trials.add("reply-rate", trial, 0)
        latest = store.reports.last()
        assert latest and [each.person for each in latest.waiting] == [each.person for each in report.waiting]
        said = digest(store, latest, None, names_people=True)
        assert said and any("You wanted to be reminded: Give Eve" in line for line in said.lines)
        kept = store.trials.all()[0].trial
        told = [said.title, *said.lines, kept.action, kept.people[0].name]
        told += [each.name for each in latest.waiting]
        assert not CARRIED_OUT.findall("".join(told)) and "\n" not in "".join(told)
    today = CliRunner().invoke(main, ["--data", str(settings.data), "today"]).output
    assert "Eve" in today
    assert not CARRIED_OUT.findall(today)


def test_nothing_of_that_is_kept(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        store.activities.write([message(EVE, Person("me"), 2, store.key)])
        with store._engine.connect() as connection:
            (kept,) = connection.execute(acquaintances.select()).all()
    assert kept.name == plain_name(ODD)


@pytest.mark.parametrize(
    "name",
    [
        "Ana Kovács",
        "Ana  Kovács",
        "D’Arcy-O’Neil",
        "李小龍",
        "דוד",
        "علی\u200cرضا",
        "Kim 👩‍💻",
        "Zoë",
        "Ngu\u0302\u0303yên",
        "葛\U000e0100城",
        "क्\u200dष",
        "❤️\u200d🔥",
        "🏳️\u200d🌈 Ana",
    ],
)
def test_names_as_people_bear_them_stay(name: str) -> None:
    assert plain_name(name) == name
    people = people_frame([Acquaintance("a", "b", name, employer="x\n"), Acquaintance("a", "c")])
    assert made_plain(people)["name"].to_list() == [name, None]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("דוד\u200f", "דוד"),
        ("Ana\tKovács", "Ana Kovács"),
        ("a\u202eb", "a�b"),
        (" \u200e\n", ""),
        ("Ana\xa0K", "Ana K"),
        ("Ana" + "".join(chr(0xE0000 + ord(each)) for each in "obey me"), "Ana"),
        ("A\u200bn\u00ada\ufeff\u2060", "Ana"),
        ("\u3164\u2800", ""),
        ("A" + "\u0300\u0489" * 500 + "na", "A" + "\u0300\u0489" * 2 + "na"),
        ("A" + "\ufe01\U000e0101" * 50, "A\ufe01"),
        ("ก" + "\u0e47" * 300, "ก" + "\u0e47" * 4),
        ("א" + "\u05b0\u0e48" * 300 + "b", "א" + "\u05b0\u0e48" * 2 + "b"),
        ("ཀ" + "\u0fb5\u0e48" * 300, "ཀ" + "\u0fb5\u0e48" * 4),
    ],
)
def test_what_is_no_part_of_a_name_goes(name: str, shown: str) -> None:
    assert plain_name(name) == shown


#: Names and greetings as they are written, with as many marks as they take.
SCRIPTS = ["ที่นี่ น้ำผึ้ง", "שָׁלוֹם בְּרָכָה", "مُحَمَّدٌ", "क्षिप्रीं ज्ञानेश्वरी", "བཀྲ་ཤིས་ ཧཱུྃ ཀྵྨླྺྼྻཾ", "မြန်မာ ကျွန်ုပ်", "ភាសាខ្មែរ", "தமிழ்"]
#: Code points that nobody sees, by twos: of two, any text can be written.
UNSEEN = [
    *("\u00ad\u200b", "\u034f\u2060", "\u17b4\u17b5", "\u180e\ufeff", "\u2062\u2064", "\u2065\u206f", "\ufff0\ufffb"),
    *("\U0001bca0\U0001bca3", "\U0001d173\U0001d17a", "\U000e0080\U000e0fff", "\u200c\u200d", "\u115f\u3164"),
    *("\U00013430\U0001343f", "\u180b\u180d", "\ufe00\ufe0e", "\U000e0100\U000e01ef"),
]


@pytest.mark.parametrize("two", UNSEEN, ids=ascii)
def test_nothing_is_written_in_letters_that_nobody_sees(two: str) -> None:
    """Neither in a name nor in what somebody wrote, in a row or one behind each letter."""
    bits = "".join(two[int(bit)] for bit in f"{int.from_bytes(b'obey me'):056b}")
    for shown in (plain_name, visible):
        hidden = shown(f"Ana{bits}K")
        assert hidden.replace(" ", "")[:3] == "Ana" and len("".join(hidden.split())) <= 5, ascii(hidden)
        assert len(set(hidden) & set(two)) <= 1


def test_no_letter_hides_more_than_one_choice_of_how_it_looks() -> None:
    apart = "".join(letter + "\u200c\u200d"[number % 2] for number, letter in enumerate("Ana Kovács"))
    assert plain_name(apart) == visible(apart) == "Ana Kovács"
    assert visible("Ana\u0300" + "\u0489" * 400) == "Ana\u0300" + "\u0489" * 3


def test_marks_of_no_script_are_heaped_up() -> None:
    heaps = [
        "a" + letter * 40
        for letter in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(letter) in ("Mn", "Me")
    ]
    assert len(heaps) > 1_600
    assert [heap for heap in heaps if len(visible(heap)) > 9] == []
    people = people_frame([Acquaintance("a", "b", heap) for heap in heaps])
    assert max(len(name or "") for name in made_plain(people)["name"]) <= 9


@pytest.mark.parametrize(
    "text", ["👩\u200d💻 et علی\u200cرضا", "Ngu\u0302\u0303yên ❤️", "葛\U000e0100城", "Zoë", *SCRIPTS]
)
def test_what_somebody_wrote_stays_as_it_is_seen(text: str) -> None:
    assert visible(text) == text


def test_what_was_kept_with_letters_that_nobody_sees_is_read_without() -> None:
    odd = Confidant("Ana\u206a\u206b")
    assert read_plain(msgspec.json.encode(odd).decode(), Confidant) == Confidant("Ana")


def test_what_is_taken_for_plain_in_stored_json_is_plain_however_often_it_stands() -> None:
    odd = re.compile(translatable.ODD)
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for times in (1, 5, 9, 20):
        taken = [each for each in letters if not _UNCOMMON.search(each * times)]
        assert len(taken) > 500
        assert [each for each in taken if odd.search(each * times) or plain_name(each * times) != each * times] == []
    people = people_frame([Acquaintance("a", "b", "Ana\U000e0fff"), Acquaintance("a", "c", "Bea")])
    assert made_plain(people)["name"].to_list() == ["Ana", "Bea"]
