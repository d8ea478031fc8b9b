"""A site accepts an act, and its page then says that it was not done; in both browsers.

We wrote the notice, with the marks that LinkedIn's own notices have in public code: it proves the mechanism, not the
site.
"""

import json
from itertools import count
from typing import Any

from tests.extension.harness import eventually
from tests.extension.watching import Watching

LINKEDIN = "https://www.linkedin.com"

INVITE = """(person, text) => {
  const body = JSON.stringify({
    invitee: {inviteeUnion: {memberProfile: `urn:li:fsd_profile:${person}`}}, customMessage: text,
  });
  const path = "/voyager/api/voyagerRelationshipsDashMemberRelationships?action=verifyQuotaAndCreateV2";
  const headers = {"Content-Type": "application/json"};
  return fetch(path, {method: "POST", headers, body}).then(answer => [answer.status, Date.now()]);
}"""
SHOW = """kind => {
  const notice = document.createElement("div");
  notice.dataset.testArtdecoToastItemType = kind;
  notice.textContent = "Unable to connect to Ana. Try again.";
  document.body.append(notice);
  return Date.now();
}"""
IN_TIME = 5_000  # milliseconds: a later notice is not about the act


def on_record(watching: Watching, text: str) -> int:
    """How many acts with these words the server has."""
    return sum(text in json.dumps(each) for each in watching.server.activities())


def invite(watching: Watching, tab: Any, person: str, text: str) -> int:
    """Send an invitation and wait until it is on record. Returns the moment of the site's answer (UTC milliseconds)."""
    status, answered = watching.run(tab, INVITE, person, text)
    assert status == 200
    eventually(lambda: on_record(watching, text))
    return int(answered)


def denied(watching: Watching, tab: Any, about: str) -> tuple[str, str]:
    """Send acts until one is on record and then denied in time. Returns its recipient and its words."""
    for number in count():
        person, text = f"ACoAAA{about}{number}", f"We spoke about {about} in Porto, {number}."
        answered = invite(watching, tab, person, text)
        if watching.run(tab, SHOW, "error") - answered < IN_TIME:
            break
    eventually(lambda: not on_record(watching, text))
    return person, text


def test_an_act_that_the_page_denies_is_taken_back_and_may_be_tried_again(watching: Watching) -> None:
    tab = watching.open(f"{LINKEDIN}/plain")
    person, text = denied(watching, tab, "looms")
    today = json.dumps(watching.browser.ask(do="overview")["collected"])
    assert person.lower() not in today.lower()
    invite(watching, tab, person, text)
    assert [act["object"]["content"] for act in watching.acts()].count(text) == 1
    assert on_record(watching, text) == 1


#: Makes the worker hear of a notice that was shown at a moment, in every tab of the site.
HEARD = """async (site, at) => {
  const { browser } = await import("/lib/browser.js");
  const { onDenied } = await import("/background/listening.js");
  for (const tab of await browser.tabs.query({ url: `${site}/*` })) await onDenied(tab.id, at);
}"""


def test_a_notice_reported_late_does_not_take_back_later_acts(watching: Watching) -> None:
    tab = watching.open(f"{LINKEDIN}/plain")
    before = watching.run(tab, "() => Date.now()")
    text = "We spoke about wool in Porto."
    answered = invite(watching, tab, "ACoAAALate", text)
    watching.run(watching.browser.own, HEARD, LINKEDIN, before - 1)
    assert on_record(watching, text) == 1
    watching.run(watching.browser.own, HEARD, LINKEDIN, answered)
    eventually(lambda: not on_record(watching, text))


def test_other_notices_and_other_tabs_take_nothing_back(watching: Watching) -> None:
    text = "We spoke about dyes in Porto."
    tab, other = watching.open(f"{LINKEDIN}/plain"), watching.open(f"{LINKEDIN}/plain")
    invite(watching, tab, "ACoAAAStays", text)
    watching.run(tab, SHOW, "success")
    denied(watching, other, "cloth")
    assert on_record(watching, text) == 1
