"""clear-asks: requests that can be answered, per 30 days."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations, Goal
from auditor.audits.reciprocity.clear_asks import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

GOAL = Expectations(goal=Goal(outcome="advice"))
ASKS = "Could you introduce me to your head of HR?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(asks: int) -> Story:
    story = Story()
    story.write(100, "Ana")
    for number in range(asks):
        story.write(446 + number * 54 / max(1, asks), "Ana", ASKS)
    return story


def test_asking_works_well_and_never_asking_gives_a_tip() -> None:
    assert told(16).audit(AUDIT, GOAL).band is Band.WORKING
    silent = told(0)
    silent.write(490, "Ana")
    assert silent.audit(AUDIT, GOAL).band is Band.TRY


def test_where_none_is_seen_it_says_what_was_looked_for_and_what_else_was_asked() -> None:
    story = told(0)
    story.write(480, "Ana", "How did the move go?")
    story.write(485, "Ana", "Any idea who might help with the archive some day?")
    story.write(490, "Ana", "It rained all week here.")
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.words == "no clear request was seen, 2 other questions or asks"
    assert result.note and "names what is wanted" in result.note
    silent = told(0)
    silent.write(490, "Ana", "It rained all week here.")
    alone = silent.audit(AUDIT, GOAL)
    assert alone.value and alone.value.words == "no clear request was seen"
    assert told(16).audit(AUDIT, GOAL).note is None


def test_what_is_asked_clearly_in_a_post_is_asked() -> None:
    story = told(0)
    for day in (450, 470, 490):
        story.post(day, ASKS)
        story.comment(day + 1, ASKS)  # to whoever wrote the post, in passing
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.n == 3
    (table,) = result.details
    assert isinstance(table, Table)
    assert [row.label for row in table.rows] == ["in a post"] * 3


def test_without_a_goal_it_asks_for_one() -> None:
    assert told(16).audit(AUDIT).state is State.NEEDS_YOUR_ANSWER


def test_under_sixty_days_of_history_there_is_no_score() -> None:
    story = told(16)
    del story.activities[0]
    assert story.audit(AUDIT, GOAL).state is State.NOT_ENOUGH_DATA


@pytest.mark.parametrize("role", [Role.CORP, Role.ACAD])
def test_some_roles_need_fewer(role: Role) -> None:
    mine, others = told(3).audit(AUDIT, GOAL, role).score, told(3).audit(AUDIT, GOAL).score
    assert mine and others and mine.value > others.value + 0.1


@pytest.mark.parametrize("role", [Role.MEDIA, Role.CREA])
def test_some_roles_are_told_and_not_scored(role: Role) -> None:
    assert told(16).audit(AUDIT, GOAL, role).state is State.INFORMATIVE


def test_mostly_unreadable_messages_give_no_score() -> None:
    story = told(2)
    for day in range(450, 460):
        story.write(day, "Ana", DUTCH)
    assert story.audit(AUDIT, GOAL).state is State.NOT_ENOUGH_DATA


def test_an_ask_before_the_first_whole_week_counts_in_the_number_as_in_the_words() -> None:
    """Sixty days are eight weeks and four days."""
    story = told(0)
    story.write(443, "Ana", ASKS)
    result = story.audit(AUDIT, GOAL)
    value = result.value
    assert value and value.low is not None and value.high is not None
    assert (value.n, value.number, value.words) == (1, 0.5, "0.5 clear requests in 30 days")
    assert value.low <= 0.5 < value.high


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("Maman", 0),
        ("Papa 🏡", 0),
        ("Jules ❤️", 0),
        ("Oma Inge", 0),
        ("Papa d'Ilyes", 1),
        ("maman de Jade", 1),
        ("Mr Mann, Mannheim", 1),
        ("Martina Frau", 1),
        ("Mon mari", 0),
        ("Frau Keller", 1),
        ("Mari Keller", 1),
        ("Ana", 1),
    ],
)
def test_what_is_asked_at_home_is_no_evidence_of_asking_for_a_hope(name: str, counts: int) -> None:
    story = told(0)
    story.site = "whatsapp"
    story.write(480, name, ASKS)
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.n == counts
    assert bool(result.note and "at home and in the family" in result.note) == (not counts)
    assert bool(result.details) == bool(counts), "it is not quoted either"


@pytest.mark.parametrize(
    ("group", "counts"),
    [
        ("Famille Martin", 0),
        ("WG Südstraße", 0),
        ("WG", 0),
        ("🏠 Unsere WG", 0),
        ("Family business club", 1),
        ("Nursing WG", 1),
        ("AI WG", 1),
        ("wg. Dienstplan", 1),
        ("Family Medicine residents", 1),
        ("Family Planning Clinic team", 1),
    ],
)
def test_what_is_asked_in_a_group_of_the_family_or_of_who_takes_part_there_is_left_out(group: str, counts: int) -> None:
    story = told(0)
    story.site = "whatsapp"
    story.hear(470, "Lou", "Good morning.", ("Tom", "Kim"), context=group)
    story.write(480, ("Lou", "Tom", "Kim"), ASKS, context=group)
    story.write(481, "Lou", ASKS)
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.n == 2 * counts


def test_whose_work_is_told_is_no_family_by_a_group() -> None:
    story = told(0)
    story.connect(100, "Lou", position="Head of Personnel")
    story.hear(470, "Lou", "Good morning.", ("Tom",), context="Famille Martin")
    story.write(481, "Lou", ASKS)
    story.write(482, "Tom", ASKS)
    story.hear(483, "Tom", "Good morning.", ("Lou",), context="Famille Martin")
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.n == 1


@pytest.mark.parametrize(("days", "position", "counts"), [(31, None, 0), (12, None, 1), (31, "Head of Personnel", 1)])
def test_with_whom_i_write_on_most_days_shares_mine_unless_their_work_is_told(
    days: int, position: str | None, counts: int
) -> None:
    story = told(0)
    if position:
        story.connect(100, "Kim", position=position)
    for day in range(days):
        story.exchange(445 + day, "Kim")
    story.write(480, "Kim", ASKS)
    result = story.audit(AUDIT, GOAL)
    assert result.value and result.value.n == counts
