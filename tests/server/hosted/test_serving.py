"""Several processes of a hosted server on one database, as they are started and through their own connections."""

import re
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from server.commands.main import main
from server.installation.hosting import SECRET_HEADER
from server.installation.settings import Settings
from server.store.person_stores import PersonStores
from server.store.schema import persons
from tests.server.hosted.conftest import ORIGIN, SECRET
from tests.server.processes import ended, free_port, rapport, until

__all__ = ["ended"]

PROXIED = ("--origin", ORIGIN, "--proxy-header", "Remote-User", "--proxy-address", "127.0.0.1")
ROOT = Path(__file__).parents[3]


def started(settings: Settings, *words: str, **environment: str) -> int:
    """The port of a process of the server."""
    port = free_port()
    given = {"RAPPORT_PROXY_SECRET": SECRET, "RAPPORT_DATABASE_URL": settings.database_url, **environment}
    process = rapport(settings.data, "none", *words, "serve", "--hosted", "--port", str(port), *PROXIED, **given)
    assert process.stdout is not None
    assert ORIGIN in process.stdout.readline()
    until(lambda: asked(port, "GET", "/sign-in").status)
    return port


class Answer:
    """What a process answered."""

    def __init__(self, port: int, method: str, path: str, body: str, headers: dict[str, str]) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request(method, path, body or None, {"Host": "rapport.example", **headers})
        found = connection.getresponse()
        self.status, self.headers, self.text = found.status, found.headers, found.read().decode()
        connection.close()

    @property
    def cookie(self) -> str:
        """The session."""
        return self.headers["Set-Cookie"].partition(";")[0]


def asked(port: int, method: str, path: str, cookie: str = "", name: str = "ana", **fields: str) -> Answer:
    """Ask as the proxy does for somebody whom it has signed in."""
    headers = {"Remote-User": name, SECRET_HEADER: SECRET, "Cookie": cookie}
    if fields:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": ORIGIN}
    return Answer(port, method, path, urlencode(fields), headers)


@pytest.mark.postgresql
def test_two_processes_serve_the_same_people(settings: Settings) -> None:
    one, two = started(settings), started(settings)
    given = ["--data", str(settings.data), "--database", settings.database_url]
    invitation = CliRunner().invoke(
        main, [*given, "hosted", "invite", "Ana", "--origin", ORIGIN], catch_exceptions=False
    )
    token = invitation.stdout.partition("#")[2].split()[0]
    shown = asked(one, "POST", "/join", token=token)
    assert shown.status == 200
    let_in = asked(two, "GET", "/sign-in", shown.cookie)
    assert let_in.status == 302
    page = asked(one, "GET", "/settings", let_in.cookie)
    assert page.status == 200
    stores = PersonStores(settings)
    with stores._engine.connect() as connection:
        assert [*connection.scalars(select(persons.c.person_id))] == [
            each.person_id for each in stores.memberships.members()
        ]
    stores.close()
    form_token = re.search(r'name="form_token" value="([^"]+)"', page.text)
    assert form_token
    saved = {"form_token": form_token[1], "zone": "Europe/Berlin", "language": "de", "keep_text_days": "0"}
    assert asked(two, "POST", "/settings", let_in.cookie, **saved).status == 302
    assert 'lang="de"' in asked(one, "GET", "/settings", let_in.cookie).text
    listed = CliRunner().invoke(main, [*given, "hosted", "people"], catch_exceptions=False).output
    assert "Ana" in listed
    beginning = re.search(r"\b[0-9a-f]{8}\b", listed)
    assert beginning
    CliRunner().invoke(main, [*given, "hosted", "remove", beginning[0]], catch_exceptions=False)
    assert asked(one, "GET", "/settings", let_in.cookie).status == 302
    assert asked(two, "GET", "/settings", let_in.cookie).headers["Location"] == "/sign-in"


@pytest.mark.postgresql
def test_no_body_is_taken_without_a_sign_in(settings: Settings) -> None:
    port = started(settings)
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    large = {"Host": "rapport.example", "Origin": ORIGIN, "Content-Length": str(600_000), "Cookie": "__Host-rapport=x"}
    for path, status in (("/import", 403), ("/join", 413), ("/api/v1/activities", 401)):
        connection.putrequest("POST", path, skip_host=True)
        for name, value in large.items():
            connection.putheader(name, value)
        connection.endheaders()
        assert connection.getresponse().status == status, path
        connection.close()
    assert asked(port, "POST", "/settings", name="", zone="UTC").status == 403


def test_sqlite_is_refused_with_a_sentence(tmp_path: Path) -> None:
    for words in (["serve", "--hosted", *PROXIED], ["hosted", "people"], ["hosted", "invite", "A", "--origin", ORIGIN]):
        told = CliRunner().invoke(main, ["--data", str(tmp_path), *words], env={"RAPPORT_DATABASE_URL": ""})
        assert told.exit_code == 2
        assert "PostgreSQL" in told.output
    assert not list(tmp_path.glob("*.sqlite3"))


def test_a_server_for_one_person_loads_no_hosting_modules(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "import server.commands.main, server.web.serving, server.web.connections\n"
        "from server import create_app\nfrom server.installation.settings import Settings\n"
        f"create_app(Settings.load(Path({str(tmp_path)!r}), 'sqlite:///{tmp_path}/rapport.sqlite3'), port=5610)\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('authlib', 'joserfc', 'psycopg')]\n"
        "      + [name for name in sys.modules if name.startswith('server.hosted')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
