"""Whatever is killed while a person acts, every accepted activity is in the store in the end, once and in order."""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.extension.harness import Chromium, eventually
from tests.extension.rapport import Rapport, connect
from tests.extension.site import OnThisComputer

ACTS = 20  # per round
ROUNDS = ["server"] * 3 + ["worker"] * 3 + ["server and worker"] * 2 + ["browser"] * 2
ACT = """async numbers => {
  for (const number of numbers) await (await fetch(`/api/v1/statuses/${number}/favourite`, { method: "POST" })).text();
}"""
#: The ids of the likes on disk in any of these states. What was liked is not kept unsealed.
LIKES = """states => new Promise(done => {
  indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
    const all = result.transaction("activities").objectStore("activities").getAll();
    const asked = ({ state, activity }) => activity.type === "Like" && states.includes(state);
    all.onsuccess = () => { result.close(); done(all.result.filter(asked).map(({ activity }) => activity.id)) };
  };
})"""
NUMBER = re.compile(r"/statuses/(\d+)")


def numbers(texts: list[str]) -> list[int]:
    return [int(found[1]) for text in texts if (found := NUMBER.search(text))]


class Person:
    """A person who likes one post after another, numbered from 1, on a site on this computer."""

    def __init__(self, chromium: Chromium, site: OnThisComputer) -> None:
        self.chromium, self.site = chromium, site
        self.last = 0
        self.at_risk: set[int] = set()
        self.on_disk: set[str] = set()
        self.visit()

    def visit(self) -> None:
        self.page: Page = self.chromium.open(f"{self.site.origin}/plain")

    def accepted(self) -> list[int]:
        return numbers(self.site.accepted)

    def begin_round(self, some: int) -> None:
        """Begin the acts of a new round, and return once the site has accepted ``some``, while the others go on."""
        first, self.last = self.last + 1, self.last + ACTS
        self.page.evaluate(f"numbers => {{ window.round = ({ACT})(numbers) }}", list(range(first, self.last + 1)))
        eventually(lambda: self.accepted()[-1:] >= [first + some])

    def end_round(self) -> None:
        self.page.evaluate("() => window.round")

    def likes(self, *states: str) -> list[str]:
        found: list[str] = self.chromium.own.evaluate(LIKES, states)
        return found

    def note(self) -> None:
        """Note what no kill may lose: what the extension has on disk."""
        self.on_disk |= {*self.likes("accepted", "sent")}

    @contextmanager
    def risk(self) -> Iterator[None]:
        """Note what killing a browser may lose: the likes of this round, and the last one before it."""
        self.note()
        yield
        self.at_risk |= {*range(self.last - ACTS, self.accepted()[-1] + 2)}


def test_what_was_accepted_survives_every_kill(chromium: Chromium, rapport: Rapport) -> None:
    chance = random.Random(20261123)
    with OnThisComputer() as site:
        connect(chromium, rapport)
        chromium.watch("mastodon", site.origin)
        person = Person(chromium, site)
        for kind in chance.sample(ROUNDS, len(ROUNDS)):
            person.begin_round(chance.randrange(1, ACTS - 5))
            if "server" in kind:
                person.note()
                chromium.own.evaluate("() => void chrome.runtime.sendMessage({ do: 'deliver' })")
                rapport.kill()
            if "worker" in kind:
                with person.risk():
                    chromium.stop_worker()
            if kind == "browser":
                with person.risk():
                    chromium.kill()
                chromium.start()
                person.visit()
            else:
                person.end_round()
            if "server" in kind:
                rapport.start()
        chromium.ask(do="deliver")
        person.begin_round(1)
        person.end_round()
        eventually(lambda: numbers(rapport.kept())[-1:] == [person.last])
        accepted, stored = person.accepted(), numbers(rapport.kept())
        assert stored == sorted(set(stored))
        assert {*accepted} - person.at_risk <= {*stored} <= {*accepted}
        assert rapport.knows(person.on_disk) == person.on_disk
        assert len(person.on_disk) > ACTS


@pytest.mark.parametrize("stored", [False, True], ids=["before it is on disk", "before it is answered"])
def test_activities_wait_until_a_server_has_them_after_one_was_killed(
    chromium: Chromium, rapport: Rapport, stored: bool
) -> None:
    with OnThisComputer() as site:
        connect(chromium, rapport)
        rapport.kill()
        stopped = rapport.start_and_stop(stored=stored)
        chromium.watch("mastodon", site.origin)
        page = chromium.open(f"{site.origin}/quiet")
        page.evaluate(ACT, [1])
        eventually(stopped.exists)
        page.evaluate(ACT, [2])  # if the first counted as delivered, it would be gone before this one waits
        eventually(lambda: len(chromium.own.evaluate(LIKES, ["accepted", "sent"])) == 2)
        assert len(chromium.own.evaluate(LIKES, ["accepted"])) == 2
        assert numbers(rapport.kept()) == [1] * stored
        rapport.kill()
        rapport.start()
        chromium.ask(do="deliver")
        assert numbers(rapport.kept()) == [1, 2]
