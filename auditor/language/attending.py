"""Whether all that a message promises is that its writer will be where others are: "I'll be there", said to a funeral,
a match or a meal. That is kept by being there, of which no message need tell, and it is over when the day is past."""

import re
from functools import cache
from typing import NamedTuple

from auditor.language.promised import looked_at, promises


class _Words(NamedTuple):
    """Patterns of one language: ``attends`` says that somebody will be there; ``more``, behind it, what they will bring
    or do there, which being there does not keep."""

    attends: re.Pattern[str]
    more: re.Pattern[str]


_WORDS = {
    "en": (
        r"(?:(?:i|we)(?:['’]ll| will| shall)|will) (?:(?:also|definitely|certainly|all|both|gladly|surely|sure"
        r"|try to|try and) "
        r")*(?:be (?:there|in attendance|at (?:the|your|his|her|their|our|that|this|mum['’]s|dad['’]s)(?: \w+)+)"
        r"|attend(?! to(?!\w))|"
        r"(?:come|go)(?!(?: along)? to (?:the|your|his|her|their|our|that|this) (?:office|house|flat|place|door|bank|"
        r"shops?|"
        r"store|tip|post|pharmacy|chemist|garage|market|council)(?!\w))"
        r"(?: along)?(?: to (?:the|your|his|her|their|our|that|this|it)(?: \w+)*| with you)?"
        r"(?= |[.,!;]|$)(?! (?:back|by|over|round|up|down|out|in|through|for|get|see"
        r"|and|to "
        r"you|home|with (?!you))(?!\w))|join (?:you|ye|yous|in|the|your)|make it(?! (?:\w+er|work|up|happen"
        r"|so)(?!\w)))",
        r"(?:and (?!everyone|everybody|all|so|thanks|thank|my|our|the (?:kids|wife|husband|family|boys|girls|rest))|"
        r"with (?:the|your|an?|some|two|three|\d)|bring|for (?:you|u|him|her|them|ye)(?!\w)|to (?:help|pick|fix|get|"
        r"give|collect|bring|take|carry|look|sort|drop|fetch|do|make|hand|check|repair|show|talk|speak|sign|pay|let|"
        r"wait|open)(?!\w)|in \w+ing(?!\w))",
    ),
    "de": (
        r"(?:(?:da|dort|dabei|anwesend|vor ort) (?:sein|bin)|(?:bin|sind|wäre|werde|werden) (?:\w+ ){0,5}(?:da|dort|"
        r"dabei|anwesend|vor ort)(?!\w)|kommen? (?:\w+ ){0,4}(?:mit(?=[.,!;]|$)|zu[rm]? (?!(?:dir|ihnen|euch|hause|"
        r"haus)(?!\w))\w+)|teilnehmen|(?:nehme|nehmen) (?:\w+ ){0,4}teil)",
        r"(?:und (?!alle|freu|danke|meine|unsere|die kinder)|mit (?:dem|der|den|einem|einer) |bring|um .{1,40} zu |"
        r"für "
        r"(?:dich|euch|sie)(?!\w)|hol|repar|helf)",
    ),
    "es": (
        r"(?:(?:all[íi]|ah[íi]) (?:\w+ ){0,2}(?:estar[ée]|estaremos)|(?:estar[ée]|estaremos) (?:\w+ "
        r"){0,2}(?:all[íi]|ah[íi]|en"
        r" (?:el|la|tu|su))|(?:ir[ée]|iremos|vendr[ée]|vendremos|voy|vamos)(?: \w+){0,2} (?:al|a la|contigo|a "
        r"(?:tu|su) (?!"
        r"(?:casa|oficina|piso)(?!\w)))(?!\w+r(?!\w))|asistir(?:[ée]|emos))",
        r"(?:y (?!gracias|todos|mi|los)|con (?:el|la|los|las|un|una) |traer|llevar|llevo|recog|para (?!el|la|ti|ese)"
        r"\w+r(?!\w)|por ti(?!\w))",
    ),
    "fr": (
        r"(?:(?:serai|serons|sera) (?:\w+ )?(?:là|présente?s?|des vôtres|de la partie|au |à la |à l['’])"
        r"|(?:j['’]|on |nous )"
        r"y (?:serai|sera|serons|vais|va|allons)|(?:viens|viendrai|viendrons|irai|irons)(?: \w+){0,2} (?:avec "
        r"(?:toi|vous)|"
        r"(?:à (?:la |l['’]|ton |ta |votre )|au |aux )(?!(?:bureau|maison|appartement|appart)(?!\w)))|assisterai|"
        r"participerai)",
        r"(?:et (?!merci|tous|toute|ma|mon|mes|les enfants)|avec (?:le|la|les|un|une|du|des) |apport|cherch|chercher|"
        r"pour (?:t['’]|vous |te |l['’]|le |la )?\w+(?:er|ir|re)(?!\w)|"
        r"(?:t['’]|vous |te )(?!re(?:trouv|joind|voir)|voir|applaud|écout|souten|embrass|saluer)\w+(?:er|ir|re)(?!\w))",
    ),
}  # fmt: skip


@cache
def _words_of(language: str | None) -> _Words | None:
    patterns = _WORDS.get(language or "")
    return patterns and _Words(*(re.compile(rf"(?<!\w){each}") for each in patterns))


def attends(text: str, language: str | None) -> bool:
    """Whether sentences of a text promise, and each of them to be somewhere and no more. Of a long text its first
    twenty sentences are looked at."""
    words = _words_of(language)
    if words is None or not words.attends.search(text.casefold()):
        return False
    promising = [sentence.casefold() for sentence in looked_at(text) if promises(sentence, language)]
    return bool(promising) and all(_is_there(sentence, words) for sentence in promising)


def _is_there(sentence: str, words: _Words) -> bool:
    said = words.attends.search(sentence)
    return said is not None and not words.more.search(sentence, said.start())
