"""The command, as people type it: outcomes, exit codes, one-line reasons."""

import json
import subprocess
import sys
import zipfile
from datetime import UTC, date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from auditor.history.ingest import receive
from auditor.report.schema import json_schema
from server.audits.running import audit_now
from server.commands.main import main
from server.demonstration import install
from server.installation.settings import Settings
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import open_store
from tests.story import Story


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def rapport(data: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner(env={"RAPPORT_DATA": str(data), "RAPPORT_DATABASE_URL": ""}).invoke(main, words, input=typed)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A LinkedIn archive of three comments, made up by us."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        lines = [
            f"2026-01-0{day} 10:00:00,https://www.linkedin.com/feed/update/urn,Well put indeed" for day in (1, 2, 3)
        ]
        zipped.writestr("Comments.csv", "\n".join(["Date,Link,Message", *lines]) + "\n")
        zipped.writestr("Profile.csv", "First Name,Last Name,Headline,Summary\nMara,Lind,Engineer,\n")
    return path


def test_an_import_counts_and_a_second_one_stores_nothing(data: Path, archive: Path) -> None:
    first = rapport(data, "import", str(archive))
    assert first.exit_code == 0, first.output
    assert "4 new, 0 already there" in " ".join(first.output.split())
    again = rapport(data, "import", str(archive))
    assert "0 new, 4 already there" in " ".join(again.output.split())


