"""Reading a message: its words, its language and the acts in it."""

import re
from collections.abc import Iterator
from functools import cache, reduce
from itertools import islice
from math import inf
from operator import or_
from time import thread_time

from auditor.activities.acts import ACTS, Act, Reading
from auditor.language.announced import announced
from auditor.language.at_home import asks_at_home
from auditor.language.beside import NOT_IN, UNLESS_SOLD, but
from auditor.language.brought import untold, with_offer
from auditor.language.courtesy import without_courtesy
from auditor.language.days import names_a_day
from auditor.language.detection import SHORT, language_of
from auditor.language.grave import GRAVE, told_beside
from auditor.language.in_advance import only_in_advance
from auditor.language.lexicon import CLAIMS, Hit, Lexicon, lexicon, lexicons
from auditor.language.posts import commissions, offers_a_post, offers_themselves
from auditor.language.repetition import Remembering
from auditor.language.ruled_out import CONTACT, misled
from auditor.language.schemes import hype, is_scheme
from auditor.language.text import own_words, sentences, without_quotations, word_count
from auditor.language.together import SAYS_OTHERWISE, in_one
from auditor.language.weighing import Scale, scale

_HYPE, _TO_INTRODUCE = int(Act.HYPE), int(Act.TO_INTRODUCE)
_INTRODUCTION, _PITCH, _QUESTION = int(Act.INTRODUCTION), int(Act.PITCH), int(Act.QUESTION)
_ASK, _CLEAR_ASK, _PROMISE, _BARE_NAME = int(Act.ASK), int(Act.CLEAR_ASK), int(Act.PROMISE), int(Act.BARE_NAME)
_DECLINE, _CONSENT, _OFFER, _THANKS = int(Act.DECLINE), int(Act.CONSENT), int(Act.OFFER), int(Act.THANKS)
_FEW = 14  # words of a message in which mere thanks weigh like a kind no
_FIRST = tuple(  # where an act of a message rules another out, the one that does is settled first
    int(act)
    for act in (
        Act.PITCH,
        Act.OUTCOME_QUESTION,
        Act.CONSENT,
        Act.INTRODUCTION,
        Act.OUTCOME_REPORT,
        Act.BARE_NAME,
        Act.DECLINE,
        Act.QUESTION,
        Act.OFFER,
        Act.CLEAR_ASK,
    )
)
#: Seconds of a processor that a text may take; one that takes longer is unreadable. Everything here is linear in the
#: text, and the longest that is taken in needs a fifth of it at worst: this holds what was not foreseen.
BUDGET = 2.0
_LONG = 2_000  # characters; shorter texts are not timed
_WEIGHED_FROM = 3  # words; of fewer, such as a mere "Yes", nothing is known but what set phrases say
_MOST_PROMISES = 20  # sentences
#: A message of several topics is weighed in parts, too: what it says of one stands among words of the others, and is
#: outweighed by them. Of joined messages nine of ten refusals were overlooked. Parts are sentences in a row, of so many
#: words together, of messages with so many. What a part says must be surer, in hundredths of a sum, as the rest may
#: mean it otherwise. (Measured on what is learnt from, see docs/reading.md.)
_PART, _IN_PARTS_FROM, _SURER = 12, 30, 150
_MOST_PARTS = 40
_MOST_QUESTIONS = 5  # of a message too short to be weighed in parts
_SURE_OF_CLEAR = 75  # hundredths of a sum
_WANTS = _ASK | _CLEAR_ASK | _QUESTION
_OFFERS_IT = _OFFER | _QUESTION  # what whoever asks whether one would like to have something does
#: Who is asked, in the letters of the lexicons.
_TO_THE_READER = re.compile(
    r"\b(?:you|u|anyone|anybody|du|ihr|wir|[a-z]+ste|wer|tu|t'|vous|on|qqn|qqun|quelqu'un|alguien|conmigo|vienes?|quedamos|tienes|teneis|sabes|sabeis|quieres|quereis|puedes|podeis|has|habeis|sigues|seguis)\b",
    re.IGNORECASE,
)
#: Acts that are not looked for in parts: what is sold, and who introduces, is told by the whole.
_OF_ALL = int(Act.PITCH | Act.HYPE | Act.INTRODUCTION | Act.OUTCOME_QUESTION)
#: Words that ask, whatever the rest of the message weighs. A no may ask for something, too: that a photo be taken out.
_ASKING = frozenset({"asks_leave", "asks_softly", "takes_back", "reminds", "asks_after", "wanted_by"})
_PRESSING = frozenset({"urgent", "wanted_by"})


