"""A donation holds numbers and words of closed lists, and no byte of anybody's name or text."""

import re
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from auditor.donations.donation import STEPS, Donation, Further, coarse, of_report
from auditor.report import FurtherGoal
from server.commands.main import main
from server.demonstration import KINDS, install
from server.installation.settings import Settings
from server.store.store import open_store
from tests.made_up import report_of

CODE = "0" * 32


def rapport(data: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner(env={"RAPPORT_DATA": str(data), "RAPPORT_DATABASE_URL": "", "LANGUAGE": "en"}).invoke(
        main, words, input=typed
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("donating") / "data"
    install(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3"), "corporate")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_donation_are_of_closed_lists(kind: str) -> None:
    report = report_of(kind)
    made = of_report(report, CODE)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Donation) == made
    assert len(made.audits) > 50
    told = {word for word in words_of(msgspec.to_builtins(made)) if not re.fullmatch(r"[0-9a-f]{32}|\d{4}-\d\d", word)}
    closed = {field for kind in msgspec.inspect.multi_type_info([Donation]) for field in enumerated(kind)}
    fields = {"format", "donor", "month", "days", "activities", "role", "cause", "factors", "audits"}
    fields |= {
        "state",
        "value",
        "low",
        "high",
        "sample",
        "score",
        "score_low",
        "score_high",
        "band",
        "factor",
        "largest",
    }
    assert told <= closed | fields | {"seen"} | set(report.audits())


def test_of_a_further_goal_the_verdict_is_given_and_not_what_it_is() -> None:
    report = report_of("corporate")
    assert report.verdict.cause == "habits"
    plain = of_report(report, CODE)
    assert plain.further is None
    both = of_report(
        msgspec.structs.replace(
            report, further=FurtherGoal("new clients", report.verdict, tuple(report.audits().values()))
        ),
        CODE,
    )
    assert both.further == Further("habits", plain.factors)
    assert msgspec.structs.replace(both, further=None) == plain
    assert b"clients" not in msgspec.json.encode(both)


def test_an_audit_of_another_package_is_not_donated() -> None:
    report = report_of("corporate")
    first, *others = report.categories
    added = msgspec.structs.replace(first.audits[0], id="greetings-first")
    more = msgspec.structs.replace(first, audits=(*first.audits, added))
    assert of_report(msgspec.structs.replace(report, categories=(more, *others)), CODE) == of_report(report, CODE)


def words_of(node: object) -> set[str]:
    """All strings, keys included."""
    if isinstance(node, dict):
        return {word for key, value in node.items() for word in {str(key)} | words_of(value)}
    return {node} if isinstance(node, str) else set()


def enumerated(kind: object) -> set[str]:
    """The words that a type allows, where it lists them."""
    match kind:
        case msgspec.inspect.EnumType(cls=cls):
            return {each.value for each in cls}
        case msgspec.inspect.LiteralType(values=values):
            return {str(value) for value in values}
        case msgspec.inspect.StructType(fields=fields):
            return {word for field in fields for word in enumerated(field.type)}
        case msgspec.inspect.UnionType(types=types):
            return {word for each in types for word in enumerated(each)}
        case msgspec.inspect.DictType(key_type=key, value_type=value):
            return enumerated(key) | enumerated(value)
    return set()


def test_no_byte_of_a_name_or_a_text_is_in_the_file(data: Path, tmp_path: Path) -> None:
    """Every name that is kept, and every sentence of the report, in which texts would show."""
    file = tmp_path / "gift.json"
    assert rapport(data, "donate", str(file), "--yes").exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    content = file.read_text("utf-8").casefold()
    with open_store(Settings.load(data, f"sqlite:///{data}/rapport.sqlite3")) as store:
        report = store.reports.last()
        names = set(store.acquaintances.names().values())
        ids = {identity for _, identity in store.acquaintances.names()}
    assert report
    assert len(names) > 100
    parts = {part.casefold() for name in names | ids for part in re.split(r"\W+", name) if len(part) > 3}
    # Audits have names of ours; a code of hexadecimal digits holds short runs of letters by chance.
    rest = re.sub(r'"donor": "[0-9a-f]{32}"', "", content)
    for name in report.audits():
        rest = rest.replace(f'"{name}"', "")
    assert not {part for part in parts if part in rest}
    said = {audit.title for audit in report.audits().values()} | {report.verdict.words, report.tips[0].action}
    assert not {words for words in said if words.casefold() in content}
    assert not re.search(r"\d{4}-\d\d-\d\d", content)


def test_it_is_shown_first_and_written_after_a_yes_only(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "gift.json"
    refused = rapport(data, "donate", str(file), typed="n\n")
    assert (refused.exit_code, file.exists()) == (1, False)
    given = rapport(data, "donate", str(file), typed="y\n")
    assert given.exit_code == 0
    assert file.read_text("utf-8") in given.output
    assert msgspec.json.decode(file.read_bytes(), type=Donation).cause == "habits"


def test_the_code_is_the_same_for_one_installation_unless_it_is_drawn(data: Path, tmp_path: Path) -> None:
    codes = []
    for number, switch in enumerate([(), (), ("--once",), ("--once",)]):
        file = tmp_path / f"{number}.json"
        assert rapport(data, "donate", str(file), "--yes", *switch).exit_code == 0
        codes.append(msgspec.json.decode(file.read_bytes(), type=Donation).donor)
    assert codes[0] == codes[1]
    assert len(set(codes)) == 3


def test_what_was_left_out_of_audits_is_left_out_here(data: Path, tmp_path: Path) -> None:
    rapport(data, "audit", "--mute", "reply-rate")
    file = tmp_path / "gift.json"
    rapport(data, "donate", str(file), "--yes")
    rapport(data, "audit", "--unmute", "reply-rate")
    assert "reply-rate" not in msgspec.json.decode(file.read_bytes(), type=Donation).audits


def test_counts_are_coarse() -> None:
    assert [coarse(count) for count in (0, 1, 3, 9, 10, 49, 1_234, 10**12)] == [0, 1, 2, 5, 10, 20, 1_000, STEPS[-1]]


@pytest.mark.parametrize("kind", KINDS)
def test_no_count_tells_one_person_s_from_all_others(kind: str) -> None:
    report = report_of(kind)
    exact = {name: audit.value.n for name, audit in report.audits().items() if audit.value}
    assert not set(exact.values()) <= set(STEPS)
    made = of_report(report, CODE)
    assert {name: each.sample for name, each in made.audits.items() if each.value is not None} == {
        name: coarse(count) for name, count in exact.items()
    }
    assert made.activities in STEPS
