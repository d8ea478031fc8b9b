"""A death told by a relation alone is asked about, where one tie has the surname of who tells it."""

from datetime import date

from auditor.answers.expectations import Expectations
from auditor.network.mourned import mourned
from tests.story import Story

MICHEL = "Michel Ohlsen"
TOLD = (
    "Élodie, papa est décédé hier soir, entouré de nous. Les obsèques auront lieu jeudi.",
    "Mon père Michel est décédé hier soir. Les obsèques auront lieu jeudi.",
    "Notre père est parti cette nuit, dans son sommeil.",
    "My father passed away last night.",
    "Dad died this morning, I can't believe it.",
    "My dad Michel died on Sunday.",
    "My uncle Michel passed away yesterday.",
    "Mein Vater ist gestern gestorben.",
    "Papa ist heute Nacht friedlich eingeschlafen.",
    "Mein Schwager Michel ist gestern gestorben.",
    "Murió mi padre anoche.",
    "Mi padre falleció ayer.",
)
OF_OTHERS = (
    "Son père est mort hier.",
    "My battery died, I'll call you from Dad's.",
    "My cat died yesterday.",
    "Ma chatte est morte hier soir.",
    "Maman est décédée hier soir.",
    "Mi madre falleció ayer.",
    "Mon père Bernard est décédé hier soir.",
    "My dad Walter died on Sunday.",
    "My best friend died yesterday.",
    "Mein Freund ist gestern gestorben.",
    "My father-in-law passed away last night.",
    "My father's brother died yesterday.",
    "The funeral of my father's boss is today.",
    "My father died ten years ago.",
    "Mon père a failli mourir de rire.",
    "Ton père est décédé ? Toutes mes condoléances.",
    "Mein Vater ist gestern ausgezogen.",
    "Dad lost it when his car died.",
)


def asked(
    told: str, *others: str, teller: str = "Paul Ohlsen", tie: str = MICHEL, writes_after: bool = False
) -> list[str]:
    story = Story(first=date(2026, 1, 1), last_day=300, days=90, site="linkedin")
    for at, name in enumerate((tie, teller, *others)):
        story.exchange(10 + at, name)
    story.hear(280, teller, told)
    if writes_after:
        story.hear(285, tie, "Bonjour, on se voit samedi ?")
    return [each.name for each in mourned(story.families(), Expectations())]


def test_the_only_tie_of_the_surname_is_asked_about() -> None:
    assert [told for told in TOLD if asked(told) != [MICHEL]] == []


def test_a_death_of_another_or_of_nobody_is_not_theirs() -> None:
    assert [told for told in OF_OTHERS if asked(told)] == []


def test_nobody_is_asked_about_where_the_surname_is_no_sign_of_a_family() -> None:
    assert asked(TOLD[0], teller="Paul Martin", tie="Michel Martin") == []
    assert asked(TOLD[0], teller="Paul Sander") == []
    assert asked(TOLD[0], "Bernd Ohlsen") == []
    assert asked(TOLD[0], writes_after=True) == []


def test_a_first_name_tells_which_of_several_and_of_a_frequent_surname() -> None:
    assert asked(TOLD[1], "Bernd Ohlsen") == [MICHEL]
    assert asked(TOLD[1], teller="Paul Martin", tie="Michel Martin") == ["Michel Martin"]
