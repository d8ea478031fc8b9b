"""The real extension and a real server for many people, over TLS: from the address on a person's page to what is
kept."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from flask import Flask
from playwright.sync_api import Page, Playwright, expect
from werkzeug.serving import ThreadedWSGIServer, make_server

from server.store.persons import now
from tests.extension.conftest import launched
from tests.extension.harness import MASTODON, Chromium, eventually
from tests.extension.site import answer
from tests.extension.test_listening import send
from tests.server.hosted.conftest import ORIGIN, Browser, app, joined, migrated, postgresql, settings, stores_of
from tests.server.hosted.test_devices import shown_ticket, typed

__all__ = ["app", "migrated", "postgresql", "settings"]

pytestmark = pytest.mark.postgresql

HOST = ORIGIN.removeprefix("https://")


def certificate(folder: Path) -> tuple[str, str]:
    """The files of a self-signed certificate and of its key."""
    key, name = generate_private_key(SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    today = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(today - timedelta(1)).not_valid_after(today + timedelta(1))
    signed = made.sign(key, hashes.SHA256())
    files = folder / "certificate.pem", folder / "certificate.key"
    files[0].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    kinds = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, *kinds))
    return str(files[0]), str(files[1])


@pytest.fixture
def port(app: Flask, tmp_path: Path) -> Iterator[int]:
    """The port of the server, which takes the place of its proxy."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(tmp_path))
    served = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=context)
    assert isinstance(served, ThreadedWSGIServer)
    served.daemon_threads = False  # so that closing waits for running answers, which hold the store
    thread = Thread(target=served.serve_forever)
    thread.start()
    yield int(served.port)
    served.shutdown()
    thread.join()
    served.server_close()


def switches(port: int) -> tuple[str, ...]:
    """Switches by which a browser finds that server under its name."""
    return f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{port}", "--ignore-certificate-errors"


@pytest.fixture
def allowed(playwright: Playwright, tmp_path: Path, port: int) -> Iterator[Chromium]:
    """A browser whose person allowed the extension to reach the server."""
    with launched(playwright, tmp_path, [MASTODON, ORIGIN], switches=switches(port)) as made:
        made.context.route(f"{MASTODON}/**", answer)
        made.own.goto(f"chrome-extension://{made.id}/options/options.html")
        yield made


def popup(chromium: Chromium) -> Page:
    return chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")


def save(chromium: Chromium, address: str) -> None:
    """Enter an address in the options."""
    chromium.own.get_by_label("Its address").fill(address)
    chromium.own.get_by_role("button", name="Save").click()


def connect(chromium: Chromium, person: Browser) -> Page:
    """Connect as a person does: their address, the popup's button, and its code on their page. Returns the popup."""
    save(chromium, f"{ORIGIN}/#{shown_ticket(person)}")
    chromium.own.get_by_text("Saved.").wait_for()
    shown = popup(chromium)
    shown.get_by_role("button", name="Connect to Rapport").click()
    expect(shown.get_by_role("status").first).to_contain_text(f"Open {ORIGIN}, and type this code there")
    assert "is connected" in typed(person, shown.locator("#code").inner_text())
    expect(shown.get_by_role("status").first).to_contain_text(f"Connected to {ORIGIN}")
    return shown


def test_collected_data_belong_to_the_person_of_the_address_and_the_code(app: Flask, allowed: Chromium) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    shown = connect(allowed, ana)
    assert allowed.own.evaluate("chrome.storage.local.get()")["address"] == ORIGIN  # without the ticket
    allowed.watch("mastodon", MASTODON)
    page = allowed.open(f"{MASTODON}/home")
    send(page, "/api/v1/statuses", '{"status": "How did the talk go?", "visibility": "public"}')
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    kept = stores_of(app).of(ana.person)
    eventually(lambda: {"Create", "Like"} <= set(kept.activities.history(0, now()).activities["type"]))
    assert stores_of(app).of(bea.person).activities.count() == 0
    with allowed.context.expect_page() as opened:
        shown.get_by_role("button", name="Open the dashboard").click()
    assert opened.value.url.startswith(ORIGIN)


def test_without_the_persons_leave_nothing_is_sent_there(
    app: Flask, playwright: Playwright, tmp_path: Path, port: int
) -> None:
    asked: list[str] = []
    app.before_request(lambda: asked.append("something"))
    with launched(playwright, tmp_path, [], switches=switches(port)) as chromium:
        for address in (
            f"{ORIGIN}/#ticket",
            "http://rapport.example",
            "https://me:secret@rapport.example",
            "ftp://127.0.0.1",
        ):
            assert chromium.ask(do="address", address=address) == {"fine": False}, address
        chromium.ask(do="pair")
        assert chromium.ask(do="overview")["address"] == "http://127.0.0.1:5610"
    assert not asked


def test_without_a_ticket_the_browser_is_told_to_copy_the_address(app: Flask, allowed: Chromium) -> None:
    ana = joined(app, "ana")
    save(allowed, ORIGIN)
    allowed.own.get_by_text("Saved.").wait_for()
    shown = popup(allowed)
    shown.get_by_role("button", name="Connect to Rapport").click()
    expect(shown.get_by_role("status").first).to_contain_text("Copy the address anew from your page of devices")
    connect(allowed, ana)


def test_a_removed_person_reads_that_the_browser_is_unknown(app: Flask, allowed: Chromium) -> None:
    ana, keeper = joined(app, "ana"), joined(app, "kim", "keeper")
    shown = connect(allowed, ana)
    assert keeper.send(f"/keeping/{ana.person}/remove", sure="1").status_code == 302
    allowed.watch("mastodon", MASTODON)
    send(allowed.open(f"{MASTODON}/home"), "/api/v1/statuses/115000000000000001/favourite")
    expect(shown.get_by_role("status").first).to_contain_text("does not know this browser any more")
