"""Whom a promised introduction is to is named on the list, in the step and among open promises, where one tie fits."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import AUDITS
from auditor.history.identities import Identities
from auditor.network.loops import loops
from auditor.network.waiting import waiting
from auditor.runner.person_step import person_step
from server.rendering.network import loop
from server.rendering.waiting import wrote
from tests.story import Story

MEETING = "Of course, I will introduce you to Ben this week."


def meeting(story: Story, answers: Expectations | None = None) -> list[str]:
    answers = answers or Expectations()
    return [each.to_meet for each in waiting(story.families(answers), answers) if each.promised]


def test_whom_a_promised_introduction_is_to_is_named_where_one_tie_fits(story: Story) -> None:
    story.write(61, "Ana", MEETING)
    assert meeting(story) == [""], "nobody on record is called so"
    story.exchange(30, "Ben")
    assert meeting(story) == ["Ben"]
    assert meeting(story, Expectations(not_this_person=("Ben",))) == [""]
    story.exchange(40, "Ben Okoro")
    assert meeting(story) == [""], "it may be either"


def test_who_writes_again_after_an_introduction_was_promised_is_told_with_whom_it_is_to(story: Story) -> None:
    story.exchange(30, "Ben")
    story.exchange(50, "Ana")
    story.write(61, "Ana", MEETING)
    story.hear(80, "Ana", "Hello from the coast, the summer school begins on Monday.")
    told = waiting(story.families(), Expectations())[0]
    assert (told.promised, told.owed_introduction, told.to_meet) == (False, True, "Ben")
    assert wrote(told).endswith("you promised them an introduction to Ben")
    step = person_step((told,), None, date(2026, 3, 30), AUDITS)
    assert step
    assert "you told Ana that you would introduce them to Ben, and on" in step.observation
    assert step.action.startswith("Ask Ben whether they would like to meet Ana.")
    answers = Expectations(not_this_person=("Ben",))
    told = waiting(story.families(answers), answers)[0]
    assert wrote(told).endswith("you promised them an introduction")
    step = person_step((told,), None, date(2026, 3, 30), AUDITS)
    assert step and "Ben" not in step.observation + step.action


def test_who_asks_for_something_else_meanwhile_is_answered_first(story: Story) -> None:
    story.exchange(30, "Ben")
    story.exchange(50, "Ana")
    story.write(61, "Ana", MEETING)
    story.hear(80, "Ana", "Could you send me your certificates, please?")
    told = waiting(story.families(), Expectations())[0]
    step = person_step((told,), None, date(2026, 3, 30), AUDITS)
    assert step and step.action.startswith("Answer Ana today, and do what you said you would do")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dr Yetunde Coker", "Dr Coker"),
        ("Dr. Yetunde Coker", "Dr. Coker"),
        ("Yetunde Coker", "Dr Coker"),
        ("Yetunde Coker", "Prof. Dr. Coker"),
        ("Dr Yetunde Coker", "Yetunde Coker"),
        ("Dr Yetunde Coker", "Mrs Coker"),
        ("Yetunde Coker", "Aunty Yetunde"),
        ("Mag. Karin Thaler", "Frau Mag. Thaler"),
        ("Karin Thaler", "Frau Thaler"),
        ("Franz Wagner", "Herrn Wagner"),
        ("Lucía Prado", "Doña Lucía"),
        ("Claire Roux", "Mme Roux"),
    ],
)
def test_who_is_named_by_a_title_is_who_bears_the_name(story: Story, name: str, said: str) -> None:
    story.exchange(30, name)
    story.exchange(31, "Dr Ben Umeh")
    story.exchange(32, "Frau Berta Klein")
    story.write(61, "Ana", MEETING.replace("Ben", said))
    assert meeting(story) == [name]


@pytest.mark.parametrize("said", ["Dr Umar", "Dr", "Frau Doktor"])
def test_a_title_alone_or_before_another_name_names_nobody(story: Story, said: str) -> None:
    story.exchange(30, "Dr Yetunde Coker")
    story.write(61, "Ana", MEETING.replace("Ben", said))
    assert meeting(story) == [""]


def test_of_two_of_one_surname_a_title_tells_nobody(story: Story) -> None:
    story.exchange(30, "Dr Yetunde Coker")
    story.exchange(31, "Tim Coker")
    story.write(61, "Ana", MEETING.replace("Ben", "Dr Coker"))
    assert meeting(story) == [""]


def test_a_short_promise_is_of_whom_was_asked_for(story: Story) -> None:
    story.exchange(30, "Berta")
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    story.write(61, "ana", "Of course, I will get back to you this week.")
    assert meeting(story) == ["Berta"]
    story.exchange(50, "Ben")
    story.write(62, "ana", MEETING)
    assert meeting(story) == ["Ben"]


@pytest.mark.parametrize(
    ("name", "said", "another"), [("Ben", "Ben", "Ben Okoro"), ("Ben Okoro", "Okoro", "Tim Okoro")]
)
def test_a_name_that_two_bear_by_now_is_said_of_nobody(story: Story, name: str, said: str, another: str) -> None:
    story.exchange(30, name)
    story.write(61, "Ana", MEETING.replace("Ben", said))
    families = story.families()
    known = families.people
    later = known.filter(pl.col("id") == name).with_columns(id=pl.lit("another"), name=pl.lit(another))
    assert [each.to_meet for each in waiting(families, Expectations()) if each.promised] == [name]
    families = story.families()
    families.people = pl.concat([known, later])
    assert [each.to_meet for each in waiting(families, Expectations()) if each.promised] == [""]


def test_the_list_the_step_and_the_open_promises_name_whom_it_is_to(story: Story) -> None:
    story.exchange(30, "Ben")
    story.write(61, "Ana", MEETING)
    families = story.families()
    (entry,) = [each for each in waiting(families, Expectations()) if each.promised]
    assert wrote(entry).startswith("you promised an introduction to Ben (promised for 8 March 2026), ")
    (promise,) = [each for each in loops(families, Expectations()) if each.kind == "own-introduction"]
    assert promise.others == ("Ben",)
    told = "You told Ana that you would introduce them to Ben; none is seen since (promised for 8 March 2026)."
    assert loop(promise) == told
    tip = person_step([entry], None, date(2026, 3, 31), AUDITS)
    assert tip and "introduce them to Ben" in tip.observation
    assert tip.action.startswith("Introduce Ana and Ben, in one message to both")


def test_who_has_two_ids_on_a_site_is_one_and_named(story: Story) -> None:
    story.exchange(30, "Ben Okoro")
    story.write(61, "Ana", "Of course, I will introduce you to Ben Okoro this week.")
    families = story.families()
    ids = (("linkedin", "number-7"), ("linkedin", "Ben Okoro"))
    known = families.people.filter(pl.col("id") == "Ben Okoro").with_columns(id=pl.lit("number-7"))
    families.history = replace(families.history, identities=Identities((ids,)))
    families.people = pl.concat([families.people.filter(pl.col("id") != "Ben Okoro"), known])
    assert [each.to_meet for each in waiting(families, Expectations()) if each.promised] == ["Ben Okoro"]
    families = story.families(Expectations(not_this_person=("number-7",)))
    families.history = replace(families.history, identities=Identities((ids,)))
    families.people = pl.concat([families.people.filter(pl.col("id") != "Ben Okoro"), known])
    promised = waiting(families, Expectations(not_this_person=("number-7",)))
    assert [each.to_meet for each in promised if each.promised] == [""], "whom I asked to leave out, under another id"


@pytest.mark.parametrize(("answer", "named"), [("", "Ben"), ("He is away until the summer, and so am I.", "")])
def test_whom_they_asked_for_before_my_last_words_is_not_named_in_what_they_ask_now(
    story: Story, answer: str, named: str
) -> None:
    for who in ("Ben", "ana"):
        story.exchange(30, who)
    story.hear(60, "ana", "Could you introduce me to Ben?")
    if answer:
        story.write(61, "ana", answer)
    story.hear(80, "ana", "Could you introduce me to somebody from the night shift?")
    (told,) = [each for each in waiting(story.families(), Expectations()) if each.person == "ana"]
    assert (told.introduction, told.to_meet) == (True, named)


def test_who_bears_the_name_on_another_site_makes_it_nobody_elses(story: Story) -> None:
    story.exchange(30, "Ben")
    story.site = "whatsapp"
    story.exchange(40, "Ben Okoro")
    story.site = "linkedin"
    story.write(61, "Ana", MEETING)
    assert meeting(story) == ["Ben"]


NOTHING = "Tell Ana that nothing comes of the introduction"
KEPT_APART = [Expectations(kept_apart=("Ben",)), Expectations(not_this_person=("Ben",))]


@pytest.mark.parametrize("answers", KEPT_APART)
@pytest.mark.parametrize("promise", ["", MEETING, "Of course, I will get back to you this week."])
def test_an_introduction_to_a_source_is_only_said_not_to_come(
    story: Story, answers: Expectations, promise: str
) -> None:
    for who in ("Ana", "Ben"):
        story.exchange(30, who)
        story.write(40, who, "Good morning.")
    story.hear(60, "Ana", "Could you introduce me to Ben?")
    if promise:
        story.write(61, "Ana", promise)
    families = story.families(answers)
    (waits,) = waiting(families, answers)
    assert (waits.person, waits.promised, waits.withheld) == ("Ana", bool(promise), True)
    told = person_step([waits], None, date(2026, 3, 20), AUDITS)
    assert told
    assert (told.action.startswith(NOTHING), told.choice) == (True, "You need not say why.")
    assert "Ben" not in f"{told.observation} {told.choice} {told.reason}"
    (named,) = waiting(story.families(), Expectations())
    assert (named.to_meet, named.withheld) == ("Ben", False)


@pytest.mark.parametrize("answers", KEPT_APART)
def test_nor_is_one_proposed_that_i_asked_somebody_else_about(story: Story, answers: Expectations) -> None:
    for who in ("Ben", "Ana", "Cem"):
        story.exchange(30, who)
    story.write(50, "Ana", "Would you be fine with an introduction to Ben? He asked for you.")
    story.hear(51, "Ana", "Yes, gladly.")
    assert [each.kind for each in loops(story.families(), Expectations())] == ["promised"]
    assert loops(story.families(answers), answers) == ()
