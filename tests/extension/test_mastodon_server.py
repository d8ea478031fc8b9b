"""A server that speaks Mastodon's API, with its own web client, neither of them ours, in both browsers: the extension
collects what that server has on record.

The server is `mastodon_mock` (Matthew Martin, MIT), which keeps real state behind Mastodon's API and serves a client of
its own. It is not Mastodon: other tests cover what Mastodon's own client sends and shows.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.extension.harness import eventually, free_port
from tests.extension.watching import Watching

FIND = """async (selector, text = "") => {
  for (let tries = 0; tries < 3600; tries += 1) {
    const found = [...document.querySelectorAll(selector)].find(
      each => !each.disabled && each.innerText.trim().includes(text));
    if (found) return found;
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(`not there: ${selector} ${text}`);
}"""
PRESS = f"async (selector, text) => void (await ({FIND})(selector, text)).click()"
APPEARS = f"async selector => void await ({FIND})(selector)"
WRITE = f"""async (selector, text) => {{
  const field = await ({FIND})(selector);
  field.value = text;
  field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", {{bubbles: true}}));
}}"""
IN_SIGHT = """() => [...document.querySelectorAll("app-status-card > article")].filter(article => {
  const { top, bottom, height } = article.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= height / 2;
}).length || -1"""
ME, OTHER = "alan", "grace"


class Instance:
    """The server as a process, and its record of one account."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.origin = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "mastodon_mock", "serve", "--in-memory", "--demo", "--port", str(port)]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(self._answers)
        self.token = ""
        self.token = self._ask("/api/v1/_mock/login", {"username": ME})["access_token"]
        self.me = self.record("/accounts/verify_credentials")["id"]
        self.other = self.record(f"/accounts/lookup?acct={OTHER}")["id"]

    def _answers(self) -> bool:
        with suppress(URLError):
            urlopen(f"{self.origin}/api/v1/instance").close()
            return True
        return False

    def _ask(self, path: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {self.token}"} if self.token else {}
        )
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(self.origin + path, data, headers)) as answer:
            return json.load(answer)

    def record(self, path: str) -> Any:
        """What the server has on record now, according to its own API."""
        return self._ask(f"/api/v1{path}")

    def newest(self) -> dict[str, Any]:
        """My newest post."""
        posts: list[dict[str, Any]] = self.record(f"/accounts/{self.me}/statuses?limit=1")
        return posts[0]

    def address(self, post: str) -> str:
        return f"{self.origin}/api/v1/statuses/{post}"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    made = Instance(tmp_path_factory.mktemp("instance"))
    yield made
    made.process.kill()
    made.process.wait()


class Client:
    """The web client in a tab, signed in, with the site switched on."""

    def __init__(self, watching: Watching, instance: Instance) -> None:
        self.watching = watching
        watching.browser.watch("mastodon", instance.origin)
        self.tab = watching.open(f"{instance.origin}/_ui/", stays=True)
        self.press("[role=tab]", "Mock Login")
        self.press(f"[title='Log in as @{ME}']")
        self.card = f"app-status-card:has(a.name[href$='/accounts/{instance.other}']) .actions"

    def press(self, selector: str, text: str = "") -> None:
        self.watching.run(self.tab, PRESS, selector, text)

    def write(self, selector: str, text: str) -> None:
        self.watching.run(self.tab, WRITE, selector, text)

    def does(self) -> list[dict[str, Any]]:
        return self.watching.acts()


@pytest.fixture(scope="module")
def signed_in() -> list[Client]:
    """The clients signed in so far; the last one is in the current browser."""
    return []


@pytest.fixture
def client(signed_in: list[Client], watching: Watching, instance: Instance) -> Client:
    """The client at the home timeline."""
    if not signed_in or signed_in[-1].watching is not watching:
        signed_in.append(Client(watching, instance))
    made = signed_in[-1]
    made.press("nav a", "Home")
    made.watching.run(made.tab, APPEARS, f"app-home {made.card}")
    return made


def test_a_post_is_the_one_on_record(client: Client, instance: Instance) -> None:
    client.write("app-compose textarea", "What did the second loom cost, all in all?")
    client.press("app-compose button.btn", "Post")
    (post,) = client.does()
    kept = instance.newest()
    assert (post["type"], post["object"]["type"], post["to"]) == ("Create", "Note", "Public")
    assert kept["content"] == f"<p>{post['object']['content']}</p>"
    assert kept["visibility"] == "public"


