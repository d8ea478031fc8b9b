"""The popup, the options and the badge in each language, in a browser of that language."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.barriers import barriers
from tests.extension import site
from tests.extension.harness import MASTODON, Chromium, Server, eventually
from tests.extension.renewed import Lent
from tests.extension.test_popup import put_readings

#: What a person reads, for sentences with a number, a date, a plural or a name.
EXPECTED = {
    "en": {
        "description": "Sees what you do on the networking sites you choose",
        "waiting": "No answer from {address}. The next try is at",
        "one waits": "One activity waits here.",
        "two wait": "2 activities wait here.",
        "badge": "Your Rapport does not answer. 2 activities wait here.",
        "post": "Mastodon You wrote a post. (1,234 words)",
        "like": "Mastodon You reacted to something. Not sent yet.",
        "stopped": "The feed on Mastodon has not been readable since November 2.",
        "reading": ["Nov 2, 2026", "Mastodon", "Feed", "0", "12,345"],
        "unknown": "Unrecognised requests",
        "hosts": "bsky.app, bsky.social, and host.bsky.network",
    },
    "de": {
        "description": "Sieht, was du in den Netzwerken tust",
        "waiting": "{address} antwortet nicht. Der nächste Versuch ist um",
        "one waits": "Eine Aktivität wartet hier.",
        "two wait": "2 Aktivitäten warten hier.",
        "badge": "Dein Rapport antwortet nicht. 2 Aktivitäten warten hier.",
        "post": "Mastodon Du hast einen Beitrag geschrieben. (1.234 Wörter)",
        "like": "Mastodon Du hast auf etwas reagiert. Noch nicht gesendet.",
        "stopped": "Der Feed bei Mastodon ist seit dem 2. November nicht lesbar.",
        "reading": ["02.11.2026", "Mastodon", "Feed", "0", "12.345"],
        "unknown": "Nicht erkannte Anfragen",
        "hosts": "bsky.app, bsky.social und host.bsky.network",
    },
    "es": {
        "description": "Ve lo que haces en las redes que eliges",
        "waiting": "{address} no responde. El próximo intento es a las",
        "one waits": "Una actividad espera aquí.",
        "two wait": "2 actividades esperan aquí.",
        "badge": "Tu Rapport no responde. 2 actividades esperan aquí.",
        "post": "Mastodon Escribiste una publicación. (1234 palabras)",
        "like": "Mastodon Reaccionaste a algo. Aún sin enviar.",
        "stopped": "El feed de Mastodon no se puede leer desde el 2 de noviembre.",
        "reading": ["2 nov 2026", "Mastodon", "Feed", "0", "12.345"],
        "unknown": "Peticiones no reconocidas",
        "hosts": "bsky.app, bsky.social y host.bsky.network",
    },
    "fr": {
        "description": "Voit ce que tu fais sur les réseaux que tu choisis",
        "waiting": "{address} ne répond pas. Le prochain essai est à",
        "one waits": "Une activité attend ici.",
        "two wait": "2 activités attendent ici.",
        "badge": "Ton Rapport ne répond pas. 2 activités attendent ici.",
        "post": "Mastodon Tu as écrit une publication. (1\u202f234 mots)",
        "like": "Mastodon Tu as réagi à quelque chose. Pas encore envoyé.",
        "stopped": "Le fil de Mastodon n'est plus lisible depuis le 2 novembre.",
        "reading": ["2 nov. 2026", "Mastodon", "Fil", "0", "12\u202f345"],
        "unknown": "Requêtes non reconnues",
        "hosts": "bsky.app, bsky.social et host.bsky.network",
    },
}
#: Accepts one activity and no other: an open page of a site would also report what it shows.
ACCEPT = """async ([number, type, content]) => {
  const [{ accept }, { pending }] = await Promise.all([import("/background/records.js"), import("/lib/activity.js")]);
  await accept([pending({
    id: `01935b5e-8c00-7000-8000-00000000000${number}`, type, published: new Date().toISOString(), site: "mastodon",
    actor: "me", source: { via: "extension", version: "1" }, object: { type: "Note", ...(content && { content }) },
  })]);
}"""
LANGUAGES = [*EXPECTED, "it"]  # there is no Italian catalogue, so an Italian browser shows English


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Of the whole file, so that all tests in one language come one after another and have one browser."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def chromium(request: pytest.FixtureRequest, lent: Lent, language: str) -> Iterator[Chromium]:
    """A browser in one language with permission for social.example."""
    with lent.one(request, [MASTODON], language) as made:
        made.context.route(f"{MASTODON}/**", site.answer)
        yield made


def test_everything_is_said_in_the_language_of_the_browser(chromium: Chromium, server: Server) -> None:
    language = chromium.language if chromium.language in EXPECTED else "en"
    expected = EXPECTED[language]
    chromium.pair_with(server)
    chromium.own.evaluate(ACCEPT, [1, "Create", "word " * 1234])
    chromium.ask(do="deliver")
    assert server.activities()
    server.kill()
    chromium.own.evaluate(ACCEPT, [2, "Like", None])
    assert chromium.ask(do="deliver")["delivery"]["failures"]
    put_readings(chromium, "feed", (5, 0), (0, 12_345))
    put_readings(chromium, "unknown", (0, 1))

    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.wait_for_selector("#sites li")
    assert popup.evaluate("document.documentElement.lang").split("-")[0] == language
    connection = popup.locator("#connection-text")
    expect(connection).to_contain_text(str(expected["waiting"]).format(address=server.address))
    expect(connection).to_contain_text(str(expected["one waits"]))
    popup.locator("summary").click()
    expect(popup.locator("#today-list")).to_contain_text(str(expected["post"]))
    expect(popup.locator("#today-list")).to_contain_text(str(expected["like"]))
    expect(popup.locator("#stopped-list")).to_have_text(str(expected["stopped"]))
    expect(popup.locator("#about-bluesky")).to_contain_text(str(expected["hosts"]))
    chromium.own.evaluate(ACCEPT, [3, "Like", None])
    chromium.ask(do="deliver")
    expect(connection).to_contain_text(str(expected["two wait"]))
    eventually(lambda: chromium.own.evaluate("chrome.action.getTitle({})") == expected["badge"])
    manifest = chromium.own.evaluate("chrome.runtime.getManifest()")
    assert manifest["description"].startswith(expected["description"])

    options = chromium.open(f"chrome-extension://{chromium.id}/options/options.html")
    rows = options.locator("#readings-rows tr").filter(has_text=str(expected["reading"][0]))
    expect(rows.locator("td")).to_have_text(expected["reading"])
    expect(options.locator("#readings-rows")).to_contain_text(str(expected["unknown"]))


def test_no_sentence_is_missing_or_too_long_for_a_small_window(chromium: Chromium, server: Server) -> None:
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    put_readings(chromium, "feed", (5, 0), (0, 2), (0, 1))
    own = chromium.context.new_page()
    own.set_viewport_size({"width": 360, "height": 700})
    beyond = """[...document.querySelectorAll("button, input, label, a, p")].filter(each =>
      each.getBoundingClientRect().right > each.closest("section, header").getBoundingClientRect().right)
      .map(each => each.outerHTML)"""
    for name in ("popup/popup.html", "options/options.html"):
        own.goto(f"chrome-extension://{chromium.id}/{name}")
        own.wait_for_selector("#sites li")
        empty = "[...document.querySelectorAll('[data-say]')].filter(each => !each.textContent).length"
        assert own.evaluate(empty) == 0, name
        assert own.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert own.evaluate(beyond) == [], name
        assert not barriers(own), name
