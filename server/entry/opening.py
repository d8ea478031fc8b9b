"""Opening the dashboard without a secret in a command line, a log or a history.

A page in the data folder, which its owner alone can read, posts a one-time token to the server; only the page's path
stands in a browser's command line. Where the server is, a file beside it says; that it is ours, the server must prove,
as anybody may listen at a port.
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
_SECONDS = 5  # for a running server to prove itself

_SCRIPT = "document.forms[0].submit()"
_SCRIPT_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()


class Running(msgspec.Struct, forbid_unknown_fields=True):
    """A server as its file tells of it; ``begun`` is in UTC milliseconds."""

    port: int
    host: str
    process: int
    begun: int


def proof(settings: Settings, nonce: str, port: int) -> str:
    """What only a server on the same data can answer to a nonce.

    The port is part of it: whoever listens at another one cannot pass on what our server answers.
    """
    key = hmac.digest(settings.key, b"rapport proof of a server", "sha256")
    database = settings.database_url.replace(str(settings.data), "")
    return hmac.digest(key, msgspec.json.encode([nonce, port, database]), "sha256").hex()


@contextmanager
def announced(settings: Settings, port: int) -> Iterator[None]:
    """Within it, commands on the same data find the server of this process. Afterwards no page opens it."""
    file, own = _announcement(settings), Process.own()
    content = msgspec.json.encode(Running(port, own.host, own.process, now()))
    with private_file(file) as written:
        written.write(content)
    try:
        yield
    finally:
        with suppress(OSError):
            if file.read_bytes() == content:  # another server on the same folder may have taken its place
                file.unlink()
                page(settings).unlink()


def running(settings: Settings) -> int | None:
    """The port of the server that runs on this data, if one proves that it does."""
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
    """The beginning of every address of a server."""
    return f"http://{HOST}:{port}"


def open_command(settings: Settings) -> str:
    """What to type to open the dashboard of a folder."""
    usual = settings.data == Settings.usual_folder()
    return "rapport open" if usual else f"rapport --data {shlex.quote(str(settings.data))} open"


def link(settings: Settings, port: int, token: str) -> str:
    """An address to paste into a browser."""
    return origin(port) + entrance(settings.key, token)


def page(settings: Settings) -> Path:
    """Where the page is that opens the dashboard."""
    return settings.data / "open.html"


def write_page(settings: Settings, port: int, token: str) -> Path:
    """Write the page that opens the dashboard with a one-time token; its owner alone can read it."""
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
    """Delete the page whose token was used; one that was written since then stays."""
    with suppress(OSError):
        if token in page(settings).read_text("utf-8"):
            page(settings).unlink()


def _announcement(settings: Settings) -> Path:
    return settings.data / "server.json"
