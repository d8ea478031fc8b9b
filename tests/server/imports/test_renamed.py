"""A contact renamed on the phone stays one person: each act counts once, and each answer still holds."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from auditor.history.identities import answered_of_one, merged
from server.audits.running import audit_now
from server.imports import naming, pipeline
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.rendering.kept_apart import KeptApart, keep
from server.store.remarks import Remark
from server.store.store import Store, open_store
from tests.server.imports.test_again import imported

BEGIN = datetime(2013, 1, 1, 20, 0, tzinfo=UTC)
RUTH, NORA = "Ruth Adler", "Nora Beck"


class Line(NamedTuple):
    at: datetime
    who: str
    text: str


def weeks(count: int, other: str, first: int = 0) -> list[Line]:
    """A message of theirs a week, and mine an hour later."""
    found = []
    for week in range(first, first + count):
        at = BEGIN + timedelta(days=7 * week, minutes=week)
        found.append(Line(at, other, f"The plan of week {week} is ready, shall I send it to you?"))
        found.append(Line(at + timedelta(hours=1), RUTH, f"Thank you for the plan of week {week}."))
    return found


def android(lines: Sequence[Line]) -> str:
    return "".join(f"{at:%d.%m.%y, %H:%M} - {who}: {text}\n" for at, who, text in lines)


def iphone(lines: Sequence[Line]) -> str:
    return "".join(f"[{at:%d.%m.%y, %H:%M}:{5 + n % 50:02}] {who}: {text}\n" for n, (at, who, text) in enumerate(lines))


Form = Callable[[Sequence[Line]], str]


def chat(other: str, lines: Sequence[Line], form: Form = android) -> dict[str, str]:
    return {f"WhatsApp Chat with {other}.txt": form(lines)}


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chats"


def bring(store: Store, folder: Path, *chats: dict[str, str]) -> Import:
    return imported(store, folder, {name: text for each in chats for name, text in each.items()}, RUTH)


def counted(store: Store) -> dict[str, tuple[int, int]]:
    """How much was written to and by everybody, by the name they go by, as an audit counts it."""
    history = store.activities.history(0, 2 << 40)
    people = merged(history.people, history.identities)
    return {row["name"]: (row["sent"], row["received"]) for row in people.to_dicts() if row["sent"] + row["received"]}


def place(name: str) -> tuple[str, str]:
    return "whatsapp", f"name:{name}"


OLD, NEW = "Aline Rochat", "Aline Bovard"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        ("+41 79 555 01 02", "Aline Bovard"),
        ("Aline", "Aline 🌻"),
        ("Aline Rochat", "Aline Hôpital"),
    ],
)
@pytest.mark.parametrize(("before", "after"), [(android, android), (iphone, android), (android, iphone)])
def test_a_chat_reported_again_under_another_name_is_known(
    store: Store, folder: Path, old: str, new: str, before: Form, after: Form
) -> None:
    bring(store, folder, chat(old, weeks(6, old), before))
    entry = bring(store, folder, chat(new, weeks(7, new), after))
    assert (entry.new, entry.known) == (2, 12)
    assert counted(store) == {new: (7, 7)}
    assert store.activities.count() == 14
    assert "1 person goes by a new name" in str(entry.came[-1])
    again = bring(store, folder, chat(new, weeks(8, new), after))
    assert (again.new, again.known) == (2, 14)
    assert not any("new name" in str(line) for line in again.came)
    assert counted(store) == {new: (8, 8)}


def test_the_new_name_counts_even_without_new_messages(store: Store, folder: Path) -> None:
    bring(store, folder, chat("+41 79 555 01 02", weeks(6, "+41 79 555 01 02")))
    entry = bring(store, folder, chat(NEW, weeks(6, NEW)))
    assert (entry.new, entry.known) == (0, 12)
    assert counted(store) == {NEW: (6, 6)}


def test_a_person_renamed_twice_is_still_one(store: Store, folder: Path) -> None:
    for count, name in ((6, OLD), (7, NEW), (8, "Aline B.")):
        entry = bring(store, folder, chat(name, weeks(count, name)))
    assert (entry.new, entry.known) == (2, 14)
    assert counted(store) == {"Aline B.": (8, 8)}


def test_both_exports_at_once_are_one_person(store: Store, folder: Path) -> None:
    entry = bring(store, folder, chat(OLD, weeks(6, OLD)), chat(NEW, weeks(7, NEW)))
    assert (entry.new, entry.known) == (14, 12)
    assert counted(store) == {NEW: (7, 7)}


def test_an_older_export_that_comes_later_renames_nobody_back(store: Store, folder: Path) -> None:
    bring(store, folder, chat(NEW, weeks(7, NEW)))
    entry = bring(store, folder, chat(OLD, weeks(6, OLD)))
    assert (entry.new, entry.known) == (0, 12)
    assert counted(store) == {NEW: (7, 7)}


def test_answers_about_them_hold_from_the_first_moment(store: Store, folder: Path) -> None:
    bring(store, folder, chat(OLD, weeks(6, OLD)))
    keep(store, place(OLD))
    store.answers.add(msgspec.structs.replace(store.answers.get(), not_this_person=(f"name:{OLD}",)))
    store.remarks.put(place(OLD), Remark("careful"))
    folder.mkdir(exist_ok=True)
    (folder / f"WhatsApp Chat with {OLD}.txt").unlink()
    (folder / f"WhatsApp Chat with {NEW}.txt").write_text(android(weeks(700, NEW)))
    named: list[bool] = []

    def look(_: Import) -> None:
        known = f"name:{NEW}" in {row.partner for row in store.activities.latest(5_000)}
        named.append(known)
        if known:
            assert f"name:{NEW}" in KeptApart(store).ids
            assert NEW in KeptApart(store).names

    run_import(store, folder, Import(store.imports.begin("x"), "x"), look, RUTH)
    assert named[-1]
    known = store.same.identities()
    given = answered_of_one(store.answers.get(), known)
    assert {f"name:{OLD}", f"name:{NEW}"} <= {*given.not_this_person} & {*given.kept_apart}
    assert store.remarks.by_person(known)[place(NEW)].note == "careful"
    audit_now(store, first=(BEGIN + timedelta(days=7)).date(), last=(BEGIN + timedelta(days=60)).date())


@pytest.mark.parametrize("count", [1, 2])
def test_two_people_with_equal_short_chats_stay_two(store: Store, folder: Path, count: int) -> None:
    bring(store, folder, chat(NORA, weeks(count, NORA)))
    entry = bring(store, folder, chat(NEW, weeks(count, NEW)))
    assert (entry.new, entry.known) == (2 * count, 0)
    assert counted(store) == {NORA: (count, count), NEW: (count, count)}


def test_equal_greetings_do_not_merge_people(store: Store, folder: Path) -> None:
    """Whom I send the same to at once, and who answer alike, wrote of other things besides."""
    both = weeks(8, "x")
    for name, first in ((NORA, 20), (NEW, 40)):
        lines = [*(line._replace(who=name if line.who == "x" else RUTH) for line in both), *weeks(8, name, first)]
        mixed = sorted(
            [*lines, *(Line(each.at + timedelta(hours=3), name, f"{name} {n}") for n, each in enumerate(both))]
        )
        entry = bring(store, folder, chat(name, mixed))
    assert entry.known == 0
    assert len(counted(store)) == 2


def test_two_people_whom_the_person_told_apart_stay_two(store: Store, folder: Path) -> None:
    bring(store, folder, chat(OLD, weeks(6, OLD)))
    bring(store, folder, chat(NEW, weeks(7, NEW)))
    assert store.same.take_back(place(OLD), place(NEW))
    store.same.answer(place(OLD), place(NEW), False)
    assert counted(store) == {OLD: (6, 6), NEW: (1, 1)}
    entry = bring(store, folder, chat(NEW, weeks(7, NEW)))
    assert (entry.new, entry.known) == (12, 2)
    assert counted(store) == {OLD: (6, 6), NEW: (7, 7)}


def group(title: str, *lines: Line) -> dict[str, str]:
    made = f"01.01.13, 08:00 - {RUTH} created group “{title}”\n"
    return {f"WhatsApp Chat with {title}.txt": made + android(sorted(lines))}


def test_a_member_of_a_group_who_is_renamed_is_one(store: Store, folder: Path) -> None:
    bring(store, folder, group("Choir", *weeks(6, OLD), *weeks(3, NORA, 20)))
    keep(store, place(OLD))
    entry = bring(store, folder, group("Choir", *weeks(7, NEW), *weeks(3, NORA, 20)))
    assert entry.new == 2
    known = store.same.identities()
    assert known.main(place(OLD)) == known.main(place(NEW)) != known.main(place(NORA))
    assert f"name:{NEW}" in KeptApart(store).ids


def test_of_two_people_with_one_name_the_renamed_one_is_not_the_other(store: Store, folder: Path) -> None:
    bring(store, folder, group("Choir", *weeks(6, OLD), *weeks(6, OLD, 20), *weeks(3, NORA, 40)))
    bring(store, folder, group("Choir", *weeks(6, OLD), *weeks(6, NEW, 20), *weeks(3, NORA, 40)))
    known = store.same.identities()
    assert known.main(place(OLD)) != known.main(place(NEW))


def doubled(store: Store, folder: Path) -> None:
    """What earlier versions kept: the same chat under both names, as of two people."""
    bring(store, folder, chat(OLD, weeks(6, OLD)))
    store.same.answer(place(OLD), place(NEW), False)
    assert bring(store, folder, chat(NEW, weeks(7, NEW))).new == 14
    assert store.same.take_back(place(OLD), place(NEW))
    assert counted(store) == {OLD: (6, 6), NEW: (7, 7)}


def test_saying_that_two_are_one_removes_repeated_messages(store: Store, folder: Path) -> None:
    doubled(store, folder)
    theirs = [row.id for row in store.activities.latest(50) if row.partner == f"name:{NEW}" and not row.mine]
    before = store.answers.get()
    store.answers.add(msgspec.structs.replace(before, needs_no_answer=tuple(theirs), relevant={theirs[-1]: True}))
    store.same.answer(place(OLD), place(NEW), True)
    assert counted(store) == {NEW: (7, 7)}
    assert store.activities.count() == 14 == len(store.activities.latest(50))
    kept = {row.id for row in store.activities.latest(50)}
    given = store.answers.get()
    assert len(given.needs_no_answer) == 7
    assert kept >= {*given.needs_no_answer, *given.relevant}
    assert bring(store, folder, chat(NEW, weeks(7, NEW))).new == 0
    assert bring(store, folder, chat(OLD, weeks(6, OLD))).new == 0


def test_saying_that_they_are_two_after_all_lets_the_archive_bring_back_what_went(store: Store, folder: Path) -> None:
    doubled(store, folder)
    store.same.answer(place(OLD), place(NEW), True)
    store.same.answer(place(OLD), place(NEW), False)
    entry = bring(store, folder, chat(NEW, weeks(7, NEW)))
    assert (entry.new, entry.known) == (12, 2)
    assert counted(store) == {OLD: (6, 6), NEW: (7, 7)}


def test_a_person_who_may_be_a_source_is_kept_apart_until_the_answer(store: Store, folder: Path) -> None:
    bring(store, folder, chat(OLD, weeks(2, OLD)))
    keep(store, place(OLD))
    bring(store, folder, chat(NEW, weeks(2, NEW)))
    assert store.same.identities().main(place(OLD)) != store.same.identities().main(place(NEW))
    assert f"name:{NEW}" in KeptApart(store).ids
    bring(store, folder, chat(NORA, weeks(2, NORA, 9)))
    assert f"name:{NORA}" not in KeptApart(store).ids


def test_an_export_larger_than_the_waiting_limit_is_recognised_too(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_MOST", 5)
    monkeypatch.setattr(pipeline, "FIRST_BATCH", 3)
    bring(store, folder, chat(OLD, weeks(12, OLD, 4)))
    entry = bring(store, folder, chat(NEW, weeks(17, NEW)))
    assert (entry.new, entry.known) == (10, 24)
    assert counted(store) == {NEW: (17, 17)}


def test_a_call_and_a_picture_count_once_too(store: Store, folder: Path) -> None:
    for name in (OLD, NEW):
        lines = [line._replace(text="<Media omitted>") if n % 4 == 1 else line for n, line in enumerate(weeks(8, name))]
        entry = bring(store, folder, chat(name, lines))
    assert (entry.new, entry.known) == (0, 16)


def test_taken_back_alone_the_archive_brings_back_what_went(store: Store, folder: Path) -> None:
    bring(store, folder, chat(OLD, weeks(6, OLD)))
    bring(store, folder, chat(NEW, weeks(7, NEW)))
    assert store.same.take_back(place(OLD), place(NEW))
    assert bring(store, folder, chat(NEW, weeks(7, NEW))).new == 12
    assert counted(store) == {OLD: (6, 6), NEW: (7, 7)}
