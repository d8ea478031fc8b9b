"""Files for the person are private from the first byte, even if they replace a file that others could read."""

import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner
from werkzeug.datastructures import FileStorage

from server.commands.main import main
from server.declarations import bundle, kept
from server.entry import opening
from server.imports.uploads import Imports
from server.installation.call_log import Call, CallLog
from server.installation.extension import folder, pack
from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.store.backup_plan import Plan, save_plan
from server.store.backups import back_up, name_of, opened
from server.store.erasing import erase
from server.store.restoring import restore
from server.store.store import open_store
from tests.server.declarations.making import KEY, content, written
from tests.store.making import messages

ROOT = Path(__file__).parents[3]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """Others may do what they like with new files, unless these are made otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize("before", [None, 0o666])
def test_others_can_never_read_a_private_file(tmp_path: Path, before: int | None) -> None:
    path = tmp_path / "report.json"
    if before is not None:
        path.write_text("an older one")
        path.chmod(before)
        others = path.open("rb")  # whoever has it open already
    with private_file(path) as file:
        assert [mode(each) for each in tmp_path.iterdir() if each != path] == [0o600]
        file.write(b"mine alone")
        file.flush()
        if before is not None:
            assert path.read_text() == "an older one"
    assert (mode(path), path.read_bytes()) == (0o600, b"mine alone")
    assert list(tmp_path.iterdir()) == [path]
    if before is not None:
        assert others.read() == b"an older one"
        others.close()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("an older one")
    with pytest.raises(RuntimeError), private_file(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_text() == "an older one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there" / "file")
    with private_file(tmp_path / "link") as file:
        file.write(b"mine")
    assert (tmp_path / "link").is_symlink()
    assert mode(tmp_path / "there" / "file") == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with private_file(pipe) as file:
        file.write(b"through")
    reader.join()
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_every_command_that_writes_a_file_writes_it_so(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    with open_store(Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})) as store:
        store.activities.write(messages(30))
    commands = [
        *(["export", "--format", form, *share] for form in ("as2", "csv", "parquet") for share in ([], ["--share"])),
        *(["audit", "--format", form] for form in ("text", "json", "html")),
    ]
    for number, words in enumerate(commands):
        path = out / str(number)
        path.write_text("readable by all")
        path.chmod(0o666)
        done = CliRunner(env={"RAPPORT_DATABASE_URL": ""}).invoke(
            main, ["--data", str(data), *words, "--output", str(path)]
        )
        assert done.exit_code == 0, done.output
        assert path.stat().st_size > 100
    pack(folder(), out)
    assert {each.name: oct(mode(each)) for each in out.iterdir() if mode(each) != 0o600} == {}


KILLED = """
import sys
from pathlib import Path
from server.installation.private_files import private_file
with private_file(Path(sys.argv[1])) as file:
    file.write(b"names of people")
    file.flush()
    print("begun", flush=True)
    sys.stdin.read()
"""


def killed_writing(path: Path) -> Path:
    """What a process leaves that is killed while it writes a file."""
    before = {*path.parent.iterdir()}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stdout.readline() == "begun\n"
        process.kill()
    (left,) = {*path.parent.iterdir()} - before
    return left


def test_what_a_kill_leaves_goes_with_the_next_of_its_kind(tmp_path: Path) -> None:
    """It holds as much as the file would, in a folder that no erasing looks into; what is being written stays."""
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    with open_store(settings):
        pass
    out = tmp_path / "out"
    out.mkdir()
    report, backup = out / "report[1].json", out / name_of(datetime(2026, 3, 1, tzinfo=UTC))
    old = [killed_writing(report), killed_writing(backup)]
    for each in old:
        os.utime(each, (time.time() - 7_200,) * 2)
    new = [killed_writing(report), killed_writing(backup), out / ".report[1].json-mine", out / ".other.json-abcdefgh"]
    for mine in new[2:]:
        mine.write_text("mine")
        os.utime(mine, (0, 0))
    with private_file(report) as file:
        file.write(b"whole")
    made = back_up(settings, out)
    assert {*out.iterdir()} == {*new, report, made}


#: Where files are made.
KEEPING = tuple(str(ROOT / "server" / room) for room in ("store", "imports", "installation", "declarations", "entry"))


@contextmanager
def looked_at(folder: Path) -> Iterator[dict[str, str]]:
    """Within it, every file and folder that others could read or enter at any moment, as far as Python's own calls
    divide time."""
    found: dict[str, str] = {}
    rooms: set[str] = set()

    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "c_return" and (room := frame.f_code.co_filename).startswith(KEEPING):
            rooms.update(each for each in KEEPING if room.startswith(each))
            for path in folder.rglob("*"):
                with suppress(FileNotFoundError):
                    if path.lstat().st_mode & 0o077:
                        found[str(path.relative_to(folder))] = f"{frame.f_code.co_filename}:{frame.f_lineno}"

    sys.setprofile(look)
    try:
        yield found
    finally:
        sys.setprofile(None)
    assert rooms == {*KEEPING}  # else nobody looked


def test_at_no_moment_can_others_read_what_lies_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)
    settings = Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})
    database = settings.sqlite_file
    assert database
    update = written(tmp_path, content())
    with looked_at(settings.data) as found:
        with open_store(settings) as store:
            store.activities.write(messages(30))
            imports = Imports(store)
            imports.start(FileStorage(BytesIO(b"PK no archive"), "export.zip"))
            imports.stop()
            store.activities.history(0, 1 << 45)
            save_plan(settings, Plan("daily", str(settings.data / "backups"), 3))
            CallLog(settings).write(Call(1, "a program", "reports"))
            kept.take(settings.data, kept.inspect(settings.data, update), "update.sites", 1)
        with opening.announced(settings, 5610):
            opening.write_page(settings, 5610, "a token")
        for damaged in (False, True):
            made = back_up(settings)
            if damaged:
                database.write_bytes(b"no database")
            with opened(made, settings.data) as backup:
                restore(settings, database, backup)
            made.unlink()
        erase(settings)
    assert found == {}
