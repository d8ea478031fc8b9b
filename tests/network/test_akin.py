"""Who is of those whom a goal is hoped for from: by what a word says in full, and never by its first letters alone."""

import pytest

from auditor.network.audience import kin


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


@pytest.mark.parametrize(
    ("audience", "position", "employer"),
    [
        ("services d'eau à Toulouse", "Cheffe d'unité eau potable", "Toulouse Métropole"),
        ("employeurs du secteur de l'eau", "Directrice", "Syndicat des Eaux du Nord"),
        ("directeurs de l'eau", "Cheffe d'unité eau potable", None),
        ("agents du gaz", "Technicienne gaz", None),
        ("law firms", "Partner", "Hughes Law"),
        ("employers in food", "Food technologist", None),
        ("film people", "Producer, Film", None),
        ("Leute vom Bau", "Bauleiterin", None),
        ("Arbeitgeber der Branche Holz", "Holzhändler", None),
        ("empresas de vino", "Exportación de vinos", None),
        ("heads of maintenance", "Maintenance planner", None),
    ],
)
def test_a_short_word_for_a_field_is_one_beside_words_for_anybody(
    audience: str, position: str, employer: str | None
) -> None:
    assert kin(audience).has(position, employer)


@pytest.mark.parametrize(
    ("audience", "position", "employer"),
    [
        ("services d'eau à Lyon", "Customer services", "Lyon Services"),
        ("directeurs de l'eau", "Directeur commercial", "Acme"),
        ("law firms", "Legal secretary", "Lawrence and Firm"),
        ("gens d'art", "Article writer", "Arthur Partners"),
        ("Leute vom Bau", "Bauer", "Leute GmbH"),
        ("people in Bath", "Bath fitter", None),
        ("heads of maintenance", "Head of Sales", None),
        ("food industry employers", "Employer relations", "Industry Forum"),
    ],
)
def test_the_empty_part_of_a_phrase_stands_for_nobody(audience: str, position: str, employer: str | None) -> None:
    assert not kin(audience, "Bath").has(position, employer)


def test_the_words_that_were_understood_are_told_as_they_were_said() -> None:
    assert kin("Services d'eau à Toulouse").understood("Services d'eau à Toulouse") == ("eau",)
    assert kin("syndicat des infirmiers").understood("syndicat des infirmiers") == ("syndicat", "infirmiers")
    assert kin("in Leeds").understood("in Leeds") == ()
    assert kin("hydrologues d'autres bassins").understood("hydrologues d'autres bassins") == ("hydrologues", "bassins")
    assert kin("nurses from other wards").understood("nurses from other wards") == ("nurses", "wards")


@pytest.mark.parametrize(
    ("audience", "position", "words"),
    [
        ("in Data Science", "Data Science Lead", ("Science",)),
        ("in Human Resources", "HR Lead", ("HR",)),
        ("in Leeds", "Nurse in Leeds", ()),
        ("nurses in Leeds", "Nurse", ("nurses",)),
    ],
)
def test_a_word_taken_for_a_place_is_told_where_somebody_is_found_by_it(
    audience: str, position: str, words: tuple[str, ...]
) -> None:
    found = kin(audience)
    assert found.has(position, None) == bool(words)
    assert found.understood(audience, [(position, None)]) == words
    assert found.understood(audience, [(None, "Leeds")]) == tuple(word for word in words if word == "nurses")


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("editors I have not worked with before", ("editors",)),
        ("editors that I've never met, nurses", ("editors", "nurses")),
        ("managers who hire juniors", ("managers",)),
        ("engineers who work in hospitals", ("engineers", "hospitals")),
        ("Redakteure, mit denen ich noch nicht gearbeitet habe", ("Redakteure",)),
        ("Leute, die ich nicht kenne", ("Leute",)),
        ("redactores jefes con los que no he trabajado", ("redactores", "jefes")),
        ("rédactrices en chef que je ne connais pas", ("rédactrices",)),
        ("directrices qui recrutent des infirmières", ("directrices",)),
        ("I want engineers", ("engineers",)),
    ],
)
def test_a_clause_about_oneself_or_whom_they_take_on_names_no_work(audience: str, words: tuple[str, ...]) -> None:
    assert kin(audience).understood(audience) == words


@pytest.mark.parametrize(
    ("audience", "position"),
    [
        ("editors", "Jefa de reportajes"),
        ("editors I have not worked with before", "Redakteurin"),
        ("redactores", "Commissioning Editor"),
        ("nurses", "Enfermera de quirófano"),
        ("Pflegekräfte", "Infirmière libérale"),
        ("ingénieurs", "Bauingenieurin"),
        ("lawyers", "Rechtsanwältin"),
        ("museums", "Leiterin am Museum für Kommunikation"),
        ("profesores", "Teacher of English"),
        ("Übersetzer", "Traductrice jurée"),
        ("des chercheurs qui travaillent sur la neige et les débits glaciaires", "Head of Snow Hydrology"),
        ("people who work on snow", "Chargée de mission neige"),
        ("Leute, die zum Klima forschen", "Climate Policy Officer"),
        ("gente que trabaja en salud pública", "Public Health Adviser"),
    ],
)
def test_a_trade_is_meant_in_every_language_that_is_read(audience: str, position: str) -> None:
    assert kin(audience).has(position, None)


@pytest.mark.parametrize(
    ("audience", "position"),
    [
        ("editors", "Jefa de ventas"),
        ("nurses", "Pflegedirektorin"),
        ("teachers", "Profiler"),
        ("lawyers", "Avocado farmer"),
        ("engineers", "Engine driver"),
        ("journalists", "Journal club, chair"),
        ("trainers", "Train dispatcher"),
        ("neige", "Head of Snowboard Sales"),
        ("eau", "Bureau manager"),
        ("salud", "Saludos editor"),
        ("people working on snow", "Worker, Working Holiday"),
        ("des gens qui travaillent sur la neige", "Travailleuse sociale"),
        ("Klima", "Klimpern, Klavierlehrerin"),
    ],
)
def test_no_other_trade_is(audience: str, position: str) -> None:
    assert not kin(audience).has(position, None)
