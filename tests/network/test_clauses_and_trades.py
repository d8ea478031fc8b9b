"""Clauses about oneself are cut from whom something is hoped for, and nothing that only looks like one; a trade is
entered by its own words, and found in the forms of four languages."""

import pytest

from auditor.network.audience import kin
from auditor.network.clauses import without_clauses

CUT = [
    ("editors I have not worked with before", "editors"),
    ("editors i haven't met yet", "editors"),
    ("nurses I don't know, and midwives", "nurses, and midwives"),
    ("translators we've never worked with", "translators"),
    ("editors who I would like to meet", "editors"),
    ("clients I lost", "clients"),
    ("agents whom I approached last year", "agents"),
    ("Redakteurinnen, die ich noch nicht kenne", "Redakteurinnen"),
    ("Leute, mit denen ich nie gearbeitet habe", "Leute"),
    ("editoras que no conozco", "editoras"),
    ("abogadas con las que no he trabajado", "abogadas"),
    ("rédactrices que je ne connais pas", "rédactrices"),
    ("des éditeurs avec qui j'ai déjà travaillé", "des éditeurs"),
    ("managers who hire nurses", "managers"),
    ("Leute, die Pflegekräfte einstellen", "Leute"),
    ("empresas que buscan enfermeras", "empresas"),
    ("directrices qui recrutent", "directrices"),
]
KEPT = [
    "Type I diabetes researchers",
    "World War I historians",
    "Category I hospitals",
    "Charles I scholars",
    "Phase I trial nurses",
    "Title I schools",
    "i to i teachers",
    "wi-fi engineers",
    "I/O engineers",
    "Henry I and Henry II historians",
    "Part I exam tutors",
    "WE fashion buyers",
    "Leute, die Suchmaschinen bauen",
    "Vereine, die Brauchtum pflegen",
    "Gewerkschaften, die Beschäftigte vertreten",
    "Verbände, die Einstellungstests entwickeln",
    "Karl I. Forscher",
    "historiadores de Carlos I",
    "historiens de François I",
    "what-if analysts",
    "Hôpitaux de catégorie I",
]


@pytest.mark.parametrize(("said", "left"), CUT)
def test_a_clause_about_oneself_or_whom_they_pay_is_cut(said: str, left: str) -> None:
    assert without_clauses(said).strip() == left


@pytest.mark.parametrize("said", KEPT)
def test_what_only_looks_like_such_a_clause_stays(said: str) -> None:
    assert without_clauses(said) == said


FOUND = [
    ("editors", "Redactora jefa"),
    ("editors", "Rédactrice en chef"),
    ("editors", "Redakteurin"),
    ("editors", "Chefredakteurin"),
    ("teachers", "Enseignante"),
    ("teachers", "Professeure des écoles"),
    ("teachers", "Profesora de secundaria"),
    ("engineers", "Ingénieure"),
    ("engineers", "Ingeniera de caminos"),
    ("lawyers", "Avocate"),
    ("lawyers", "Abogada laboralista"),
    ("lawyers", "Rechtsanwältin"),
    ("developers", "Développeuse web"),
    ("developers", "Desarrolladora"),
    ("architects", "Architecte"),
    ("architects", "Arquitecta"),
    ("Anwältinnen", "Lawyer"),
    ("abogadas", "Rechtsanwalt"),
    ("rédactrices", "Editor"),
    ("ingénieures", "Engineer"),
    ("nurses", "Infirmière"),
    ("procurement", "Einkäuferin"),
    ("publishers", "Éditrice"),
    ("researchers", "Wissenschaftlerin"),
    ("journalists", "Journaliste"),
]
#: Who is sought, and who is none of them though a word is near.
NOT_FOUND = [
    ("press", "Espresso machine seller"),
    ("espresso machine sellers", "Press officer"),
    ("editors", "Redaction software specialist"),
    ("redaction software specialists", "Editor"),
    ("coach drivers", "Agent of change"),
    ("editors", "Redaktionsschluss Veranstaltungen"),
    ("Redaktionsschluss", "Editor"),
    ("private investigators", "Wissenschaftlerin"),
    ("private investigators", "Chercheuse"),
    ("museum docents", "Lehrerin"),
    ("avocado growers", "Lawyer"),
    ("avocado growers", "Abogada"),
    ("engine mechanics", "Ingeniera"),
    ("lawyers", "Avocado importer"),
    ("publishers", "Standortverlagerung"),
    ("Verlagerung", "Publisher"),
    ("text editing software", "Redactora"),
    ("editorial cartoonists", "Jefa de reportajes"),
    ("architectural salvage", "Arquitecta"),
    ("theatrical agents", "Teatro Real"),
    ("hospitality managers", "Krankenhaus Mitte"),
    ("Entwicklungshelfer", "Programador"),
    ("Forschungsschiff", "Investigadora"),
    ("developing countries", "Programadora"),
    ("nursery owners", "Enfermera"),
    ("teaching materials", "Profesora"),
    ("translation software", "Traductora"),
    ("translational medicine", "Traductora"),
]


@pytest.mark.parametrize(("audience", "position"), FOUND)
def test_a_trade_is_found_in_each_language_and_gender(audience: str, position: str) -> None:
    assert kin(audience).has(position, None)


@pytest.mark.parametrize(("audience", "position"), NOT_FOUND)
def test_a_word_that_is_near_enters_no_trade(audience: str, position: str) -> None:
    assert not kin(audience).has(position, None)
