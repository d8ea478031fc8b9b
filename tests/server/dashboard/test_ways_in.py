"""The pages on which archives come in offer the other ways, and the page of devices says how this browser is set up."""

import pytest
from flask.testing import FlaskClient

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


@pytest.mark.parametrize("page", ["/", "/import"])
def test_the_extension_and_an_account_stand_beside_the_archive(client: FlaskClient, page: str) -> None:
    shown = client.get(page).text
    assert '/devices">The browser extension</a>' in shown
    assert '/connected">Connect an account</a>' in shown


def test_the_steps_on_the_page_are_those_of_the_browser_that_shows_it(client: FlaskClient) -> None:
    firefox = client.get("/devices", headers={"User-Agent": FIREFOX}).text
    assert "Load the extension into Firefox" in firefox
    assert "about:debugging#/runtime/this-firefox" in firefox
    assert "forgets a temporary add-on" in firefox
    assert "chrome://extensions" not in firefox
    chrome = client.get("/devices", headers={"User-Agent": CHROME}).text
    assert "chrome://extensions" in chrome
    assert "temporary add-on" not in chrome
    assert "Load the extension into" not in client.get("/devices", headers={"User-Agent": "curl/8"}).text
