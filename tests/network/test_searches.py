"""Who looks for somebody by their work is proposed with whom I know that does it."""

from dataclasses import replace
from datetime import date

import pytest

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Type
from auditor.activities.identity import derived_id
from auditor.answers.expectations import Expectations
from auditor.facts import derive
from auditor.history.identities import Identities
from auditor.network import network, waiting
from auditor.report.ego_network import Match
from server.rendering.network import reason
from tests.story import SOURCE, Story

ASKS = "Hi, we are moving house. Do you know a good structural engineer for the extension?"


@pytest.fixture
def told(story: Story) -> Story:
    """Tom, whom I know, asks on day 80 for a structural engineer; I know Ines, who is one, and Kofi, who is another."""
    story.connect(1, "Ines Duarte", position="Structural Engineer", employer="Moor & Hill")
    story.connect(1, "Kofi Mensah", position="Software Engineer", employer="Brightline")
    for who in ("Tom Reed", "Ines Duarte", "Kofi Mensah"):
        story.exchange(30, who, 3)
        story.write(40, who, "Good to hear.")
    story.hear(80, "Tom Reed", ASKS)
    return story


def found(story: Story, answers: Expectations | None = None) -> tuple[Match, ...]:
    answers = answers or Expectations()
    families = story.families(answers)
    return network(families, answers, waiting(families, answers)).matches


def test_who_looks_for_somebody_is_proposed_with_who_does_that_work(told: Story) -> None:
    (match,) = found(told)
    assert (match.names, match.by, match.shared) == (("Tom Reed", "Ines Duarte"), "search", "Structural Engineer")
    assert match.asked == date(2026, 3, 22)
    assert reason(match).startswith("Tom Reed was looking for somebody on 22 March")
    assert reason(match).endswith("and Ines Duarte (Structural Engineer) may be the one.")


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (("Tom Reed", "Ines Duarte"), "Tom, meet Ines. Ines, this is Tom, who is building. I leave you to it."),
        ("Tom Reed", "Sorry, no, I would rather not."),
    ],
)
def test_whom_i_introduced_or_refused_is_proposed_no_longer(told: Story, to: str | tuple[str, str], text: str) -> None:
    told.write(82, to, text)
    assert not found(told)


@pytest.mark.parametrize("text", ["Found one, thanks!", "It is settled, no need any more."])
def test_a_search_that_is_over_is_none(told: Story, text: str) -> None:
    told.write(81, "Tom Reed", "Let me think about it for a moment.")
    told.hear(83, "Tom Reed", text)
    assert not found(told)


@pytest.mark.parametrize(("last_day", "looks"), [(139, True), (140, False)])
def test_who_looked_for_somebody_longer_than_sixty_days_ago_looks_no_more(
    told: Story, last_day: int, looks: bool
) -> None:
    told.last_day = last_day
    assert bool(found(told)) is looks


def test_of_two_at_one_employer_nobody_introduces_one_to_the_other(told: Story) -> None:
    told.connect(2, "Tom Reed", position="Buyer", employer="Moor & Hill")
    assert not found(told)


def test_whom_i_ask_never_to_be_suggested_is_not(told: Story) -> None:
    assert not found(told, Expectations(not_this_person=("Ines Duarte",)))
    assert not found(told, Expectations(kept_apart=("Ines Duarte",)))


def test_somebody_on_another_site_is_found(told: Story) -> None:
    """People ask where they chat, and the work of others is known where one connects."""
    told.activities = [each for each in told.activities if each.object is None or each.object.content != ASKS]
    for number, (by, text) in enumerate([("me", "How is the new place?"), ("them", ASKS)]):
        at = told.at(79 + number)
        told.activities.append(
            Activity(
                id=derived_id(at, "chat"),
                type=Type.CREATE,
                published=at,
                site="telegram",
                actor="me" if by == "me" else Person("user7", "Tom Chat"),
                to=[Person("user7", "Tom Chat")] if by == "me" else [Person("me")],
                object=Object(ObjectType.MESSAGE, content=text),
                detail=Detail(),
                source=SOURCE,
            )
        )
    (match,) = found(told)
    assert (match.site, match.names, match.other_site) == ("telegram", ("Tom Chat", "Ines Duarte"), told.site)


def test_whose_work_another_site_tells_is_told_with_it(told: Story) -> None:
    """Ines and I write on the site where she says nothing of her work."""
    for number in range(6):
        at = told.at(41 + number)
        told.activities.append(
            Activity(
                id=derived_id(at, "ines"),
                type=Type.CREATE,
                published=at,
                site="telegram",
                actor="me" if number % 2 else Person("user9", "Ines D."),
                to=[Person("user9", "Ines D.") if number % 2 else Person("me")],
                object=Object(ObjectType.MESSAGE, content="How was the walk?"),
                source=SOURCE,
            )
        )
    history = told.families().history
    places = (("telegram", "user9"), (told.site, "Ines Duarte"))
    families = derive(replace(history, identities=Identities((places,))), told.families().window, Expectations())
    (match,) = network(families, Expectations(), waiting(families, Expectations())).matches
    assert (match.names[1], match.shared, match.employers[1]) == ("Ines Duarte", "Structural Engineer", "Moor & Hill")


