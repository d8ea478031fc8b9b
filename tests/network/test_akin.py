"""Who is of those whom a goal is hoped for from: by what a word says in full, and never by its first letters alone."""

import pytest

from auditor.network.wanted import kin


@pytest.mark.parametrize(
    ("audience", "position", "employer"),
    [
        ("Pflegekammer", "Pflegefachfrau", "UKSH"),
        ("Handwerkskammer", "Handwerker", None),
        ("Handwerker", "Referent", "Handwerkskammer Lübeck"),
        ("Rechtsanwaltskammer", "Rechtsanwältin", None),
        ("Ärztekammer", "Arzt", None),
        ("Pflegedienstleitungen", "Pflegefachfrau", "UKSH"),
        ("Pflegefachkräfte", "Pflegedirektorin", "Klinikum Flensburg"),
        ("Wirtschaftsprüfer", "Wirtschaftsjournalistin", None),
        ("universities", "Product lead", "Universal Music"),
        ("internists", "International Sales", None),
        ("producers", "Product manager", None),
        ("nurses' union", "Nurse", None),
        ("nursing schools", "Nursing Assistant", "St Mary"),
        ("Gesundheitsministerium", "Gesundheitspfleger", None),
        ("syndicat des infirmiers", "Infirmière", None),
        ("colegio de médicos", "Médica", "Hospital"),
        ("HR", "Human rights lawyer", None),
        ("CEOs and CTOs", "Chief Technology Adviser", None),
    ],
)
def test_who_shares_no_more_than_the_first_letters_is_not_meant(
    audience: str, position: str, employer: str | None
) -> None:
    assert not kin(audience).has(position, employer)


@pytest.mark.parametrize(
    ("audience", "position", "employer"),
    [
        ("Pflegekammer", "Referent", "Pflegekammer Nord"),
        ("Pflegekammer", "Präsidentin der Pflegekammer", None),
        ("Pflege", "Pflegedirektorin", None),
        ("Pflegekräfte", "Pflegefachfrau", None),
        ("Pflegefachkräfte", "Pflegehelferin", None),
        ("Pflegekräfte", "Gesundheits- und Krankenpfleger", None),
        ("Pflegedienstleitungen", "PDL", "UKSH"),
        ("PDL", "Pflegedienstleiterin", "UKSH"),
        ("Redakteure", "Redaktionsleiterin", None),
        ("Redakteure", "Chefredakteur", None),
        ("Lehrer", "Grundschullehrerin", None),
        ("Anwälte", "Rechtsanwältin", None),
        ("Kliniken", "Arzt", "Klinikum Kiel"),
        ("Chief Executive Officers", "CEO", "Acme"),
        ("CEO", "Chief Executive Officer", None),
        ("HR", "Head of Human Resources", None),
        ("nurses' union", "Secretary", "Nurses Union East"),
        ("people inside schools", "Head teacher", "Northgate Primary School"),
        ("engineers", "Head of Engineering", None),
        ("journalists", "Journalism lecturer", None),
        ("librarians", "Library assistant", None),
        ("théâtres", "Directrice", "Théâtre du Nord"),
    ],
)
def test_who_is_of_the_field_is_meant_however_the_word_ends_or_is_put_together(
    audience: str, position: str, employer: str | None
) -> None:
    assert kin(audience).has(position, employer)
