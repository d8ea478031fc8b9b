"""Who wrote in the note of a pending invitation waits for an answer."""

from datetime import date

import pytest

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Type
from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_order import PITCH, POST, QUESTION, names
from tests.story import Story

TELLS = "You asked who knew the old mill. I kept its books for nine years, and half of them never reached the council."


def invited(story: Story, day: float, who: str, note: str | None) -> Activity:
    """Somebody invites me to connect."""
    thing = Object(ObjectType.RELATIONSHIP, content=note)
    return story.add(Type.OFFER, day, thing, by=who, to=("me",), detail=Detail(note=note is not None))


def test_who_tells_or_asks_something_in_a_pending_invitation_waits(story: Story) -> None:
    story.write(20, "friend", "The rain came in again.")
    story.hear(20.1, "friend", "Here, too.")
    told = invited(story, 60, "tells", TELLS)
    invited(story, 61, "asks", QUESTION)
    invited(story, 62, "greets", "Good morning from the fair.")
    invited(story, 63, "seller", PITCH)
    invited(story, 64, "says nothing", None)
    invited(story, 65, "was accepted", TELLS)
    story.connect(66, "was accepted")
    invited(story, 67, "was answered", TELLS)
    story.write(68, "was answered", "How long ago was that?")
    story.last_day = 80
    assert set(names(story)) == {"tells", "asks"}
    (found,) = (each for each in waiting(story.families(), Expectations()) if each.person == "tells")
    assert (found.activity, found.at, found.new) == (str(told.id), told.published, True)
    assert names(story, Expectations(needs_no_answer=(str(told.id),))) == ["asks"]
    assert names(story, Expectations(not_this_person=("asks",))) == ["tells"]
    story.last_day = 400
    assert names(story) == []


@pytest.mark.parametrize(
    ("note", "waits"),
    [
        (
            "Olá, trabalho no hospital onde estudou e há aqui uma vaga no laboratório que lhe podia mesmo interessar.",
            True,
        ),
        ("Olá Bene, ainda trabalhas no laboratório do hospital?", True),
        ("Olá Bene, gostava de fazer parte da tua rede.", False),
    ],
)
def test_a_note_that_is_not_read_waits_where_it_is_long_or_asks(story: Story, note: str, *, waits: bool) -> None:
    story.write(20, "friend", "The rain came in again.")
    story.hear(20.1, "friend", "Olá! Aqui também choveu muito toda a semana e as ruas estão cheias de água.")
    invited(story, 61, "writes", note)
    found = [each for each in waiting(story.families(), Expectations()) if each.person == "writes"]
    assert [each.foreign for each in found] == (["pt"] if waits else [])


def test_where_sources_are_hoped_for_who_asks_in_an_invitation_bears_on_it(story: Story) -> None:
    story.write(20, "friend", "The rain came in again.")
    story.hear(20.1, "friend", "Here, too.")
    invited(story, 61, "asks", QUESTION)
    answers = Expectations(goal=Goal(outcome="sources and tips"))
    (found,) = waiting(story.families(answers), answers)
    assert (found.person, found.sought) == ("asks", True)


def test_who_was_known_before_can_write_in_other_ways_and_waits_for_nothing_by_a_note(story: Story) -> None:
    story.write(20, "friend", "The rain came in again.")
    story.hear(20.1, "friend", "Here, too.")
    invited(story, 60, "friend", TELLS)
    assert names(story) == []


@pytest.mark.parametrize(
    "note",
    [
        "Hi, we have a vacancy for a principal bridge engineer. Interested?",
        "Hallo, wir haben eine Stelle als Brückeningenieurin zu besetzen. Interesse?",
        "Bonjour, nous avons un poste d'ingénieure ouvrages d'art à pourvoir. Intéressée ?",
        "Hola, tenemos una vacante de ingeniera de puentes. ¿Te interesa?",
    ],
)
def test_who_offers_the_post_i_hope_for_in_a_note_comes_first(story: Story, note: str) -> None:
    story.exchange(30, "friend")
    story.write(40, "friend", "Good morning.")
    story.hear(80, "friend", QUESTION)
    invited(story, 85, "has a post", note)
    invited(story, 86, "seller", PITCH)
    answers = Expectations(goal=Goal(outcome="future mobility"))
    assert names(story, answers) == ["has a post", "friend"]
    found, _ = waiting(story.families(answers), answers)
    assert (found.post, found.sought, found.doubtful) == (True, True, False)


def test_what_a_note_says_beside_its_acts_is_told_too(story: Story) -> None:
    story.write(20, "friend", "The rain came in again.")
    story.hear(20.1, "friend", "Here, too.")
    invited(story, 87, "wants", "Could you send me your slides by Friday, please?")
    invited(story, 86, "tells", "My father died last night. He often spoke of you.")
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert found["wants"].wanted_by == date(2026, 4, 3)
    assert found["tells"].grave


def test_a_post_that_is_offered_in_a_note_waits_last_where_none_is_hoped_for(story: Story) -> None:
    invited(story, 70, "recruiter", f"Greetings from an executive search firm, I love your profile. {POST}")
    invited(story, 80, "asks", QUESTION)
    for answers in (Expectations(), Expectations(goal=Goal(outcome="staying in touch"))):
        found = waiting(story.families(answers), answers)
        assert [(each.person, each.post, each.apart) for each in found] == [
            ("asks", False, True),
            ("recruiter", True, True),
        ]
