"""Grave news of an illness that came back, of what was found, of a treatment, or in a dialect; and what is none. None
of it was learnt from; whoever wrote it knew what had been misread."""

import pytest

from auditor.language import read

GRAVE = [
    ("de", "Der Krebs ist zurück"),
    ("de", "Heute war Kontrolle. Der Krebs ist wieder da, in der Leber und in den Lymphknoten."),
    ("de", "Mamas Krebs ist leider zurückgekommen"),
    ("de", "der tumor hat gestreut"),
    ("de", "Tumor im Dickdarm, wird im Jänner operiert"),
    ("de", "Metastasen in der Lunge. Ich weiß nicht, was ich sagen soll"),
    ("de", "Befund ist da, bösartig"),
    ("de", "Die Biopsie war leider bösartig."),
    ("de", "Der Knoten ist bösartig, sagen sie"),
    ("de", "Diagnose: Leukämie. Wir sind alle fertig"),
    ("de", "Ich muss wieder Chemo machen"),
    ("de", "Neue Chemo ab 1. Dezember, palliativ."),
    ("de", "Papa bekommt jetzt Bestrahlungen"),
    ("de", "Sie ist austherapiert."),
    ("de", "Bei ihr geht es nur noch palliativ."),
    ("es", "El cáncer ha vuelto"),
    ("es", "A mamá le ha vuelto el cáncer"),
    ("es", "El tumor se ha extendido al hígado"),
    ("es", "Tengo metástasis en el pulmón"),
    ("es", "La biopsia ha salido mal, es maligno"),
    ("es", "Un tumor en el colon, lo operan en enero"),
    ("es", "Tengo que volver a la quimio"),
    ("es", "otra vez quimio, desde el lunes"),
    ("es", "A mi padre le dan radioterapia desde ayer"),
    ("fr", "Le cancer est revenu"),
    ("fr", "Son cancer a récidivé"),
    ("fr", "J'ai des métastases au foie"),
    ("fr", "Tumeur au côlon, opération en janvier"),
    ("fr", "La biopsie est revenue, c'est malin"),
    ("fr", "Le nodule est cancéreux"),
    ("fr", "Je dois refaire de la chimio"),
    ("fr", "papa reprend les rayons lundi"),
]
NOT_GRAVE = [
    ("de", "Der Kommentar war ziemlich bösartig."),
    ("de", "Der Knoten ist nicht bösartig, alles gut!"),
    ("de", "Die Biopsie war gutartig, Gott sei Dank"),
    ("de", "Kein Krebs! Ich bin so erleichtert"),
    ("de", "Der Kurs ist zurück und wir starten wieder"),
    ("de", "Im neuen Heft: eine Studie über Tumoren im Dickdarm"),
    ("de", "Ich halte am Freitag einen Vortrag über Metastasen in der Lunge"),
    ("de", "Ich bin Krebs, mein Mann ist Waage"),
    ("de", "Krebse im Bach, die Kinder waren begeistert"),
    ("de", "Ich arbeite jetzt auf der Palliativstation, magst du mal vorbeikommen?"),
    ("de", "Die Solaranlage bekommt da am meisten Einstrahlung"),
    ("de", "Opa ist gestern nach dem Essen heimgegangen, er war müde"),
    ("de", "Papa ist vor zwölf Jahren an Krebs erkrankt und längst gesund"),
    ("de", "Ich muss für die Chemotherapie-Station noch Pläne machen"),
    ("es", "El gato ha vuelto"),
    ("es", "La biopsia ha salido bien, no es maligno"),
    ("es", "Un estudio sobre tumores en el colon, muy interesante"),
    ("es", "Ese tío es maligno, jaja"),
    ("es", "El rumor se ha extendido por la oficina"),
    ("es", "Pon la radio, que sale mi hermana"),
    ("fr", "Le chat est revenu"),
    ("fr", "La biopsie est bonne, rien de malin"),
    ("fr", "Il est malin, ton frère"),
    ("fr", "Un article sur les tumeurs du côlon, ça t'intéresse ?"),
    ("fr", "Les rayons du magasin sont vides"),
    ("fr", "Je reprends le rayon jardin lundi"),
]
IN_DIALECT = [
    "Mein Papa is gstorbn",
    "i hab Krebs",
    "Poldl, i hab an Krebs. In da Leber.",
    "mi ham s kündigt",
    "mia ham s ollen kündigt",
    "I bin kündigt wordn",
    "Da Papa hat an Schlaganfall ghabt",
    "Die Oma is gestern heimgangen",
    "Da Opa liegt im Spital, schaut net guat aus",
    "Befund is da, bösartig",
    "i muass wieda Chemo mochn",
    "Da Krebs is wieda do",
]
IN_DIALECT_BUT = [
    "i hab Hunger",
    "des Abo hab i kündigt",
    "Da Papa is gestern auf Graz gfahrn",
    "Da Opa war im Spital auf Besuch bei da Tant",
    "i bin fast gstorbn vor Lachn",
    "mei Akku is gstorbn",
    "Die Oma is um zehne heimgangen, weils müd war",
    "kündigt is glei amol, sagt er",
]


@pytest.mark.parametrize(("language", "text"), GRAVE)
def test_it_tells_of_something_grave(language: str, text: str) -> None:
    assert read(text, hint=language).grave


@pytest.mark.parametrize(("language", "text"), NOT_GRAVE)
def test_it_is_nothing_grave(language: str, text: str) -> None:
    assert not read(text, hint=language).grave


@pytest.mark.parametrize("text", IN_DIALECT)
def test_in_bavarian_it_is_as_grave(text: str) -> None:
    assert read(text, hint="de").grave


@pytest.mark.parametrize("text", IN_DIALECT_BUT)
def test_in_bavarian_other_things_are_as_light(text: str) -> None:
    assert not read(text, hint="de").grave
