"""What came of an introduction is heard whenever, and wherever, it is told."""

import pytest

from auditor.audits.introductions.loop_closed_connector import AUDIT as ASKED
from auditor.audits.introductions.loop_closed_recipient import AUDIT as TOLD
from auditor.facts import Families
from auditor.history.identities import Place
from auditor.network.loops import loops
from auditor.report import AuditResult, Table
from tests.facts.test_identities import as_one
from tests.facts.test_introductions import BOTH, CAME, DUTCH, HOW, MEET, PLAIN
from tests.story import Story

EVA: tuple[Place, Place] = (("linkedin", "Eva"), ("whatsapp", "name:Eva"))
THANKS = "Thank you so much, that was a great help."


def open_kinds(families: Families) -> set[str]:
    return {each.kind for each in loops(families, families.expectations)}


def introduced(site: str, day: float, text: str) -> Families:
    """Eva introduced me to Ben on day 440, and I wrote to her on a site later; she is one person on two."""
    story = Story()
    story.exchange(300, "Eva")
    story.hear(440, "Eva", MEET, also_to=("Ben",))
    story.write(441, "Ben")
    story.site = site
    story.exchange(310, EVA[1][1] if site == "whatsapp" else "Eva")
    story.write(day, EVA[1][1] if site == "whatsapp" else "Eva", text)
    return as_one(story, EVA, counts=[EVA[0]])


@pytest.mark.parametrize("site", ["linkedin", "whatsapp"])
@pytest.mark.parametrize("day", [460, 485])
def test_who_introduced_me_is_told_on_any_site_and_after_a_month_too(site: str, day: float) -> None:
    families = introduced(site, day, CAME)
    (row,) = families["introductions"].iter_rows(named=True)
    assert (row["reported"], row["reported_since"]) == (day == 460, True)
    assert "untold" not in open_kinds(families)
    assert "untold" in open_kinds(introduced(site, day, PLAIN))
    assert "untold" not in open_kinds(introduced(site, day, DUTCH))


def rows(result: AuditResult) -> list[str]:
    return [row.label for detail in result.details if isinstance(detail, Table) for row in detail.rows]


def test_who_was_told_after_a_month_is_not_said_to_have_heard_nothing() -> None:
    story = Story()
    for number in range(3):
        story.hear(400 + number, f"connector {number}", MEET, also_to=("Ben",))
        story.write(400.5 + number, "Ben")
    story.write(450, "connector 0", CAME)
    story.write(450, "connector 1", DUTCH)
    result = story.audit(TOLD)
    assert result.value and (result.value.k, result.value.n) == (0, 3), "a month is what counts"
    assert rows(result) == ["connector 2"]


@pytest.mark.parametrize(
    ("by", "day", "text", "still"),
    [
        ("Ana", 485, CAME, False),
        ("me", 485, HOW, False),
        ("Ana", 470, THANKS, False),
        ("Ana", 485, THANKS, False),
        ("Ana", 440.2, THANKS, True),
        ("Cem", 470, THANKS, True),
        ("Ana", 470, PLAIN, True),
        ("Ana", 485, DUTCH, False),
    ],
)
def test_one_of_those_whom_i_introduced_tells_what_came_of_it_or_thanks_me(
    by: str, day: float, text: str, still: bool
) -> None:
    story = Story()
    for who in ("Ana", "Cem"):
        story.exchange(300, who)
    story.write(440, BOTH, MEET)
    if by == "me":
        story.write(day, "Ana", text)
    else:
        story.hear(day, by, text)
    assert ("unasked" in open_kinds(story.families())) is still


def test_introductions_heard_of_after_a_month_are_not_said_to_be_unheard_of() -> None:
    story = Story()
    for number in range(4):
        story.write(400 + number, (f"a{number}", f"b{number}"), MEET)
    story.hear(450, "a0", CAME)
    story.hear(415, "b1", THANKS)
    story.hear(480, "b2", THANKS)
    result = story.audit(ASKED)
    assert result.value and (result.value.k, result.value.n) == (0, 4), "a month is what counts, and thanks tell little"
    assert rows(result) == ["a3 and b3", "a2 and b2"]
