"""Importing: what is counted, what is kept when it breaks off, that a large archive comes in as a small one."""

import gc
import json
import multiprocessing
import os
import signal
import tarfile
import weakref
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

import pytest

from auditor.activities.activity import Activity
from auditor.activities.declared import packaged_texts, take_up
from auditor.archives import ArchiveRefused, Looked, Unrecognised, read
from auditor.history.ingest import Arrival
from server.imports import importing, pipeline
from server.imports.importing import Import, run_import
from server.imports.pipeline import BATCH, FIRST_BATCH, Delivery, ReadingEnded, Reception, arrivals, arrivals_ahead
from server.installation.settings import Settings
from server.store.errors import DiskFullError
from server.store.store import Store, open_store
from tests.archives.cases import folders
from tests.archives.cases import packed as case_packed
from tests.story import Story

RECEPTION = Reception(b"k" * 32, UTC, keep_text=True)
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Silva,https://www.linkedin.com/in/ana-silva,,Northline,Engineer,08 Feb 2026
Ben,Okoro,https://www.linkedin.com/in/ben-okoro,,,,09 Feb 2026
Cleo,Marsh,https://www.linkedin.com/in/cleo-marsh,,,,the day before
"""
COMMENTS = """Date,Link,Message
2026-02-10 09:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1,"Thank you, Ana. How did it go?"
"""


def reactions(rows: int) -> str:
    """A table of so many reactions, one a minute."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    address = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A"
    lines = (f"{start + timedelta(minutes=n):%Y-%m-%d %H:%M:%S},LIKE,{address}{n}" for n in range(rows))
    return "\n".join(("Date,Type,Link", *lines, ""))


