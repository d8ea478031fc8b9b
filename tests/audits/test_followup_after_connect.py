"""followup-after-connect: new connections that hear from me."""

from dataclasses import replace

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.care.followup_after_connect import AUDIT
from auditor.facts.namesakes import known_elsewhere
from auditor.history.identities import Identities
from auditor.report import Band, Role, State, Table
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def connected(greeted: int, silent: int, text: str = "Good to be connected with you, how is the pump?") -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(greeted + silent):
        story.connect(420 + number, f"p{number}")
        if number < greeted:
            story.write(422 + number, f"p{number}", text)
    return story


def test_new_connections_that_hear_from_me_work_well_and_silence_or_pitches_do_not() -> None:
    assert connected(25, 5).audit(AUDIT).band is Band.WORKING
    assert connected(0, 30).audit(AUDIT).band is Band.TRY
    assert connected(30, 0, PITCH).audit(AUDIT).band is Band.TRY
    assert connected(9, 0).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_known_people_imports_and_open_ones_are_left_out_and_unread_words_count_as_words() -> None:
    story = connected(10, 5)
    story.connect(430, "Old")
    story.connect(430, "Bulk", bulk=True)
    story.connect(495, "Late")
    story.connect(430, "Greta")
    story.write(431, "Greta", DUTCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (11, 16)
    assert result.note and result.note.startswith("1 of these first words")


def test_who_only_ever_pitched_is_nobody_to_greet() -> None:
    story = connected(10, 5)
    for number in (11, 12, 13):
        story.hear(430 + number, f"p{number}", PITCH)
    story.write(446, "p13", "Gladly, tell me more about the pump.")  # taken up, so it is an exchange
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (11, 13)
    assert "p11" not in str(result.details)


@pytest.mark.parametrize(
    ("note", "after", "heard"),
    [
        ("Your talk on tidal gates made me want to compare notes with you.", None, 12),
        ("Your talk on tidal gates made me want to compare notes with you.", PITCH, 11),
        (PITCH, None, 11),
        (None, None, 11),
    ],
)
def test_a_note_that_was_accepted_is_a_word_unless_selling_is_all_that_came(
    note: str | None, after: str | None, heard: int
) -> None:
    story = connected(11, 0)
    story.invite(420, "Nora", note)
    story.connect(421, "Nora")
    if after:
        story.write(423, "Nora", after)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (heard, 12)
    assert ("Nora" in str(result.details)) is (heard == 11)


def test_a_note_that_cannot_be_read_is_a_word_that_may_sell() -> None:
    story = connected(11, 0)
    story.invite(420, "Nora", DUTCH)
    story.connect(421, "Nora")
    result = story.audit(AUDIT)
    assert result.value and result.value.k == 12
    assert result.note and result.note.startswith("1 of these first words")


def said_of(story: Story, answers: Expectations | None = None) -> tuple[dict[str, str], str]:
    result = story.audit(AUDIT, answers)
    (table,) = result.details
    assert isinstance(table, Table) and result.tip
    return {row.label: row.value for row in table.rows}, result.tip.action


def greeted_late(people: int) -> Story:
    """So many of eleven heard from me on the 20th day, and the others as the test has it."""
    story = connected(0, 11)
    for number in range(people):
        story.write(440 + number, f"p{number}", "Good to be connected with you, how is the pump?")
    return story


def test_each_is_told_as_what_came_of_them_and_only_who_heard_nothing_is_greeted() -> None:
    story = greeted_late(8)
    asked = story.hear(433, "p9", "Could you tell me how you keep the pump dry in winter?")
    story.hear(434, "p10", "Could you send me the drawing of the pump?")
    story.write(435, "p10", "Here it is, and good luck with it.")
    said, action = said_of(story)
    assert said == {f"p{number}": "your first word came after 20 days" for number in range(8)} | {
        "p8": "connected, no word yet",
        "p9": "waits for your answer",
    }
    assert action == "Send p8 one line on why you are glad to be connected."
    assert said_of(story, Expectations(needs_no_answer=(str(asked.id),)))[0]["p9"] == "connected, no word yet"


def test_who_waits_is_answered_and_not_greeted() -> None:
    story = greeted_late(10)
    story.hear(433, "p10", "Could you tell me how you keep the pump dry in winter?")
    assert said_of(story)[1] == "Answer p10, who waits for you."


def test_whom_one_pitched_to_has_had_a_word() -> None:
    story = greeted_late(10)
    story.write(433, "p10", PITCH)
    assert said_of(story)[0]["p10"] == "a pitch of yours came first"


@pytest.mark.parametrize("role", [Role.CORP, Role.ACAD, Role.CREA])
def test_some_roles_follow_up_less(role: Role) -> None:
    story = connected(9, 21)
    mine, others = story.audit(AUDIT, role=role).score, story.audit(
        AUDIT
    ).score  # fmt: skip
    assert mine and others and mine.value > others.value + 0.1


def test_who_wrote_by_trade_is_no_new_connection_to_greet_where_most_of_it_pitches() -> None:
    def heard(read: int) -> tuple[int | None, int] | None:
        story = connected(greeted=10, silent=2)
        for number in range(12):
            story.connect(425 + number, f"officer {number}", position="Press Officer", employer="Blue Water")
            text = PITCH if number < read else "Our barge has a new coat of paint."
            story.hear(426 + number, f"officer {number}", text)
        story.connect(440, "silent officer", position="Press Officer", employer="Blue Water")
        value = story.audit(AUDIT).value
        return (value.k, value.n) if value else None

    assert heard(read=7) == (10, 12)  # nor is who connected by such a trade and said nothing
    assert heard(read=2) == (10, 23)


def test_whom_i_invited_is_one_to_greet_whatever_their_trade() -> None:
    story = connected(greeted=10, silent=2)
    for number in range(12):
        story.connect(425 + number, f"officer {number}", position="Press Officer", employer="Blue Water")
        story.hear(426 + number, f"officer {number}", PITCH)
    story.invite(438, "invited officer")
    story.connect(440, "invited officer", position="Press Officer", employer="Blue Water")
    value = story.audit(AUDIT).value
    assert value and (value.k, value.n) == (10, 13)


def test_no_step_greets_somebody_whose_trade_it_is_to_write_to_many() -> None:
    story = greeted_late(10)
    story.connect(445, "Vera Moor", position="Marketing Manager", employer="Moor Clinics")
    story.activities.sort(key=lambda each: each.published)
    assert said_of(story)[0]["Vera Moor"] == "connected, no word yet"
    assert said_of(story)[1] == "Send p10 one line on why you are glad to be connected."


def wrote_elsewhere(how: str, name: str = "Nora Quist") -> Story:
    """Eleven were greeted late, and Nora Quist was connected, with whom words passed elsewhere."""
    story = greeted_late(11)
    story.connect(446, "Nora Quist")
    story.site = "whatsapp"
    if how == "alone":
        story.hear(430, name, "All fine here, and how is it with you?")
    elif how == "introduced":
        story.write(446, ("Rosa Vidal", name), "Very glad to meet you, Nora! Thank you, Rosa.", context="Mia & Nora")
    elif how == "in my group":
        story.hear(430, name, "Who brings the cake?", ("Rosa", "Bo", "Cy", "Di", "Ed"), context="choir")
        story.write(431, ("Rosa", "Bo", "Cy", "Di", "Ed"), "I bring it gladly.", context="choir")
    elif how == "in a group":
        story.hear(430, name, "Who brings the cake?", ("Rosa", "Bo", "Cy", "Di", "Ed"), context="choir")
    story.site = "linkedin"
    return story


@pytest.mark.parametrize("how", ["alone", "introduced", "in my group"])
@pytest.mark.parametrize("name", ["Nora Quist", "nora quist", "Nora Quist Salas"])
def test_who_bears_the_name_of_somebody_written_with_elsewhere_is_no_stranger_to_greet(how: str, name: str) -> None:
    result = wrote_elsewhere(how, name).audit(AUDIT)
    assert result.value and result.value.n == 11
    assert "Nora Quist" not in str(result.details) + str(result.tip)
    assert result.note and result.note.startswith("1 new connection may be somebody with whom you write elsewhere")


@pytest.mark.parametrize(
    ("how", "name"),
    [("in a group", "Nora Quist"), ("alone", "Nora"), ("alone", "Nora Moor"), ("alone", "Ana Nora Quist")],
)
def test_who_was_only_there_or_has_another_name_proves_nothing(how: str, name: str) -> None:
    result = wrote_elsewhere(how, name).audit(AUDIT)
    assert result.value and result.value.n == 12 and not result.note
    assert "Nora Quist" in str(result.details)


def test_a_frequent_name_makes_nobody_an_acquaintance() -> None:
    story = wrote_elsewhere("alone", "Anna Müller")
    story.connect(447, "Anna Müller")
    assert known_elsewhere(story.families(), story.families()["connections"]).is_empty()


def test_who_is_known_to_be_another_is_greeted() -> None:
    story = wrote_elsewhere("alone")
    places = (("linkedin", "Nora Quist"), ("whatsapp", "Nora Quist"))
    assert known_elsewhere(story.families(), story.families()["connections"]).height == 1
    told = story.families()
    told.history = replace(told.history, identities=Identities(apart=frozenset({frozenset(places)})))
    assert known_elsewhere(told, told["connections"]).is_empty()
