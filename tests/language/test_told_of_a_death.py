"""Who tells that somebody of their own has died mourns, and is not dead: whoever is named by a relation alone is nobody
on record. News of others, of pets of the past and of figures of speech is none of theirs."""

import unicodedata
from datetime import date

import pytest

from auditor.activities.activity import Subject
from auditor.history.remains import Remains
from auditor.history.said import Told, said
from auditor.language import read
from auditor.language.bereaved import is_bereaved
from auditor.language.deaths import KIN, deaths

TODAY = date(2026, 11, 2)
BEREAVED = {
    "en": [
        "My mum passed away on Sunday",
        "my dad died last night",
        "Sorry I've been quiet, we lost my grandmother last week",
        "My brother was killed in an accident on Friday.",
        "I lost my husband in September",
        "We buried my father yesterday, I'm only now looking at messages",
        "Mum died this morning. Just wanted you to hear it from me.",
        "My wife's mother passed yesterday so I'm off this week",
        "The funeral for my uncle is on Thursday",
        "My father is no longer with us",
        "My sister took her own life last month",
        "My aunt didn't make it. She went peacefully.",
        "there's been a death in my family",
        "We cremated my father on Tuesday",
        "The wake for my uncle is tomorrow",
        "The memorial service for my nan is on Friday",
        "The passing of my mother has hit us all",
        "I'm off this week – mum died yesterday",
        "We are laying to rest my father on Monday",
        "there was a loss in our family",
    ],
    "de": [
        "mein Papa ist gestern gestorben",
        "Meine Mutter ist am Sonntag von uns gegangen",
        "Wir haben letzte Woche meine Oma verloren",
        "Mein Bruder ist tödlich verunglückt",
        "Ich habe im September meinen Mann verloren",
        "Gestern haben wir meinen Vater beerdigt",
        "Mama ist heute früh eingeschlafen. Wollte es dir selbst sagen.",
        "Die Schwiegermutter ist verstorben, bin diese Woche nicht da",
        "Am Donnerstag ist die Beerdigung von meinem Onkel",
        "Mein Opa lebt nicht mehr",
        "Meine Schwester hat sich das Leben genommen",
        "Bei uns gab es einen Trauerfall in der Familie",
        "Meine Tante hat es nicht geschafft, sie ist friedlich gegangen",
        "Mein Vater ist tot",
        "Mein Onkel hat sich umgebracht",
        "Meine Tante ist im Urlaub umgekommen",
        "Mein Cousin ist ermordet worden",
        "Gestern haben wir meine Oma zu Grabe getragen",
        "Wir haben einen Sterbefall in der Familie",
        "Bin diese Woche weg – Mama ist gestern gestorben",
    ],
    "es": [
        "mi papá falleció",
        "Se murió mi abuela el domingo",
        "Mi madre ha fallecido esta mañana",
        "Perdona el silencio, hemos perdido a mi hermano",
        "En septiembre perdí a mi marido",
        "Ayer enterramos a mi padre",
        "Mamá murió anoche. Quería que lo supieras por mí.",
        "Ha muerto mi suegra y esta semana no estoy",
        "El jueves es el entierro de mi tío",
        "Mi abuelo nos dejó el viernes",
        "Mi hermana se quitó la vida",
        "Mi papi ya no está con nosotros, se fue el lunes",
        "hubo un fallecimiento en la familia",
        "Mi hermano se suicidó",
        "El velatorio de mi tía es mañana",
        "El sepelio de mi abuelo es el lunes",
        "Velamos a mi padre anoche",
        "Incineramos a mi suegra ayer",
        "Hubo una defunción en la familia",
        "Mi abuela acaba de morir",
    ],
    "fr": [
        "ma grand-mère est décédée",
        "Mon père est mort dimanche",
        "Désolé du silence, on a perdu mon frère la semaine dernière",
        "J'ai perdu mon mari en septembre",
        "Hier nous avons enterré mon père",
        "Maman est partie ce matin. Je voulais te le dire moi-même.",
        "Ma belle-mère vient de décéder, je ne suis pas là cette semaine",
        "Jeudi ce sont les obsèques de mon oncle",
        "Mon grand-père nous a quittés vendredi",
        "Ma sœur s'est donné la mort",
        "Mon papa n'est plus là, il s'est éteint lundi",
        "on a eu un décès dans la famille",
        "ma tante n'a pas survécu, elle s'est éteinte paisiblement",
        "Ma cousine s'est suicidée",
        "On a incinéré mon oncle jeudi",
        "Je viens de perdre mon père",
        "Ma tante vient de mourir",
    ],
}
NOT_BEREAVED = {
    "en": [
        "My dad died laughing when he saw it",
        "my phone died last night",
        "My father died ten years ago and left me the workshop",
        "Your mother's funeral was beautiful",
        "I'm so sorry your mum passed away",
        "My brother nearly died in that crash, he's fine now",
        "If my dad dies I'd inherit the flat",
        "My sister lost her keys again",
        "my brother's killing it at work",
        "The minister's father died, we're running a piece tomorrow",
        "We lost my luggage on the way back",
        "my mum passed her exam!",
        "His step-mum died on Sunday",
        "I can't wake my brother, can you ring later",
        "Total of the bill: my brother paid half",
    ],
    "de": [
        "Mein Vater ist vor zehn Jahren gestorben",
        "Mein Handy ist gestern gestorben",
        "Mein Bruder hat sich totgelacht",
        "Mein Beileid zum Tod deiner Mutter",
        "Es tut mir so leid, dass dein Papa gestorben ist",
        "Mein Opa wäre fast gestorben, jetzt geht es ihm gut",
        "Ich habe gestern meinen Schlüssel verloren",
        "Meine Tochter ist eingeschlafen, ich ruf gleich an",
        "Der Vater vom Minister ist gestorben, wir bringen das morgen",
        "Mein Mann ist gegangen, bin jetzt allein im Büro",
        "Wenn meine Mutter stirbt, erbe ich das Haus",
        "Meine Tochter hat mich total überrascht",
        "Mein Bruder ist gestern angekommen",
    ],
    "es": [
        "Mi padre murió hace diez años",
        "Se me murió el móvil anoche",
        "Mi hermano se murió de risa",
        "Siento mucho la muerte de tu madre",
        "Lamento que tu papá falleciera",
        "Mi abuela casi se muere, pero ya está bien",
        "He perdido a mi perro en el parque, ¿lo has visto?",
        "Mi marido se fue a Sevilla el viernes",
        "Ha muerto el padre del ministro, sacamos la pieza mañana",
        "Si se muere mi madre, heredo el piso",
        "Mi hermana quiere la vida tranquila del pueblo",
    ],
    "fr": [
        "Mon père est mort il y a dix ans",
        "Mon téléphone est mort hier soir",
        "Mon frère était mort de rire",
        "Toutes mes condoléances pour la mort de ta mère",
        "Je suis désolée que ton papa soit décédé",
        "Ma grand-mère a failli mourir, elle va mieux",
        "J'ai perdu mes clés hier",
        "Mon mari est parti à Lyon vendredi",
        "Le père du ministre est décédé, on publie demain",
        "Si ma mère meurt, j'hérite de la maison",
        "Mon frère est parti en vacances",
    ],
}
_SO = [(code, text) for code, texts in BEREAVED.items() for text in texts]
_NOT = [(code, text) for code, texts in NOT_BEREAVED.items() for text in texts]


def _kept(code: str, text: str) -> Remains:
    reading = read(text, hint=code)
    acts = None if reading.acts is None else int(reading.acts)
    return said(Told(text, reading, acts, Subject.MESSAGE_RECEIVED, mine=False, to_one=True, day=TODAY)).remains


@pytest.mark.parametrize(("code", "text"), _SO)
def test_they_mourn_and_are_not_dead(code: str, text: str) -> None:
    assert is_bereaved(text)
    kept = _kept(code, text)
    assert kept.bereaved
    assert kept.grave
    assert all(name[0] in KIN for name in deaths(text, TODAY))


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_they_do_not_mourn(code: str, text: str) -> None:
    assert not is_bereaved(text)
    assert not _kept(code, text).bereaved


def test_what_a_quoted_reply_tells_is_not_the_writers_own() -> None:
    assert not is_bereaved("Take all the time you need.\n\nOn Mon, 2 Nov 2026, Ana Webb wrote:\nMy mum died on Sunday.")


def test_letters_written_as_two_characters_are_read_as_one() -> None:
    assert is_bereaved(unicodedata.normalize("NFD", "Mon père vient de décéder"))
