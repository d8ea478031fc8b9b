"""Who asks for names for a number or a reward waits as that, and after who asks as a person."""

from datetime import date

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.network import waiting
from auditor.report.waiting import Waiting
from auditor.runner.person_step import person_step
from server.rendering.waiting import wrote
from tests.network.test_order import names
from tests.story import Story

REMINDER = "We're still two names short for the referral campaign. Could you give me two from your team by Friday?"


def asked(story: Story) -> dict[str, Waiting]:
    answers = Expectations()
    return {each.person: each for each in waiting(story.families(answers), answers)}


def test_it_is_said_what_the_names_are_for(story: Story) -> None:
    story.exchange(40, "hr")
    story.hear(80, "hr", REMINDER)
    told = asked(story)["hr"]
    assert told.quota
    assert wrote(told).startswith("asked you for names, for a number or a reward")


def test_who_asks_as_a_person_comes_first_though_the_campaign_asked_before(story: Story) -> None:
    for who in ("hr", "ana"):
        story.exchange(40, who)
    story.hear(80, "hr", REMINDER)
    story.hear(84, "ana", "Could you look at my draft?")
    assert names(story) == ["ana", "hr"]


def test_what_i_promised_them_is_owed_as_to_anybody(story: Story) -> None:
    story.exchange(40, "hr")
    story.hear(60, "hr", REMINDER)
    story.write(60.1, "hr", "I'll send you two names tomorrow.")
    told = asked(story)["hr"]
    assert told.promised and not told.quota


def test_the_step_asks_for_no_names_for_their_number(story: Story) -> None:
    story.exchange(40, "hr")
    story.hear(80, "hr", REMINDER)
    told = asked(story)["hr"]
    step = person_step((told,), None, date(2026, 3, 30), AUDITS)
    assert step is not None
    assert "whom you would introduce yourself anyway" in step.action
