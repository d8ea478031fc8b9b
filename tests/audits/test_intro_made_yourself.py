"""intro-made-yourself: introductions to both people among all referrals."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations, Preferences
from auditor.audits.introductions.intro_made_yourself import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
BARE = "You should call Ben, his number is 0171 555 0199."
BARE_ASKING = "You should talk to Ben. Would you like me to introduce you?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(made: int, bare: int) -> Story:
    story = Story()
    for number in range(made):
        story.write(200 + number, (f"a{number}", f"b{number}"), MEET)
    for number in range(bare):
        story.write(300 + number, f"c{number}", BARE)
    return story


def test_introducing_both_works_well() -> None:
    result = told(30, 1).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 31)
    assert result.band is Band.WORKING


def test_handing_over_names_gives_a_tip_and_lists_who_got_one() -> None:
    result = told(1, 24).audit(AUDIT)
    assert result.band is Band.TRY
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more, table.rows[0].label) == (20, 4, "c23")


def test_under_five_there_is_no_score() -> None:
    assert told(2, 2).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(2, 3).audit(AUDIT).state is State.SCORED


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(3, 3).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.55, 0.45)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_a_year_is_looked_at() -> None:
    story = told(6, 0)
    for number in range(5):
        story.write(100 + number, f"early{number}", BARE)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (6, 6)


def test_a_name_told_while_asking_or_followed_by_an_introduction_is_not_bare() -> None:
    story = told(6, 0)
    story.write(400, "Cem", BARE_ASKING)
    story.write(400, "Dora", BARE)
    story.write(410, ("Dora", "Ben"), MEET)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (7, 7)
    story.write(400, "Eva", BARE)
    story.write(431, ("Eva", "Finn"), MEET)
    assert (late := story.audit(AUDIT)).value and (late.value.k, late.value.n) == (8, 9)


@pytest.mark.parametrize(
    ("asks", "gives", "counts"),
    [
        ("Could you send me the number of the mayor?", BARE, False),
        ("Hast du die Nummer vom Ben?", "Die Nummer von Ben ist 0171 555 0199.", False),
        ("Tu as le natel de Ben ?", "Ben, c'est le 079 555 01 99", False),
        ("¿Tienes el teléfono de Ben?", "El número de Ben es 615 55 01 99.", False),
        (None, "Try the press office on 0171 555 0199, they answer quickly.", False),
        (None, "Schreib an medien@example.org, die antworten schnell.", False),
        (None, "Bonjour Marion, ce n'est pas ma rubrique, écrivez plutôt à culture@example.ch", False),
        (None, "Écrivez plutôt à ben@example.ch, il s'en occupe.", True),
        (None, "Appelle le service de presse au 021 555 01 99.", False),
        (None, BARE, True),
        ("Do you know a good tax adviser?", BARE, True),
        ("Could you introduce me to Ben, or send me the number of his office?", BARE, True),
        ("Can I have your number?", BARE, True),
        (None, "You should call Ben Maier at the press office, 0171 555 0199.", True),
    ],
)
def test_a_number_that_was_asked_for_or_is_an_offices_is_no_referral(
    asks: str | None, gives: str, counts: bool
) -> None:
    story = told(6, 0)
    if asks:
        story.hear(419.9, "Cem", asks)
    story.write(420, "Cem", gives)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (6, 7 if counts else 6)


def test_what_was_asked_for_weeks_before_is_not_what_is_given() -> None:
    story = told(6, 0)
    story.hear(400, "Cem", "Could you send me the number of the mayor?")
    story.write(420, "Cem", BARE)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (6, 7)


def test_who_only_gave_what_was_asked_for_is_told_nothing() -> None:
    story = told(0, 0)
    for number in range(9):
        story.hear(300 + number, f"c{number}", "Could you send me the number of the mayor?")
        story.write(300.1 + number, f"c{number}", BARE)
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_introductions_by_others_are_not_mine() -> None:
    story = told(6, 0)
    story.hear(400, "Eva", MEET, also_to=("Ben",))
    story.hear(401, "Eva", BARE)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (6, 6)


def test_journalists_may_keep_a_source_out_of_sight() -> None:
    story = told(6, 1)
    source = story.write(420, "Cem", BARE)
    answers = Expectations(protected_sources=(str(source.id),))
    assert (mine := story.audit(AUDIT, answers, role=Role.MEDIA)).value and (mine.value.k, mine.value.n) == (6, 7)
    assert (others := story.audit(AUDIT, answers)).value and (others.value.k, others.value.n) == (6, 8)
    assert "keep a source out of sight" in (story.audit(AUDIT, role=Role.MEDIA).note or "")
    assert story.audit(AUDIT).note is None


def test_a_name_that_went_to_a_source_whom_i_keep_apart_does_not_count() -> None:
    story = told(6, 1)
    story.write(420, "Cem", BARE)
    assert (all_ := story.audit(AUDIT)).value and (all_.value.k, all_.value.n) == (6, 8)
    apart = Expectations(kept_apart=("Cem",))
    assert (rest := story.audit(AUDIT, apart)).value and (rest.value.k, rest.value.n) == (6, 7)


def test_messages_we_cannot_read_are_left_out_and_this_is_said() -> None:
    story = told(6, 0)
    story.write(420, "Greta", DUTCH)
    result = story.audit(AUDIT)
    assert result.value and result.value.n == 6
    assert result.note == "1 of 7 messages of yours are in a language we cannot read yet and are left out."


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(6, 0).audit(AUDIT).state is State.INFORMATIVE


def test_a_source_without_messages_sent_says_nothing() -> None:
    story = Story()
    story.hear(450, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