class _OverBudgetError(Exception):
    """The text took too long."""


def read(
    text: str, *, hint: str | None = None, cues: bool = False, public: bool = False, mine: bool = False
) -> Reading:
    """The words, language and acts of a message; the acts are None if it takes longer than ``BUDGET``. Never raises.

    ``hint`` is the language its writer is known to use, for texts too short to tell. ``cues`` asks for the set
    phrases by which each act was found; that takes several times as long. ``public`` is said to many, and read by cues
    alone: weights are learnt from private messages. So are pitches where the message is ``mine``: weights are learnt
    from what fills inboxes, and few people send what fills those of others.

    Readings of the latest texts are remembered: who looks for days and promises asks of the same sentences again.
    """
    return _read(text, hint, public, mine, cues) if cues else _remembered(text, hint, public, mine)


def _read(text: str, hint: str | None, public: bool, mine: bool, cues: bool = False) -> Reading:
    own = own_words(text)
    tokens = own.lower().split()
    words = word_count(own, tokens)
    language = language_of(own, tokens, words, hint) if tokens else None
    if words < SHORT and language not in lexicons():
        language = _language_by_cues(own) or language
    known = lexicon(language) if language else None
    if known is None:
        return Reading(words, language, None, grave=not (mine or public) and told_beside(own[:_LONG], language))
    as_written, own = own, known.spelled(own)
    said = sentences(own, known.abbreviations)
    until = thread_time() + BUDGET if len(own) > _LONG else inf
    try:
        acts, hits = _found(own, said, known, until)
    except _OverBudgetError:
        return Reading(words, language, None)
    lines = "\n".join(said)[:_LONG]
    says = frozenset() if public else untold(known.waiting(lines), acts)
    weights = None if public or words < _WEIGHED_FROM else scale(known.language)
    sure = reduce(or_, (hit[0].act for hit in hits if hit[0].sure), 0)
    if weights is None:
        acts |= sure
    else:
        if acts & _HYPE and not is_scheme(own, acts, hits, known, weights):
            acts &= ~_HYPE
        by_cues = acts
        acts = weights.weigh(own, acts, but=_PITCH if mine else 0)
        acts &= ~misled(acts & ~by_cues, own, says, said, known.language)
        acts &= ~_mere_courtesy(acts & ~by_cues, own, by_cues, known.language, weights)
        if acts & _THANKS and "says_no" not in says and own.count(" ") < _FEW:
            acts &= ~_DECLINE | by_cues
        if (not GRAVE.isdisjoint(says) or offers_themselves(says)) and not acts & _HYPE:
            acts &= ~_PITCH
        if not _ASKING.isdisjoint(says) and not acts & _PITCH:
            acts |= _ASK
        if by_cues & _PROMISE & ~acts and not acts & _PITCH:
            acts |= _PROMISE * _promises_for_a_day(hits, known, weights)
        if not acts & _PITCH:
            acts |= sure & ~(_QUESTION if acts & (SAYS_OTHERWISE | _TO_INTRODUCE) else 0)
            acts |= _outweighed(acts, words, said, says, known, weights, until)
            if words < _IN_PARTS_FROM and acts & _ASK and not acts & _CLEAR_ASK and "no_clear_ask" not in says:
                acts |= _asked_clearly(as_written, known, weights, until)
        if by_cues & _OFFER and not acts & (CLAIMS | _INTRODUCTION) and _offers_introduction(says, mine=True):
            acts |= _OFFER
        acts = with_offer(announced(in_one(acts, says, by_cues), says, own), says, own, mine=mine)
    if len(own) <= _LONG:
        acts &= ~_not_beside(acts, said, says, known, mine=mine)
    if acts & _PITCH and any(asks_at_home(each, known.language) for each in said[:_PART]):
        acts |= _QUESTION
    if acts & _WANTS and acts & _THANKS and only_in_advance(said, ((hit[0].act, hit[1]) for hit in hits)):
        acts &= ~_THANKS
    return Reading(
        words,
        language,
        _as_act(acts),
        _words_of(hits, known, acts) if cues else {},
        hype(hits, known) if acts & _HYPE else (),
        introduction_checks(own, known) if acts & _INTRODUCTION else None,
        *(() if public else _waiting(lines, says, known, acts, mine=mine)),
    )


