"""From a click on a site to the dashboard, with the real extension and the real server."""

from datetime import timedelta

from playwright.sync_api import expect

from server.store.store import open_store
from tests.extension.harness import MASTODON, Chromium, eventually
from tests.extension.rapport import Rapport, connect
from tests.extension.test_listening import send


def test_a_favourite_reaches_the_report(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    send(page, "/api/v1/statuses", '{"status": "How did the talk go in the end?", "visibility": "public"}')
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    eventually(lambda: rapport.kept() == ["115000000000000001"])
    dashboard = rapport.open(chromium)
    dashboard.get_by_role("button", name="Audit my activity").or_(
        dashboard.get_by_role("button", name="Run an audit")
    ).first.click()
    assert "Mastodon" in dashboard.inner_text("main")


def test_the_popup_opens_the_dashboard_and_before_pairing_leads_nowhere(chromium: Chromium, rapport: Rapport) -> None:
    chromium.ask(do="address", address=rapport.address)
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.get_by_role("button", name="Connect to Rapport").wait_for()
    assert not popup.get_by_role("button", name="Open the dashboard").is_visible()
    connect(chromium, rapport)
    with chromium.context.expect_page() as opened:
        popup.get_by_role("button", name="Open the dashboard").click()
    opened.value.wait_for_url(f"{rapport.dashboard}/")
    assert opened.value.get_by_role("heading", level=1).is_visible()


def test_a_killed_server_neither_loses_nor_duplicates_anything(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    sent = [str(115_000_000_000_000_000 + number) for number in range(30)]
    for number, name in enumerate(sent):
        if number % 10 == 5:
            rapport.kill()
        send(page, f"/api/v1/statuses/{name}/favourite")
        if number % 10 == 8:
            rapport.start()
            chromium.ask(do="deliver")
    chromium.ask(do="deliver")
    eventually(lambda: len(rapport.kept()) == len(sent))
    assert rapport.kept() == sent


def test_activities_postponed_by_a_wrong_clock_wait_until_it_is_right(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/quiet")
    rapport.kill()
    rapport.start(behind=timedelta(days=1))
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    eventually(lambda: chromium.ask(do="overview")["postponed"] == 1)
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.locator("#connection-text")).to_contain_text("One activity waits until the clock is right")
    assert chromium.ask(do="overview")["refused"] == []
    rapport.kill()
    rapport.start()
    assert rapport.kept() == []
    told = chromium.ask(do="deliver")
    assert (told["postponed"], told["refused"], rapport.kept()) == (0, [], ["115000000000000001"])


def test_a_revoked_browser_shows_that_and_keeps_what_waits(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    with open_store(rapport.settings) as store:
        assert store.devices.revoke(store.devices.all()[0].id, 1)
    send(page, "/api/v1/statuses/7/favourite")
    eventually(
        lambda: chromium.own.evaluate("chrome.storage.local.get('delivery').then(({delivery}) => delivery?.unpaired)")
    )
    assert rapport.kept() == []
    connect(chromium, rapport)
    chromium.ask(do="deliver")
    eventually(lambda: rapport.kept() == ["7"])
