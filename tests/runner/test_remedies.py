"""What is said to tell of something that no source tells: only what can, on that site."""

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.archives.archive import data_export, unseen
from auditor.runner.basis import lack
from auditor.runner.run import run
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


def test_that_several_archives_are_silent_on_one_thing_is_said_once() -> None:
    told = [*unseen("linkedin", data_export("One")), *unseen("facebook", data_export("Another"))]
    found = lack([each for each in told if each.subject is Subject.ATTENTION])
    assert found.what == "None of these tells it (the time you spent): One's data export and Another's data export."
    assert lack(told[:1]).what.startswith("One's data export says nothing of")


def test_all_of_which_an_export_says_nothing_is_one_line() -> None:
    told = Story(site="linkedin", coverage=list(unseen("linkedin", data_export("One"))))
    told.exchange(480, "Ana")
    families = told.families()
    gaps = run(families.history, Expectations(), families.window).gaps
    assert len(gaps) == len({gap.remedy for gap in gaps}), "one line for each remedy"
    assert all(gap.note.startswith("The export says nothing of this: ") for gap in gaps)
