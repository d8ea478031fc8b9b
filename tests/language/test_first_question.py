"""What is asked in the first sentence, without a mark, or in the words of a friend: French and Spanish, and what asks
for nothing. What is handed over now, or will not be told, is no promise. None of these was learnt from."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import read, wanted_day
from tests.language.acts_read import acts

_ASKED = Act.ASK | Act.QUESTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "tu passes au marché ? j'ai plus de pain"),
        ("fr", "Vous venez au conseil mardi ? Je préfère ne pas y être seul."),
        ("fr", "quelqu'un a le code du portail ? je suis coincée dehors"),
        ("fr", "on se fait un ciné samedi ? y a le dernier Guiraudie"),
        ("fr", "t'as retrouvé mon écharpe ? elle était à ma mère"),
        ("es", "¿vienes conmigo al médico? no quiero ir sola"),
        ("es", "¿alguien tiene los deberes? Leo se dejó la agenda"),
        ("es", "comemos en casa de mamá el domingo? hace paella"),
        ("en", "are you coming to the clinic with me? i don't want to go alone"),
        ("de", "kommst du mit zum Arzt? ich mag da nicht allein hin"),
    ],
)
def test_what_the_first_sentence_asks_stays_asked(language: str, text: str) -> None:
    assert acts(language, text) & _ASKED


@pytest.mark.parametrize(
    "text",
    [
        "t'aurais le numéro du kiné",
        "dis tu as le mail de la prof de Zoé",
        "tu rentres vers quelle heure",
        "vous arrivez quel jour",
        "tu peux garder Zoé mercredi",
        "tu peux récupérer les petits à l'école",
        "faut qu'on se cale pour samedi",
        "il faudrait que tu m'envoies les dates",
        "il faudrait que vous leur donniez une réponse",
        "maman demande si tu restes dimanche",
    ],
)
def test_one_asks_without_a_mark(text: str) -> None:
    found = acts("fr", text)
    assert found & _ASKED
    assert not found & Act.OFFER


@pytest.mark.parametrize(
    "text",
    [
        "tu peux prendre ma voiture, les clés sont dans l'entrée",
        "tu peux garder le livre, je l'ai en double",
        "Pourquoi j'ai accepté ? Parce que j'aime ça.",
        "Le secret ? Du beurre.",
        "T'as vu ça ? Incroyable.",
        "il faudrait que je range ce garage",
        "il faudrait qu'il pleuve enfin",
    ],
)
def test_what_is_lent_and_what_one_answers_oneself_asks_for_nothing(text: str) -> None:
    assert not acts("fr", text) & Act.ASK


@pytest.mark.parametrize(
    "text",
    [
        "je te dirai rien, même sous la torture",
        "on ne te dira rien de plus",
        "je passerai (non)",
        "ça y est, je te l'envoie",
        "voilà je te les transfère",
        "je te l'ai mis sous le paillasson",
        "je vous les ai déposés à l'accueil, avec un mot",
        "il nous les faut vendredi",
    ],
)
def test_what_is_done_or_will_not_be_told_is_no_promise(text: str) -> None:
    assert not acts("fr", text, mine=True) & Act.PROMISE
    assert not acts("fr", text) & Act.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "je te l'envoie ce soir",
        "je te dirai tout dimanche",
        "je te mets ça dans ta boîte demain",
        "promis je passe jeudi t'aider",
    ],
)
def test_what_will_be_done_is(text: str) -> None:
    assert acts("fr", text, mine=True) & Act.PROMISE


@pytest.mark.parametrize("text", ["la réunion de mardi était longue", "merci pour le repas de dimanche"])
def test_the_day_of_a_thing_that_was_is_none(text: str) -> None:
    assert wanted_day(text, "fr", date(2026, 11, 27)).day is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "il nous le faut pour le journal de jeudi", date(2026, 12, 3)),
        ("fr", "t'as la photo ? il me la faut pour l'édition de mercredi", date(2026, 12, 2)),
        ("fr", "il nous les faut pour la visite du mardi", date(2026, 12, 1)),
        ("es", "lo necesitamos para el programa del martes", date(2026, 12, 1)),
        ("de", "Wir brauchen es für die Sitzung am Mittwoch", date(2026, 12, 2)),
        ("en", "we need it for Thursday's edition", date(2026, 12, 3)),
    ],
)
def test_what_it_is_needed_for_may_name_the_day(language: str, text: str, day: date) -> None:
    assert read(text, hint=language).urgent
    assert wanted_day(text, language, date(2026, 11, 27)).day == day