@pytest.mark.parametrize(
    "offer",
    [
        "We are looking for a structural engineer for our team, would you be interested in the job?",
        "Looking for a structural engineer (m/f/d) for our client. Your background fits, would you like to apply?",
    ],
)
def test_who_offers_me_the_post_looks_for_me(story: Story, offer: str) -> None:
    story.connect(1, "Ines Duarte", position="Structural Engineer")
    for who in ("Tom Reed", "Ines Duarte"):
        story.exchange(30, who, 3)
        story.write(40, who, "Good to hear.")
    story.hear(80, "Tom Reed", offer)
    assert not found(story)


@pytest.mark.parametrize("field", ["answered_elsewhere", "needs_no_answer"])
def test_for_a_search_that_i_marked_nobody_is_proposed(told: Story, field: str) -> None:
    asked = str(told.activities[-1].id)
    assert not found(told, Expectations(**{field: (asked,)}))  # type: ignore[arg-type]


def test_whom_i_am_in_touch_with_comes_before_whom_i_lost_sight_of(told: Story) -> None:
    told.connect(-500, "Rui Alves", position="Structural Engineer", employer="Alves")
    told.exchange(-500, "Rui Alves", 9)
    told.write(-490, "Rui Alves", "Good to hear.")
    (match,) = found(told)
    assert match.names == ("Tom Reed", "Ines Duarte")
    assert [each.names[1] for each in found(told, Expectations(not_this_person=("Ines Duarte",)))] == ["Rui Alves"]


def chat(story: Story, day: float, name: str, text: str, *, mine: bool = False) -> None:
    """Words with somebody of whom a messenger tells the name alone."""
    them = Person(f"name:{name}", name)
    at = story.at(day)
    story.activities.append(
        Activity(
            id=derived_id(at, "chat", name, text),
            type=Type.CREATE,
            published=at,
            site="whatsapp",
            actor="me" if mine else them,
            to=[them if mine else Person("me")],
            object=Object(ObjectType.MESSAGE, content=text),
            source=SOURCE,
        )
    )


def known_by_chat(story: Story, chatted: str = "Ines Duarte", connected: str = "Ines Duarte") -> Story:
    """Ines and I write in a messenger; where her trade stands we are connected and never wrote."""
    story.connect(1, connected, position="Structural Engineer", employer="Moor & Hill")
    story.exchange(30, "Tom Reed", 3)
    for number in range(4):
        chat(story, 41 + number, chatted, "How was the walk?", mine=bool(number % 2))
    story.hear(80, "Tom Reed", ASKS)
    return story


@pytest.mark.parametrize(
    ("chatted", "connected"),
    [("Ines Duarte", "Ines Duarte"), ("ines duarte", "Inês Duarte"), ("Duarte Ines", "Ines Duarte")],
)
def test_who_is_known_by_chat_is_found_by_the_trade_that_another_site_tells(
    story: Story, chatted: str, connected: str
) -> None:
    (match,) = found(known_by_chat(story, chatted, connected))
    assert (match.names, match.shared) == (("Tom Reed", chatted), "Structural Engineer")
    assert (match.other_site, match.people[1]) == ("whatsapp", f"name:{chatted}")


def test_who_is_known_by_chat_is_found_once_both_are_said_to_be_one(story: Story) -> None:
    history = known_by_chat(story).families().history
    places = (("whatsapp", "name:Ines Duarte"), (story.site, "Ines Duarte"))
    families = derive(replace(history, identities=Identities((places,))), story.families().window, Expectations())
    (match,) = network(families, Expectations(), waiting(families, Expectations())).matches
    assert (match.names[1], match.shared, match.other_site) == ("Ines Duarte", "Structural Engineer", "whatsapp")


@pytest.mark.parametrize("apart", ["name:Ines Duarte", "Ines Duarte"])
def test_who_is_kept_apart_under_either_id_is_proposed_under_none(story: Story, apart: str) -> None:
    known_by_chat(story)
    assert not found(story, Expectations(kept_apart=(apart,)))


@pytest.mark.parametrize("chatted", ["Ines", "Ines Duran", "Eva Duarte"])
def test_a_connection_with_whom_i_never_wrote_is_not_found(story: Story, chatted: str) -> None:
    assert not found(known_by_chat(story, chatted))


def test_where_two_have_the_name_nobody_is_found_by_it(story: Story) -> None:
    known_by_chat(story)
    story.activities.append(
        Activity(
            id=derived_id(story.at(1), "another"),
            type=Type.ACCEPT,
            published=story.at(1),
            site=story.site,
            actor="me",
            to=[Person("Ines Duarte the second", "Ines Duarte")],
            object=Object(ObjectType.RELATIONSHIP),
            detail=Detail(position="Baker", employer="Crust"),
            source=SOURCE,
        )
    )
    assert not found(story)
