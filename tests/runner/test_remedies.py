"""What is said to tell of something that no source tells: only what can, on that site."""

import pytest

from auditor.activities.activity import Coverage, Subject
from tests.runner.test_runner import audit, share
from tests.story import Story

NOTHING = "So far nothing there can tell; a source of another site that you use may."
ARCHIVE = "The site's complete archive would tell."
EITHER = "The site's complete archive, or the browser extension, would tell."
ONLY_SEEN = "Only the browser extension would tell, from the day it is connected."
PHONE = "Your phone's screen time would tell, from its own list or typed in on the import page."


@pytest.mark.parametrize(
    ("site", "needs", "said"),
    [
        ("hackernews", Subject.POST, ONLY_SEEN),
        ("linkedin", Subject.REACTION, EITHER),
        ("misskey", Subject.REACTION, NOTHING),
        ("misskey", Subject.POST, ARCHIVE),
        ("instagram", Subject.REACTION, EITHER),
        ("linkedin", Subject.ATTENTION, ONLY_SEEN),
        ("misskey", Subject.ATTENTION, NOTHING),
        ("threads", Subject.POST, EITHER),  # they lie in another site's archive
        ("whatsapp", Subject.INVITATION_SENT, NOTHING),
        ("whatsapp", Subject.MESSAGE_SENT, ARCHIVE),
        ("whatsapp", Subject.ATTENTION, PHONE),
        ("instagram", Subject.ATTENTION, ONLY_SEEN),
        ("instagram", Subject.NOTIFICATION, NOTHING),
    ],
)
def test_what_would_tell_is_only_what_can(site: str, needs: Subject, said: str) -> None:
    told = Story(site=site, coverage=[Coverage(site, needs, "none")])
    told.exchange(480, "Ana")
    found = told.audit(audit(share(99), needs=(needs,)))
    assert found.missing
    assert found.missing.remedy == said
