"""Servers that are forked for tests are as separate as servers that are started."""

import os
import sys
from pathlib import Path
from socket import create_connection

import pytest

from tests import forked
from tests.empty_stores import empty
from tests.extension.harness import free_port

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def serving(folder: Path, port: int) -> forked.Forked:
    made = forked.rapport(["--data", str(folder), "serve", "--no-open", "--port", str(port)])
    assert isinstance(made, forked.Forked)
    assert str(port) in made.stdout.readline()
    return made


def test_what_a_server_had_is_free_as_soon_as_it_has_ended(tmp_path: Path) -> None:
    empty(tmp_path)
    port = free_port()
    for end in (forked.Forked.kill, forked.Forked.terminate):
        made = serving(tmp_path, port)
        create_connection(("127.0.0.1", port), timeout=60).close()
        end(made)
        made.communicate()
        with pytest.raises(ConnectionRefusedError):
            create_connection(("127.0.0.1", port), timeout=60)


def test_two_servers_do_not_share_what_they_have_loaded(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        empty(tmp_path / name)
        made.append(serving(tmp_path / name, free_port()))
    made[0].kill()
    made[0].communicate()
    again = serving(tmp_path / "one", free_port())  # it is not told that one runs already
    for each in (made[1], again):
        each.terminate()
        each.communicate()


def test_a_fork_has_the_environment_that_it_is_given(tmp_path: Path) -> None:
    for language, word in (("de_DE.UTF-8", "Aufruf"), ("en_GB.UTF-8", "Usage")):
        asked = forked.rapport(["--help"], {**os.environ, "LANG": language, "LANGUAGE": "", "LC_ALL": ""})
        assert asked.stdout
        said = asked.stdout.read()
        asked.communicate()
        assert word in said, said


def test_where_the_parent_was_ended_there_is_another(tmp_path: Path) -> None:
    forked.rapport(["--version"]).communicate()
    before = forked.PARENTS[-1]
    before._process.kill()
    before._process.wait()
    asked = forked.rapport(["--version"])
    assert asked.stdout
    assert asked.stdout.read()
    asked.communicate()
    assert forked.PARENTS[-1] is not before
