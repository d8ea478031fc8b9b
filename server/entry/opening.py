"""Opens the dashboard without a secret in a command line, a log or a history.

A page in the data folder, which only its owner can read, posts a one-time token to the server; a browser's command line
contains only the page's path. A file beside the page tells the server's port. The server must prove that it is ours,
because any program can listen at a port.
"""

import base64
import hashlib
import hmac
import secrets
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader

from server.installation.mount import dashboard_path, entrance
from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.store.persons import now
from server.store.processes import Process
from server.translations import install

HOST = "127.0.0.1"
_SECONDS = 5  # to wait for a running server's proof

_SCRIPT = "document.forms[0].submit()"
_SCRIPT_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()


class Running(msgspec.Struct, forbid_unknown_fields=True):
    """A running server, as its file describes it; ``begun`` is in UTC milliseconds."""

    port: int
    host: str
    process: int
    begun: int


def proof(settings: Settings, nonce: str, port: int) -> str:
    """The answer to a nonce that only a server on the same data can give.

    It depends on the port, so that a program at another port cannot pass on our server's answer.
    """
    key = hmac.digest(settings.key, b"rapport proof of a server", "sha256")
    database = settings.database_url.replace(str(settings.data), "")
    return hmac.digest(key, msgspec.json.encode([nonce, port, database]), "sha256").hex()


@contextmanager
def announced(settings: Settings, port: int) -> Iterator[None]:
    """Let commands on the same data find the server of this process within the block. Afterwards no page opens it."""
    file, own = _announcement(settings), Process.own()
    content = msgspec.json.encode(Running(port, own.host, own.process, now()))
    with private_file(file) as written:
        written.write(content)
    try:
        yield
    finally:
        with suppress(OSError):
            if file.read_bytes() == content:  # another server on the same folder may have replaced it
                file.unlink()
                page(settings).unlink()


def running(settings: Settings) -> int | None:
    """The port of the server that runs on this data; None if no server proves that it does."""
    try:
        told = msgspec.json.decode(_announcement(settings).read_bytes(), type=Running)
    except (OSError, msgspec.DecodeError):
        return None
    process = Process(told.host, told.process)
    if process.host == Process.own().host and process.has_ended(told.begun):
        return None
    nonce = secrets.token_urlsafe(16)
    connection = HTTPConnection(HOST, told.port, timeout=_SECONDS)
    try:
        connection.request("GET", f"/who?nonce={nonce}")
        answer = connection.getresponse()
        said = answer.read(100)
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    ours = answer.status == HTTPStatus.OK and hmac.compare_digest(said, proof(settings, nonce, told.port).encode())
    return told.port if ours else None


def origin(port: int) -> str:
    """The origin of a server's addresses."""
    return f"http://{HOST}:{port}"


def open_command(settings: Settings) -> str:
    """The command that opens the dashboard of a data folder."""
    usual = settings.data == Settings.usual_folder()
    return "rapport open" if usual else f"rapport --data {shlex.quote(str(settings.data))} open"


def link(settings: Settings, port: int, token: str) -> str:
    """A one-time address to paste into a browser."""
    return origin(port) + entrance(settings.key, token)


def page(settings: Settings) -> Path:
    """The path of the page that opens the dashboard."""
    return settings.data / "open.html"


def write_page(settings: Settings, port: int, token: str) -> Path:
    """Write the page that opens the dashboard with a one-time token; only its owner can read it. Returns its path."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "dashboard" / "templates"),
        autoescape=True,
        trim_blocks=True,
    )
    install(templates)
    filled = templates.get_template("open.html").render(
        policy=f"default-src 'none'; script-src 'sha256-{_SCRIPT_HASH}'; form-action {origin(port)}",
        action=f"{origin(port)}{dashboard_path(settings.key)}/open",
        token=token,
        script=_SCRIPT,
    )
    with private_file(page(settings)) as written:
        written.write(filled.encode())
    return page(settings)


def remove_page(settings: Settings, token: str) -> None:
    """Delete the page with the used token; a page that was written since then stays."""
    with suppress(OSError):
        if token in page(settings).read_text("utf-8"):
            page(settings).unlink()


def _announcement(settings: Settings) -> Path:
    return settings.data / "server.json"
