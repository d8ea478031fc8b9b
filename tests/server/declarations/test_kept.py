"""What was taken is what is read, until one goes back; and whatever breaks, something whole is used."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL
from subprocess import PIPE
from typing import Any

import pytest

from auditor.activities.declared import packaged
from auditor.activities.declared import packaged_texts as declared_sites
from auditor.activities.identity import canonical, made_at
from auditor.activities.sites import sites, title
from auditor.pages import declaration
from server.declarations import kept
from server.visiting.reading import own_profile_of
from tests.server.declarations.making import NEXT, content, declared, of_mastodon, written

ROOT = Path(__file__).parents[3]
PROFILE = "<main><h1 class='other'>x</h1><p id='said'>Beekeeper</p></main>"


def named(name: str, version: int = NEXT) -> bytes:
    return of_mastodon(lambda site: site.update(title=name), version=version)


def take(data: Path, what: bytes, file: str = "new.sites") -> None:
    kept.take(data, kept.inspect(data, written(data.parent, what)), file, 1_795_341_600_000)


def test_both_interpreters_read_what_was_taken_and_what_one_goes_back_to(data: Path) -> None:
    kept.follow(data)
    assert (title("mastodon"), declaration("mastodon").title) == ("Mastodon", "Mastodon")
    for version, name in ((NEXT, "Elephants"), (NEXT + 1, "Mammoths")):
        take(data, named(name, version))
        kept.follow(data)
        assert (title("mastodon"), declaration("mastodon").title, title("bluesky")) == (name, name, "Bluesky")
    for version, name in ((NEXT, "Elephants"), (packaged().version, "Mastodon")):
        before = kept.go_back(data)
        kept.follow(data)
        assert before
        assert (before.version, title("mastodon"), declaration("mastodon").title) == (version, name, name)
    assert kept.go_back(data) is None


def test_of_a_file_that_is_right_in_parts_these_are_used_and_the_others_as_they_came(data: Path) -> None:
    wider = {**declared("linkedin"), "title": "LinkedOut", "hosts": ["mail.example"]}
    whole = content(wider, {**declared("mastodon"), "title": "Elephants"})
    inspected = kept.inspect(data, written(data.parent, whole))
    assert set(inspected.refused) == {"linkedin"}
    kept.take(data, inspected, "partly.sites", 1)
    kept.follow(data)
    assert (title("mastodon"), title("linkedin")) == ("Elephants", "LinkedIn")
    used = kept.in_use(data)
    assert ("linkedin" in used.texts, used.left_out, used.problem) == (False, ("linkedin",), None)
    assert [each.left_out for each in kept.editions(data)] == [("linkedin",), ()]
    take(data, content(declared("linkedin"), version=NEXT + 1))
    assert kept.in_use(data).left_out == ()
    kept.go_back(data)
    assert kept.in_use(data).left_out == ("linkedin",)


def test_what_an_earlier_program_took_is_used_as_a_whole(data: Path) -> None:
    take(data, named("Elephants"))
    state = data / "declarations" / "used.json"
    told = json.loads(state.read_bytes())
    for each in told["taken"]:
        del each["sites"]
    state.write_text(json.dumps(told), "utf-8")
    assert (kept.in_use(data).version, len(kept.in_use(data).texts)) == (NEXT, len(declared_sites()))
    state.write_text(json.dumps({"used": NEXT}), "utf-8")
    assert kept.in_use(data).texts == {}  # nobody says what of it was taken


def test_after_going_back_the_same_file_can_be_taken_again(data: Path) -> None:
    take(data, named("Elephants"))
    kept.go_back(data)
    take(data, named("Elephants"))
    assert kept.in_use(data).version == NEXT


def test_a_new_site_is_one_and_is_none_after_going_back(data: Path) -> None:
    take(data, content({**declared("mastodon"), "site": "eleventh", "title": "Eleventh"}))
    kept.follow(data)
    assert sites()["eleventh"].watched
    kept.go_back(data)
    kept.follow(data)
    assert "eleventh" not in sites()


def test_a_page_is_read_by_what_was_taken_in_the_process_that_reads_it(data: Path) -> None:
    def change(site: dict[str, Any]) -> None:
        site["profile"]["ready"] = ["main"]
        site["profile"]["fields"] = {"headline": {"text": ["#said"]}}

    take(data, of_mastodon(change))
    kept.follow(data)
    read = own_profile_of(PROFILE, "https://social.example/@me")
    assert (read.site, read.profile.headline) == ("mastodon", "Beekeeper")


@pytest.mark.parametrize("expression", ["/(?<id>[0-9]+)$", "/((?:[0-9]+)+)$"])
def test_objects_are_named_by_any_expression_that_is_taken(data: Path, expression: str) -> None:
    take(data, of_mastodon(lambda site: site.update(objectId=expression, tid="^(.*)$")))
    kept.follow(data)
    assert canonical("mastodon", "https://a.example/@ana/17") == "17"
    assert canonical("mastodon", "/" + "1" * 50_000 + "\ud83d/") == "/" + "1" * 50_000 + "\ud83d"
    assert made_at("mastodon", "3l5qedxfp2k2!") is None
    assert made_at("mastodon", "2" * 14) is None


def test_each_edition_says_where_it_came_from(data: Path) -> None:
    take(data, named("Elephants"), "from-a-friend.sites")
    found = [(each.version, each.used, each.taken and each.taken.file) for each in kept.editions(data)]
    assert found == [(NEXT, True, "from-a-friend.sites"), (packaged().version, False, None)]


def test_only_the_last_ones_are_kept_for_the_person_alone(data: Path) -> None:
    for version in range(NEXT, NEXT + 6):
        take(data, named(str(version), version))
    files = sorted((data / "declarations").iterdir())
    assert [file.name for file in files] == [f"{NEXT + each}.sites" for each in (3, 4, 5)] + ["used.json"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((data / "declarations").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "broken", ["gone", "cut", "another's", "another version", "no state", "a state of letters", "no text", "deep"]
)
def test_what_cannot_be_read_any_more_is_not_used_and_said(data: Path, broken: str) -> None:
    take(data, named("Elephants"))
    file, state = data / "declarations" / f"{NEXT}.sites", data / "declarations" / "used.json"
    if broken == "gone":
        file.unlink()
    elif broken == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    elif broken == "another's":
        file.write_bytes(file.read_bytes().replace(b"Elephants", b"Elefantes"))
    elif broken == "another version":
        file.write_bytes(named("Elephants", NEXT + 1))
    else:
        states = {
            "no state": b"",
            "a state of letters": b"[]" * 9,
            "no text": b'{"\xff":1}',
            "deep": b'{"x":' + b"[" * 90_000,
        }
        state.write_bytes(states[broken])
    kept.follow(data)
    used = kept.in_use(data)
    assert (title("mastodon"), used.version, used.texts) == ("Mastodon", packaged().version, {})
    assert bool(used.problem) == state.read_bytes().startswith(b'{"used"')
    if used.problem:
        gone_back = kept.go_back(data)
        assert gone_back
        assert (gone_back.version, kept.in_use(data).problem) == (packaged().version, None)
    take(data, named("Mammoths", NEXT + 1))
    assert kept.in_use(data).version == NEXT + 1


def test_what_came_with_a_newer_program_is_used_in_its_place(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(data, named("Elephants"))
    newer = packaged().__class__(1, NEXT, "2027-01-01")
    monkeypatch.setattr("auditor.activities.declared.packaged", lambda: newer)
    assert kept.in_use(data) == (NEXT, "2027-01-01", {}, None, ())
    assert [each.taken for each in kept.editions(data)] == [None]


#: For every number that it is told, a process of its own takes the file and kills itself before the step of that
#: number: an operation on the files of the folder that is being written. Answers how each ended.
KILLED = """
import os, signal, sys
from pathlib import Path
from server.declarations import bundle, kept
from tests.server.declarations.making import KEY
bundle.release_key = KEY.public_key
data, file = Path(sys.argv[1]), Path(sys.argv[2])
inspected = kept.inspect(data, file)
def take(step):
    done = 0
    def count(event, about):
        nonlocal done
        if event in {"open", "os.mkdir", "os.rename", "os.remove"} and str(data) in str(about[0]):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    kept.take(data, inspected, file.name, 1)
for step in map(int, sys.stdin):
    if not (child := os.fork()):
        try:
            take(step)
            os._exit(0)
        finally:
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.mark.parametrize("before", [0, 3])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_and_both_whole(data: Path, before: int) -> None:
    for number in range(before):
        take(data, named(str(number), NEXT + number))
    old = kept.in_use(data)
    file = written(data.parent, named("Mammoths", NEXT + 9), "newest.sites")
    asked = [sys.executable, "-c", KILLED, str(data), str(file)]
    seen, ended = [], -SIGKILL
    with subprocess.Popen(asked, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as taking:
        assert taking.stdin
        assert taking.stdout
        for step in range(1, 40):
            taking.stdin.write(f"{step}\n")
            ended = int(taking.stdout.readline())
            used = kept.in_use(data)
            assert used.problem is None
            seen.append(used.version)
            if used.version == NEXT + 9:
                assert json.loads(used.texts["mastodon"])["title"] == "Mammoths"
                if ended == 0:
                    break
                kept.go_back(data)
            assert ended == -SIGKILL
            assert kept.in_use(data)[:3] == old[:3]
    assert ended == 0
    assert len(seen) > 4
    assert set(seen) == {old.version, NEXT + 9}
