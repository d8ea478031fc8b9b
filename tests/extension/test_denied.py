"""A site accepts an act and its page then says that it was not done, in both browsers.

The notice is one we wrote, by the marks that LinkedIn's own have in public code: it proves the way, not the site.
"""

import json

from tests.extension.harness import eventually
from tests.extension.watching import Watching

LINKEDIN = "https://www.linkedin.com"

INVITE = """(person, text) => {
  const body = JSON.stringify({
    invitee: {inviteeUnion: {memberProfile: `urn:li:fsd_profile:${person}`}}, customMessage: text,
  });
  const path = "/voyager/api/voyagerRelationshipsDashMemberRelationships?action=verifyQuotaAndCreateV2";
  const headers = {"Content-Type": "application/json"};
  return fetch(path, {method: "POST", headers, body}).then(answer => answer.status);
}"""
SHOW = """kind => {
  const notice = document.createElement("div");
  notice.dataset.testArtdecoToastItemType = kind;
  notice.textContent = "Unable to connect to Ana. Try again.";
  document.body.append(notice);
}"""


def on_record(watching: Watching, text: str) -> int:
    """How many acts with these words the server has."""
    return sum(text in json.dumps(each) for each in watching.server.activities())


def test_an_act_that_the_page_denies_is_taken_back_and_may_be_tried_again(watching: Watching) -> None:
    tab = watching.open(f"{LINKEDIN}/plain")
    text = "We spoke about looms in Porto."
    assert watching.run(tab, INVITE, "ACoAAADenied", text) == 200
    eventually(lambda: on_record(watching, text))
    watching.run(tab, SHOW, "error")
    eventually(lambda: not on_record(watching, text))
    today = json.dumps(watching.browser.ask(do="overview")["collected"])
    assert "acoaaadenied" not in today.lower()
    assert watching.run(tab, INVITE, "ACoAAADenied", text) == 200
    assert [act["object"]["content"] for act in watching.acts()] == [text]
    assert on_record(watching, text) == 1


#: The worker hears of a notice that stood there at a moment, by default now, in every tab of the site.
HEARD = """async (site, at) => {
  const { browser } = await import("/lib/browser.js");
  const { onDenied } = await import("/background/listening.js");
  for (const tab of await browser.tabs.query({ url: `${site}/*` })) await onDenied(tab.id, at ?? Date.now());
}"""


def test_a_notice_whose_word_comes_late_takes_back_nothing_that_was_tried_after_it(watching: Watching) -> None:
    tab = watching.open(f"{LINKEDIN}/plain")
    shown = watching.run(tab, "() => Date.now()")
    text = "We spoke about wool in Porto."
    assert watching.run(tab, INVITE, "ACoAAALate", text) == 200
    eventually(lambda: on_record(watching, text))
    watching.run(watching.browser.own, HEARD, LINKEDIN, shown - 1)
    assert on_record(watching, text) == 1
    watching.run(watching.browser.own, HEARD, LINKEDIN)
    eventually(lambda: not on_record(watching, text))


def test_other_notices_and_other_tabs_take_nothing_back(watching: Watching) -> None:
    text = "We spoke about dyes in Porto."
    tab, other = watching.open(f"{LINKEDIN}/plain"), watching.open(f"{LINKEDIN}/plain")
    assert watching.run(tab, INVITE, "ACoAAAStays", text) == 200
    eventually(lambda: on_record(watching, text))
    watching.run(tab, SHOW, "success")
    later = "We spoke about cloth in Porto."
    assert watching.run(other, INVITE, "ACoAAALater", later) == 200
    eventually(lambda: on_record(watching, later))
    watching.run(other, SHOW, "error")
    eventually(lambda: not on_record(watching, later))
    assert on_record(watching, text) == 1