_remembered = Remembering(_read)


def _mere_courtesy(weighed: int, own: str, by_cues: int, language: str, weights: Scale) -> int:
    """The pitch among acts that words weighed, where they do so by the formulas with which formal letters begin."""
    left = without_courtesy(own, language) if weighed & _PITCH else own
    return _PITCH if left != own and not weights.weigh(left, by_cues) & _PITCH else 0


def _not_beside(acts: int, said: list[str], says: frozenset[str], known: Lexicon, *, mine: bool) -> int:
    """The acts of a message that are those of sentences which only look like them, and of no other sentence."""
    none = 0
    for kind, looks in NOT_IN.items():
        if acts & _PITCH and kind in UNLESS_SOLD:
            continue
        if acts & looks and kind in says and len(rest := but(kind, said, known)) < len(said):
            none |= looks & ~(_read("\n".join(rest), known.language, False, mine).acts or 0)
    return none & ~_ASK if "takes_back" in says else none


def _outweighed(
    acts: int, words: int, said: list[str], says: frozenset[str], known: Lexicon, weights: Scale, until: float
) -> int:
    """What a message with these acts says in a part or a question of its own that its other words outweigh."""
    if words >= _IN_PARTS_FROM:
        acts |= _in_parts(said, known, weights, until)
    if not acts & SAYS_OTHERWISE & ~(_CONSENT | _OFFERS_IT * ("offers_it" in says)) and len(said) > 1:
        since = 0 if words < _IN_PARTS_FROM else len(said) - 1
        acts |= _asked(said, known, weights, until, since=since) & ~(_QUESTION if acts & _CONSENT else 0)
    return acts


def _in_parts(said: list[str], known: Lexicon, weights: Scale, until: float) -> int:
    """The acts that parts of a message, of one topic each, hold by themselves."""
    acts = 0
    for part in islice(_parts(said), _MOST_PARTS):
        own = " ".join(part)
        by_cues, _ = _found(own, part, known, until)
        of_part = weights.weigh(own, by_cues, above=_SURER)
        if weighed := of_part & ~by_cues:
            of_part &= ~misled(weighed, own, known.waiting("\n".join(part)), said, known.language)
        acts |= of_part
    return acts & ~_OF_ALL


def _asked(said: list[str], known: Lexicon, weights: Scale, until: float, *, since: int) -> int:
    """What the questions of a message ask that its other sentences outweigh: "The girl turns seven on Saturday. Are you
    coming? She wants your cake." Each is weighed by itself and must be sure; one of a word or two is one by its mark,
    and so is the first where it asks the reader or whom it may concern: else people go on to answer it themselves. One
    for a yes to an introduction asks for no more. Those before the sentence ``since`` are left out: of a long message
    the one it ends with is to be answered."""
    acts = 0
    places = enumerate(said[since:], since)
    asking = [(at, each) for at, each in places if each.endswith("?") and (at or _TO_THE_READER.search(each))]
    for at, sentence in asking[:_MOST_QUESTIONS]:
        by_cues, _ = _found(sentence, [sentence], known, until)
        if sentence.count(" ") + 1 < _WEIGHED_FROM:
            acts |= by_cues
        elif not (asked := weights.weigh(sentence, by_cues, above=_SURER)) & _CONSENT:
            acts |= asked | (0 if at else by_cues & _QUESTION)
    return acts & _WANTS if not acts & _PITCH else 0