def test_a_reader_that_has_enough_is_no_error(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    command = f"{sys.executable} -m server --data {data} audit | head -1"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stdout.startswith("Your networking")
    assert ended.stderr == ""


def test_an_import_of_nothing_fails_and_says_what_to_do(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "following_accounts.csv"
    path.write_text("Account address,Show boosts\nwei@far.example,true\n")
    result = rapport(data, "import", str(path))
    said = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "Nothing came in from following_accounts.csv" in said
    assert "Ask the site for the whole archive" in said


def test_who_i_am_is_asked_and_can_be_said(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(
        "CONVERSATION ID,FROM,TO,DATE,CONTENT\n"
        "c1,Mira Novak,Tom Hale,2026-02-01 10:00:00 UTC,Morning\n"
        "c1,Tom Hale,Mira Novak,2026-02-01 11:00:00 UTC,Morning to you\n"
    )
    asked = rapport(data, "import", str(path))
    said = " ".join(asked.output.split())
    assert asked.exit_code == 1
    assert "Who are you in messages.csv? 1. Mira Novak 2. Tom Hale" in said
    assert '--me "YOUR NAME"' in said
    told = rapport(data, "import", str(path), "--me", "mira novak")
    assert told.exit_code == 0, told.output
    assert "1 message of yours, February 2026" in " ".join(told.output.split())
    chat = tmp_path / "WhatsApp Chat with Allotment.txt"
    names = ("Aylin Demir", "Piet", "Mira Novak")
    chat.write_text("".join(f"13/02/2026, 09:0{at} - {name}: Good morning\n" for at, name in enumerate(names)))
    assert '--me "Mira Novak"' in rapport(data, "import", str(chat)).output


def test_a_command_that_is_named_can_be_copied_where_the_file_has_spaces(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp Chat with Allotment.txt"
    names = ("Aylin Demir", "Piet", "Mira Novak")
    path.write_text("".join(f"13/02/2026, 09:0{at} - {name}: Good morning\n" for at, name in enumerate(names)))
    asked = rapport(data, "import", str(path))
    assert f'rapport import "{path}" --me "YOUR NAME"' in " ".join(asked.output.split())


def test_nothing_of_an_archive_reaches_the_terminal_as_a_command(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;b\x07[bold]c"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Connected On\nTom,Hale,,\x1b[2J\x1b]0;x\x07[red]y[/red]\nIda,Berg,,08 Feb 2024\n"
    )
    (folder / "Odd \x1b[31m.csv").write_text("\x1b[31m,b\n1,2\n")
    result = rapport(data, "import", str(folder))
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
    assert "[bold]c" in result.output
    assert "1 new" in " ".join(result.output.split())


def test_the_json_report_fits_its_schema(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    printed = rapport(data, "audit", "--format", "json")
    assert printed.exit_code == 0
    report = json.loads(printed.stdout)
    jsonschema.Draft202012Validator(json_schema()).validate(report)
    assert report["last"] == "2026-01-03"


def test_an_audit_of_chosen_days_says_that_it_stands_by_itself(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    by_itself = "This audit stands by itself"
    assert by_itself not in rapport(data, "audit", "--days", "30").stderr, "there is no other to keep to"
    assert by_itself not in rapport(data, "audit").stderr
    chosen = rapport(data, "audit", "--days", "60")
    assert by_itself in chosen.stderr
    assert by_itself not in chosen.stdout


def test_the_html_report_needs_nothing_from_anywhere(data: Path, archive: Path, tmp_path: Path) -> None:
    rapport(data, "import", str(archive))
    output = tmp_path / "report.html"
    assert rapport(data, "audit", "--format", "html", "--output", str(output)).exit_code == 0
    page = output.read_text("utf-8")
    assert "<style>" in page
    assert "<script" not in page
    assert "<link" not in page
    assert " src=" not in page


def test_an_audit_of_nothing_says_what_to_do(data: Path) -> None:
    result = rapport(data, "audit")
    assert result.exit_code == 1
    assert "import an archive first" in result.output


def test_a_file_that_is_no_archive_fails_in_one_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    result = rapport(data, "import", str(tmp_path / "notes.txt"))
    assert result.exit_code == 1
    assert "no archive known here" in " ".join(result.output.split())


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "--role", "emperor"),
        ("audit", "--site", "myspace"),
        ("audit", "--from", "2026-02-02", "--to", "2026-02-01"),
        ("audit", "--from", "yesterday"),
        ("audit", "--mute", "no-such-audit"),
        ("audit", "--format", "pdf"),
        ("erase", "--site", "myspace"),
        ("erase", "--from", "2026-02-02"),
        ("erase", "--from", "2026-02-02", "--to", "2026-02-01"),
        ("erase", "--site", "linkedin", "--person", "Ana"),
        ("nonsense",),
        ("import",),
    ],
)
def test_wrong_usage_is_told_apart_from_failure(data: Path, words: tuple[str, ...]) -> None:
    assert rapport(data, *words).exit_code == 2


def test_erase_asks_and_then_leaves_nothing(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    assert rapport(data, "erase", typed="n\n").exit_code == 1
    assert rapport(data, "audit").exit_code == 0
    assert rapport(data, "erase", typed="y\n").exit_code == 0
    assert rapport(data, "audit").exit_code == 1


def test_a_part_is_erased_once_it_was_said_how_much_it_is(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    asked = rapport(data, "erase", "--from", "2026-01-01", "--to", "2026-01-02", typed="n\n")
    assert asked.exit_code == 1
    assert "this erases 2 activities" in asked.output
    done = rapport(data, "erase", "--from", "2026-01-01", "--to", "2026-01-02", "--yes")
    assert done.exit_code == 0, done.output
    assert "Nothing of that" in rapport(data, "erase", "--from", "2026-01-01", "--to", "2026-01-02", "--yes").output
    assert json.loads(rapport(data, "audit", "--format", "json").stdout)["sources"][0]["activities"] == 2
    assert "Nobody called" in rapport(data, "erase", "--person", "Ana", "--yes").output
    assert rapport(data, "erase", "--site", "linkedin", "--yes").exit_code == 0
    assert rapport(data, "audit").exit_code == 1


def test_an_export_can_be_read_by_others(data: Path, archive: Path, tmp_path: Path) -> None:
    rapport(data, "import", str(archive))
    output = tmp_path / "all.json"
    assert rapport(data, "export", "--output", str(output)).exit_code == 0
    collection = json.loads(output.read_text("utf-8"))
    assert collection["type"] == "OrderedCollection"
    assert len(collection["orderedItems"]) == 4


def test_a_file_that_names_people_says_so_and_one_to_share_does_not(data: Path, archive: Path, tmp_path: Path) -> None:
    rapport(data, "import", str(archive))
    for words in (("export",), ("audit", "--format", "json")):
        written = (*words, "--output", str(tmp_path / words[0]))
        assert "people are named in it" in rapport(data, *written).stderr
        assert "named" not in rapport(data, *written, "--share").stderr
    assert "named" not in rapport(data, "audit").stderr


def test_the_doctor_finds_a_healthy_installation_healthy(data: Path, archive: Path) -> None:
    rapport(data, "import", str(archive))
    result = rapport(data, "doctor")
    assert result.exit_code == 0, result.output
    assert "4 activities" in result.output


def test_a_lost_key_is_told_and_a_new_one_is_made_only_when_asked_for(data: Path, archive: Path) -> None:
    rapport(data, "doctor")
    (data / "key").unlink()
    for words in (("doctor",), ("import", str(archive)), ("serve", "--no-open", "--port", "5998")):
        result = rapport(data, *words)
        assert (result.exit_code, "is gone. Put it back from a backup" in " ".join(result.output.split())) == (1, True)
    assert rapport(data, "doctor", "--new-key", typed="n\n").exit_code == 1
    assert not (data / "key").exists()
    assert rapport(data, "doctor", "--new-key", typed="y\n").exit_code == 0
    assert (data / "key").exists()
    assert "stays" in rapport(data, "doctor", "--new-key").output


def test_the_doctor_sees_a_database_that_is_none(data: Path) -> None:
    rapport(data, "doctor")
    (data / "rapport.sqlite3").write_bytes(b"not a database at all, just some words" * 40)
    result = rapport(data, "doctor")
    assert result.exit_code == 1
    assert "BAD" in result.output


def test_answers_are_taken_from_a_file(data: Path, tmp_path: Path) -> None:
    given = tmp_path / "answers.json"
    given.write_text('{"role": "media", "learnable": 4}')
    assert rapport(data, "expectations", "--file", str(given)).exit_code == 0
    assert json.loads(rapport(data, "expectations", "--show").stdout)["role"] == "media"


def test_a_file_may_say_what_the_pages_say(data: Path, tmp_path: Path) -> None:
    given = tmp_path / "answers.json"
    said = {
        "approached": "About daily", "circle": ["Ida Marsh", "Ben Adler"],
        "goal": {"outcome": "just staying in touch"}, "further_goal": {"outcome": "learning"},
    }  # fmt: skip
    given.write_text(json.dumps(said))
    taken = rapport(data, "expectations", "--file", str(given))
    assert taken.exit_code == 0, taken.output
    kept = json.loads(rapport(data, "expectations", "--show").stdout)
    assert (kept["approached"], kept["goal"]["outcome"]) == ("daily", "staying in touch")
    assert [each["name"] for each in kept["inner_circle"]] == ["Ida Marsh", "Ben Adler"]
    assert kept["further_goal"]["outcome"] == "learning"


def test_answers_that_a_file_does_not_name_stay_and_above_all_who_is_kept_apart(data: Path, tmp_path: Path) -> None:
    given = tmp_path / "answers.json"
    for said in ({"role": "media", "kept_apart": ["@source"], "learnable": 4}, {"role": "private", "learnable": None}):
        given.write_text(json.dumps(said))
        assert rapport(data, "expectations", "--file", str(given)).exit_code == 0
    kept = json.loads(rapport(data, "expectations", "--show").stdout)
    assert (kept["role"], kept["kept_apart"]) == ("private", ["@source"])
    assert "learnable" not in kept


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b'{"learnable": 9}', "What is said at “learnable” does not fit. What fits: 1, 2, 3, 4 or 5."),
        (
            b'{"approached": "hourly"}',
            'does not fit. What fits: "never", "monthly", "weekly", "daily" or "several a day".',
        ),
        (b'{"goal": {"amount": "many"}}', "What is said at “goal.amount” does not fit."),
        (b'{"learnabel": 4}', "There is no answer called “learnabel”."),
        (b"[1]", "These are no answers."),
        (b'{"learnable"', "This cannot be read as JSON in UTF-8."),
        (b"\xff", "This cannot be read as JSON in UTF-8."),
    ],
)
def test_answers_that_do_not_fit_are_refused_by_name(data: Path, tmp_path: Path, given: bytes, told: str) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(given)
    refused = rapport(data, "expectations", "--file", str(file))
    assert refused.exit_code == 1
    assert told in " ".join(refused.output.split())


def test_the_terminal_asks_and_leaves_open_what_is_left_open(data: Path) -> None:
    result = rapport(data, "expectations", typed="2\n" + "\n" * 40)
    assert result.exit_code == 0, result.output
    kept = json.loads(rapport(data, "expectations", "--show").stdout)
    assert (kept.pop("confirmed").keys(), kept) == ({"role"}, {"role": "media"})


def test_the_demonstration_prints_and_leaves_nothing(data: Path) -> None:
    result = rapport(data, "demo", "--role", "media", "--text")
    assert result.exit_code == 0, result.output
    assert "One next step" in result.output
    assert not (data / "rapport.sqlite3").exists()


def test_today_and_people_tell_of_the_latest_report(data: Path) -> None:
    for words in (["today"], ["people", "waiting"], ["people", "ties"]):
        before = rapport(data, *words)
        assert before.exit_code == 1
        assert "There is no report yet." in before.output
    install(Settings.load(data, environment={}), "corporate")
    today = rapport(data, "today").output
    for part in ("Who waits for you", "One next step", "Is it the site, or how it is used?", "What changed"):
        assert part in today
    report = open_store(Settings.load(data, environment={})).reports.last()
    assert report
    assert report.network
    for command, name in (
        ("waiting", report.waiting[0].name),
        ("ties", report.network.ties[0].name),
        ("dormant", report.network.dormant[0].name),
        ("open", report.network.loops[0].name),
        ("introductions", report.network.matches[0].names[1]),
    ):
        told = rapport(data, "people", command)
        assert told.exit_code == 0
        assert name in told.output.splitlines()[0], command


def test_whom_one_lost_sight_of_is_told_in_the_terminal_as_on_the_page_of_people(data: Path) -> None:
    told = Story(first=date(2026, 1, 1))
    for day in range(0, 50, 10):
        told.hear(day, "Quiet", "The train was late again.")
        told.write(day + 0.1, "Quiet", "The rain came in again.")
    told.exchange(89, "friend")
    with open_store(Settings.load(data, environment={})) as store:
        store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in told.activities])
        audit_now(store)
        assert rapport(data, "people", "dormant").output == "Quiet: usually every 10 days; now 49 days\n"
        store.remarks.put(("linkedin", "Quiet"), Remark().put_off(now(), 90), {("linkedin", "Quiet")})
    assert rapport(data, "people", "dormant").output == "Nobody.\n"


@pytest.mark.parametrize(("typed", "meant"), [("Ana Quits", "Ana Quist"), ("quist", "Ana Quist"), ("Zebra", None)])
def test_a_name_that_is_misspelled_or_half_typed_is_offered_whole(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    with open_store(Settings.load(tmp_path)) as store:
        story = Story()
        for name in ("Ana Quist", "Bo Hale"):
            story.hear(499, name)
        store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in story.activities])
    refused = rapport(tmp_path, "erase", "--person", typed, "--yes")
    assert refused.exit_code == 1
    assert f"Nobody called “{typed}” is kept here." in refused.output
    assert ("Did you mean" in refused.output) is (meant is not None)
    assert meant is None or f"“{meant}”" in refused.output