def packed(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return packed(tmp_path, {"Connections.csv": CONNECTIONS, "Comments.csv": COMMENTS})


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Several batches, and taken for large."""
    monkeypatch.setattr(importing, "LARGE", 0)
    return packed(tmp_path, {"Reactions.csv": reactions(4 * BATCH - 3), "Connections.csv": CONNECTIONS})


def imported(store: Store, path: Path, on_progress: importing.OnProgress = lambda _: None) -> Import:
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, on_progress)
    return entry


def counts(entry: Import) -> tuple[str, int, int, int]:
    return entry.state, entry.new, entry.known, entry.skipped


def test_an_import_counts_what_is_new_and_says_what_it_skipped(store: Store, small: Path) -> None:
    entry = imported(store, small)
    assert counts(entry) == ("done", 3, 0, 1)
    assert [str(problem) for problem in entry.problems] == [
        "Connections.csv, line 4: the date “xxx xxx xxxxxx” cannot be read"
    ]
    kept = store.imports.get(entry.id)
    assert kept is not None
    assert (kept.state, kept.new, kept.skipped, kept.format) == ("done", 3, 1, "LinkedIn's data export")
    assert store.coverage.all()


def test_no_batch_stays_in_memory_while_the_next_one_comes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Batch(list[Arrival]):
        """A list that can be watched."""

    ended: list[bool] = []

    def watched(path: Path, reception: Reception, looked: Looked) -> Iterator[Delivery]:
        for item in arrivals(path, reception, looked):
            if not isinstance(item, list):
                yield item
                continue
            batch = Batch(item)
            del item
            watching = weakref.ref(batch)
            handing = [batch]
            del batch
            yield handing.pop()
            ended.append(watching() is None)

    monkeypatch.setattr(importing, "arrivals", watched)
    entry = imported(store, packed(tmp_path, {"Reactions.csv": reactions(2 * BATCH)}))
    assert counts(entry) == ("done", 2 * BATCH, 0, 0)
    assert len(ended) > 2
    assert all(ended)


def test_records_left_out_for_one_reason_are_each_counted(store: Store, tmp_path: Path) -> None:
    hidden = ",,,,,,09 Feb 2026\n" * 3
    entry = imported(store, packed(tmp_path, {"Connections.csv": CONNECTIONS + hidden}))
    assert counts(entry) == ("done", 2, 0, 4)
    assert any("(3 times)" in str(problem) for problem in entry.problems)
    kept = store.imports.get(entry.id)
    assert kept
    assert kept.skipped == 4


def test_importing_again_stores_nothing(store: Store, small: Path) -> None:
    imported(store, small)
    assert counts(imported(store, small)) == ("done", 0, 3, 1)
    assert store.activities.count() == 3


def test_a_truncated_archive_yields_its_intact_part(store: Store, tmp_path: Path) -> None:
    plain, path = tmp_path / "whole.tar", tmp_path / "cut.tar"
    with tarfile.open(plain, "w") as archive:
        for name, content in (("Connections.csv", CONNECTIONS), ("Reactions.csv", reactions(1_000))):
            (tmp_path / name).write_text(content, "utf-8")
            archive.add(tmp_path / name, name)
    path.write_bytes(plain.read_bytes()[:30_000])
    entry = imported(store, path)
    assert entry.state == "done"
    assert 2 < store.activities.count() == entry.new < 1_000
    assert any("breaks off" in str(problem) or "damaged" in str(problem) for problem in entry.problems)


@pytest.mark.parametrize("content", ["nothing we know", "PK\x03\x04 cut off"])
def test_a_file_that_is_not_an_archive_fails_with_the_reason(store: Store, tmp_path: Path, content: str) -> None:
    path = tmp_path / "archive.zip"
    path.write_text(content, "utf-8")
    entry = imported(store, path)
    assert counts(entry) == ("failed", 0, 0, 0)
    assert str(entry.error).startswith("archive.zip")
    kept = store.imports.get(entry.id)
    assert kept is not None
    assert (kept.state, kept.problems) == ("failed", (entry.error,))


def test_progress_is_reported_and_only_grows(store: Store, large: Path) -> None:
    told: list[tuple[float, int]] = []
    imported(store, large, lambda entry: told.append((entry.percent, entry.new)))
    assert told == sorted(told)
    assert told[0] == (0.0, 0)
    assert any(0 < percent < 100 and new for percent, new in told)
    assert told[-1] == (100.0, 4 * BATCH - 1)


def test_a_small_archive_starts_no_process(store: Store, small: Path) -> None:
    seen: list[object] = []
    imported(store, small, lambda _: seen.extend(multiprocessing.active_children()))
    assert not seen


@pytest.mark.parametrize("readers", [1, 2, 3])
def test_a_large_archive_gives_the_same_result_from_other_processes(
    large: Path, readers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "READERS", readers)

    def whole(delivered: Iterator[Delivery]) -> list[Delivery]:
        return list(delivered)

    ahead = whole(arrivals_ahead(large, RECEPTION))
    assert ahead == whole(arrivals(large, RECEPTION))
    sizes = [len(item) for item in ahead if isinstance(item, list)]
    assert sizes[:3] == [FIRST_BATCH, 2 * FIRST_BATCH, 4 * FIRST_BATCH]  # there is something to see soon
    assert max(sizes) == BATCH
    assert sum(sizes) == 4 * BATCH - 1
    assert not multiprocessing.active_children()


def test_texts_and_people_come_whole_from_another_process(small: Path) -> None:
    ahead = list(arrivals_ahead(small, RECEPTION))
    assert ahead == list(arrivals(small, RECEPTION))
    texts = [arrival.text for item in ahead if isinstance(item, list) for arrival in item]
    assert "Thank you, Ana. How did it go?" in texts


def test_garbage_collection_is_as_usual_after_an_archive_however_it_ends(large: Path) -> None:
    usual = gc.get_threshold()
    delivered = arrivals_ahead(large, RECEPTION)
    next(delivered)
    assert gc.get_threshold()[0] > usual[0]
    delivered.close()
    assert gc.get_threshold() == usual


@pytest.mark.parametrize(
    ("content", "kind"), [("PK\x03\x04 cut off", ArchiveRefused), ("nothing we know", Unrecognised)]
)
def test_a_refusal_comes_from_another_process_as_itself(tmp_path: Path, content: str, kind: type[Exception]) -> None:
    path = tmp_path / "archive.zip"
    path.write_text(content, "utf-8")
    with pytest.raises(kind) as here:
        list(arrivals(path, RECEPTION))
    with pytest.raises(kind) as there:
        list(arrivals_ahead(path, RECEPTION))
    assert str(there.value) == str(here.value)


def test_a_part_that_is_handed_over_is_received_like_one_that_is_not(tmp_path: Path) -> None:
    """Of every case of every archive."""
    handed = 0
    for case in folders():
        batch = [item for item in read(case_packed(case, tmp_path)) if isinstance(item, Activity)]
        again = pipeline._activities.decode(pipeline._packed.encode(batch))
        assert pipeline._received(again, RECEPTION) == pipeline._received(batch, RECEPTION)
        handed += len(batch)
    assert handed > 200


def test_a_part_that_cannot_be_handed_over_is_received_where_it_was_read() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    story = Story()
    story.write(1, "Ana", "Half a character: \ud83d")
    assert not pipeline._handed_over(story.activities, theirs)
    ours.close()
    assert not pipeline._handed_over([], theirs)  # as the reader has ended


def reader(work: Callable[..., None]) -> BaseProcess:
    """The process that does this work."""
    (found,) = (each for each in multiprocessing.active_children() if each.name == work.__name__)
    return found


def killed(process: BaseProcess) -> None:
    process.kill()
    process.join(60)


def test_an_import_misses_the_reader_that_goes_through_the_archive(large: Path) -> None:
    delivered = arrivals_ahead(large, RECEPTION)
    next(item for item in delivered if isinstance(item, list))
    killed(reader(pipeline._go_through))
    with pytest.raises(ReadingEnded, match="-9"):
        list(delivered)
    assert not multiprocessing.active_children()


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two batches for two readers; the second, for the other one, is small enough to wait in a pipe."""
    monkeypatch.setattr(pipeline, "READERS", 2)
    return packed(tmp_path, {"Reactions.csv": reactions(FIRST_BATCH + 3)})


def test_an_import_misses_a_reader_that_ends_with_what_it_was_handed(two: Path) -> None:
    delivered = arrivals_ahead(two, RECEPTION)
    assert not isinstance(next(delivered), list)
    other = reader(pipeline._receive_handed)
    assert other.pid
    os.kill(other.pid, signal.SIGSTOP)
    next(item for item in delivered if isinstance(item, list))
    reader(pipeline._go_through).join(60)  # it has handed over the second batch
    killed(other)
    with pytest.raises(ReadingEnded, match="-9"):
        list(delivered)
    assert not multiprocessing.active_children()


def test_what_a_reader_that_ended_before_cannot_be_handed_comes_in_all_the_same(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = pipeline._reader

    @contextmanager
    def ended(context: SpawnContext, work: Callable[..., None], *given: object) -> Iterator[Iterator[pipeline._Part]]:
        with begin(context, work, *given) as told:
            if work is pipeline._receive_handed:
                killed(reader(work))  # before the one that would hand it something begins
            yield told

    monkeypatch.setattr(pipeline, "_reader", ended)
    assert list(arrivals_ahead(two, RECEPTION)) == list(arrivals(two, RECEPTION))


def test_other_processes_receive_by_the_declarations_taken_up_in_this_one(two: Path) -> None:
    before = list(arrivals(two, RECEPTION))
    linkedin = {**json.loads(packaged_texts()["linkedin"]), "objectId": "(activity)"}
    take_up({"linkedin": json.dumps(linkedin).encode()})
    try:
        here = list(arrivals(two, RECEPTION))
        ahead = list(arrivals_ahead(two, RECEPTION))
    finally:
        take_up({})
    assert ahead == here
    for one, other in zip(before, ahead, strict=True):
        assert not isinstance(one, list) or one[0] != cast(list[Arrival], other)[0]


def test_a_killed_reader_fails_the_import_and_keeps_what_was_stored(store: Store, large: Path) -> None:
    def kill(entry: Import) -> None:
        if entry.new:
            for process in multiprocessing.active_children():
                process.kill()

    entry = imported(store, large, kill)
    kept = entry.new  # with the parts that were on their way
    assert counts(entry) == ("failed", kept, 0, 0)
    assert FIRST_BATCH <= kept < 2 * BATCH
    assert kept % FIRST_BATCH == 0
    assert "Import the archive again" in str(entry.error)
    assert store.activities.count() == kept
    assert not multiprocessing.active_children()

    again = imported(store, large)
    assert counts(again) == ("done", 4 * BATCH - 1 - kept, kept, 1)


def test_a_store_that_fails_ends_the_reader(store: Store, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("there is no room left")

    monkeypatch.setattr(store.activities, "write_since", full)
    entry = imported(store, large)
    assert counts(entry) == ("failed", 0, 0, 0)
    assert entry.error == "there is no room left"
    assert not multiprocessing.active_children()