def _asked_clearly(as_written: str, known: Lexicon, weights: Scale, until: float) -> int:
    """A clear ask that the reason behind it or a greeting before it outweighs, where a question of a short message that
    asks is surely one by itself. In Spanish, a question begins at its mark: "perdona la lata, ¿me pasas el enlace?"."""
    asking = [each.rpartition("¿")[2] for each in sentences(as_written, known.abbreviations) if each.endswith("?")]
    for question in map(known.spelled, asking[:_MOST_QUESTIONS]):
        by_cues, _ = _found(question, [question], known, until)
        if weights.weigh(question, by_cues, above=_SURE_OF_CLEAR) & _CLEAR_ASK:
            return _CLEAR_ASK
    return 0


def _parts(said: list[str]) -> Iterator[list[str]]:
    """Sentences in a row, from so many words on; what is left over at the end belongs to the last part, but where that
    would be all of the message: half a part is one then, or the last word of two topics would never be weighed."""
    parts: list[list[str]] = []
    words = _PART
    for sentence in said:
        if words >= _PART:
            parts.append([])
            words = 0
        parts[-1].append(sentence)
        words += sentence.count(" ") + 1
    if words < (_PART if len(parts) > 2 else _PART // 2) and len(parts) > 1:
        parts[-2:] = [parts[-2] + parts[-1]]
    return iter(parts if len(parts) > 1 else [])


def _promises_for_a_day(hits: list[Hit], known: Lexicon, weights: Scale) -> bool:
    """Whether a sentence promises something by itself and says for when, whatever the message says besides: it may
    begin with thanks and end in a question. Of the sentences that may, a few are looked at."""
    acts: dict[str, int] = {}
    for rule, sentence, *_ in hits:
        acts[sentence] = acts.get(sentence, 0) | rule.act
    promising = islice((each for each in acts.items() if each[1] & _PROMISE), _MOST_PROMISES)
    return any(
        weights.weigh(sentence, found) & _PROMISE and names_a_day(sentence, known.language)
        for sentence, found in promising
    )


def read_by_cues(own: str, known: Lexicon) -> int:
    """The acts that cues alone find in a message's own words, as bits; it takes as long as it takes."""
    return _found(own, sentences(own, known.abbreviations), known, inf)[0]


def _found(own: str, said: list[str], known: Lexicon, until: float) -> tuple[int, list[Hit]]:
    """The acts that cues find in own words, whose sentences are ``said``, and the hits behind them. Quotations make no
    claim."""
    hits = _hits(said, known, until)
    if '"' in own and any(hit[0].act & CLAIMS for hit in hits):
        unquoted = sentences(without_quotations(own), known.abbreviations)
        hits = [hit for hit in hits if not hit[0].act & CLAIMS]
        hits += [hit for hit in _hits(unquoted, known, until) if hit[0].act & CLAIMS]
    return _acts(hits, said, until)


_as_act = cache(Act)  # at most one entry a combination of acts; calling an enumeration is slow


def _check(until: float) -> None:
    """Raise _OverBudgetError after ``until``."""
    if until < inf and thread_time() > until:
        raise _OverBudgetError


def _hits(said: list[str], known: Lexicon, until: float = inf) -> list[Hit]:
    """The rules found, sentence by sentence."""
    found: list[Hit] = []
    for sentence in said:
        _check(until)
        found += [(rule, sentence, cues, says) for rule, cues, says in known.hits(sentence)]
    return found


def _acts(hits: list[Hit], said: list[str], until: float) -> tuple[int, list[Hit]]:
    """The acts of a message as bits, but those of late rules, and the hits behind them all, once the conditions on the
    whole message are checked."""
    acts = 0
    conditional = []
    kept = []
    for hit in hits:
        rule = hit[0]
        _check(until)
        if not hit[3]:
            continue
        if rule.of_message:
            conditional.append(hit)
        else:
            acts |= 0 if rule.late else rule.act
            kept.append(hit)
    if conditional:
        lines = "\n".join(said)
        fitting = {rule: rule.fits(lines) for rule in {hit[0] for hit in conditional}}  # once, however often it is hit
        for hit in sorted(conditional, key=_order):
            if fitting[hit[0]] and hit[0].stands(acts):
                acts |= 0 if hit[0].late else hit[0].act
                kept.append(hit)
    return acts, kept


def _order(hit: Hit) -> int:
    return _FIRST.index(hit[0].act) if hit[0].act in _FIRST else len(_FIRST)


def _language_by_cues(own: str) -> str | None:
    """The language whose lexicon knows a text too short to tell otherwise: the only one, or English if it is among
    several, as the others borrow from it ("Thanks!")."""
    knowing = [
        language
        for language in lexicons()
        if (known := lexicon(language)) and _says_something(sentences(known.spelled(own), known.abbreviations), known)
    ]
    return "en" if "en" in knowing else knowing[0] if len(knowing) == 1 else None


def _says_something(said: list[str], known: Lexicon) -> bool:
    return bool(_hits(said, known)) or not GRAVE.isdisjoint(known.waiting("\n".join(said)))


def _words_of(hits: list[Hit], known: Lexicon, acts: int) -> dict[Act, tuple[str, ...]]:
    """The cues of each act that was found; none of one that the weight of all words made."""
    found = {}
    for act in ACTS:
        if acts & act:
            of_act = [hit for hit in hits if hit[0].act == act]
            told = [hit[1][start:end].strip() for hit in of_act for start, end in known.spans(*hit[:3])]
            found[act] = tuple(dict.fromkeys(told))
    return found


def _waiting(lines: str, says: frozenset[str], known: Lexicon, acts: int, *, mine: bool) -> tuple[bool, ...]:
    """Whether a message to me says that it is urgent, or by which day it wants something (not: by which one something
    is promised); that what was asked is settled; whether it begins by agreeing; tells that people got together, or what
    somebody is like; whether it, or one of mine, hands over what was promised, or, as one that names somebody, a number
    or an address of theirs; whether it offers me a post; whether it orders work of me or gives me a stage or a stay;
    whether it, or one of mine, offers an introduction; whether it congratulates or wishes well; whether it tells of
    something grave; whether it, or one of mine, says that there is no hurry; whether it asks for people to be named
    because a number is expected or rewarded; and whether it takes something back. Of a long one only the beginning is
    looked at."""
    leisure = "at_leisure" in says
    offers = _offers_introduction(says, mine=mine)
    gives = "gives" in says or (acts & _BARE_NAME != 0 and CONTACT.search(lines) is not None)
    if mine:
        return False, False, False, "met" in says, gives, False, False, offers, False, False, leisure, False, False
    back = "takes_back" in says  # and is used until it is taken out
    urgent = back or (not _PRESSING.isdisjoint(says) and not leisure and _presses(lines.split("\n"), known))
    vacancy = offers_a_post(says, lines)
    commission = not acts & CLAIMS and commissions(says)
    told, grave = (name in says for name in ("settled", "agrees", "met")), not GRAVE.isdisjoint(says)
    return urgent, *told, gives, vacancy, commission, offers, "wishes" in says, grave, leisure, "quota" in says, back


def _offers_introduction(says: frozenset[str], *, mine: bool) -> bool:
    offering = {"offers_introduction"} if mine else {"offers_introduction", "passes_you_on"}
    return not offering.isdisjoint(says) and "offers_none" not in says


def _presses(lines: list[str], known: Lexicon) -> bool:
    """Whether a sentence says that it is urgent, or names a day, other than for what its writer will do for me."""
    said = (
        sum({rule.act for rule, *_ in known.hits(line)})
        for line in lines
        if not _PRESSING.isdisjoint(known.waiting(line))
    )
    return any(acts & _ASK or not acts & _PROMISE for acts in said)


def introduction_checks(own: str, known: Lexicon) -> int:
    """How many of four things an introduction says: who each of the two is, why they should talk, who acts next."""
    checks = known.introduction_checks
    people = {
        match[1]
        for sentence in sentences(own, known.abbreviations)
        for pattern in checks.get("who", [])
        for match in pattern.finditer(sentence)
        if match[1] and not any(one.fullmatch(match[1]) for one in checks.get("nobody", []))
    }
    return min(len(people), 2) + sum(any(p.search(own) for p in checks.get(kind, [])) for kind in ("why", "next"))