def test_an_edited_and_a_deleted_post_are_so_on_record(client: Client, instance: Instance) -> None:
    client.write("app-compose textarea", "The loom is sould.")
    client.press("app-compose button.btn", "Post")
    client.does()
    kept = instance.newest()["id"]
    card = f"app-status-card:has(a[href$='/statuses/{kept}'])"
    client.press(f"{card} [title=Edit]")
    client.write("app-status-card:has(textarea) textarea", "The loom is sold.")
    client.press("app-status-card:has(textarea) button", "Save")
    (change,) = client.does()
    assert instance.newest()["content"] == "<p>The loom is sold.</p>"
    client.watching.run(client.tab, "() => { window.confirm = () => true }")
    client.press(f"{card} [title=Delete]")
    (deletion,) = client.does()
    assert instance.newest()["id"] != kept
    assert [(told["type"], told["object"]["id"]) for told in (change, deletion)] == [
        ("Update", instance.address(kept)),
        ("Delete", instance.address(kept)),
    ]


def test_a_private_mention_is_a_message_to_those_the_server_gave_it_to(client: Client, instance: Instance) -> None:
    client.write("select.visibility-select", "direct")
    client.write("app-compose textarea", f"@{OTHER} Shall we speak on Tuesday?")
    client.press("app-compose button.btn", "Post")
    (message,) = client.does()
    kept = instance.newest()
    assert (kept["visibility"], message["object"]["type"]) == ("direct", "Message")
    assert [each["name"] for each in message["to"]] == [each["acct"] for each in kept["mentions"]] == [OTHER]
    client.write("select.visibility-select", "public")


def test_a_reply_is_to_the_same_post_as_on_record(client: Client, instance: Instance) -> None:
    client.press(f"{client.card} [title=Reply]")
    client.write(f"{client.card.removesuffix(' .actions')} app-compose textarea", f"@{OTHER} Thank you, that helped.")
    client.press("app-status-card app-compose button.btn", "Reply")
    (reply,) = client.does()
    kept = instance.newest()
    assert kept["in_reply_to_id"]
    assert reply["object"]["inReplyTo"] == instance.address(kept["in_reply_to_id"])
    assert [each["name"] for each in reply["to"]] == [each["acct"] for each in kept["mentions"]]


@pytest.mark.parametrize(
    ("button", "act", "mark"), [("Favourite", "Like", "favourited"), ("Boost", "Announce", "reblogged")]
)
def test_a_press_and_taking_it_back_are_on_record(
    client: Client, instance: Instance, button: str, act: str, mark: str
) -> None:
    pressed = f"{client.card} [title={button}].on"
    for selector, kind, undoes, stands in (
        (pressed.replace(".on", ":not(.on)"), act, None, True),
        (pressed, "Undo", act, False),
    ):
        client.press(selector)
        (told,) = client.does()
        assert (told["type"], told.get("detail", {}).get("undoes")) == (kind, undoes)
        post = told["object"]["id"].removeprefix(instance.address(""))
        assert instance.record(f"/statuses/{post}")[mark] is stands


def test_a_bookmark_is_no_act(client: Client, instance: Instance) -> None:
    before = instance.record("/bookmarks")
    client.press(f"{client.card} [title=Bookmark]")
    eventually(lambda: instance.record("/bookmarks") != before)
    assert client.does() == []


def test_following_and_unfollowing_are_on_record(client: Client, instance: Instance) -> None:
    client.press(f"a.name[href$='/accounts/{instance.other}']")
    for button, kind, stands in (("Following", "Undo", False), ("Follow", "Follow", True)):
        client.press("app-profile button", button)
        (told,) = client.does()
        assert (told["type"], told["object"]["type"]) == (kind, "Profile")
        assert told["object"]["id"] == f"{instance.origin}/api/v1/accounts/{instance.other}"
        (relation,) = instance.record(f"/accounts/relationships?id[]={instance.other}")
        assert relation["following"] is stands


def test_a_search_counts_without_its_words(client: Client) -> None:
    client.press("nav a", "Search")
    client.write("app-search input", "looms")
    client.press("app-search button", "Search")
    (search,) = eventually(client.does)
    assert search["type"] == "Search"
    assert "looms" not in json.dumps(search)


@pytest.mark.parametrize(("page", "origin"), [("home", "network"), ("public", "suggested")])
def test_the_home_timeline_is_the_own_network_and_the_public_one_is_not(
    client: Client, instance: Instance, page: str, origin: str
) -> None:
    watching = client.watching
    tab = watching.open(f"{instance.origin}/_ui/{page}")
    eventually(lambda: watching.sees(watching.run(tab, IN_SIGHT), origin))


def test_the_own_profile_is_the_one_on_record(client: Client, instance: Instance) -> None:
    client.watching.open(f"{instance.origin}/_ui/accounts/{instance.me}")
    note = instance.record(f"/accounts/{instance.me}")["note"]

    def told() -> list[str]:
        updates = client.watching.server.of_type("Update")
        return [each["detail"]["profile"]["about"] for each in updates if "profile" in each.get("detail", {})]

    eventually(lambda: note in told())
