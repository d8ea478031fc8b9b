"""Reading a person's own profile: yes-or-no checks for the audits headline-clarity and contact-route."""

import re

from auditor.activities.acts import ProfileReading
from auditor.language.detection import language_of
from auditor.language.lexicon import lexicon
from auditor.language.text import own_words, word_count

_VAGUE_ALLOWED = 1  # one worn word in a headline and about is how people speak; two hide what is meant
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[A-Za-z]|https?://|www\.")


def read_profile(headline: str | None, about: str | None, contact: str | None) -> ProfileReading:
    """The checks of a profile's texts. A check is None if its text was not given or its language has no lexicon.

    An address is the same in every language, so ``route`` can be True, though never False, if nothing else can be read.
    """
    told = own_words("\n".join(text for text in (headline, about) if text))
    reach = "\n".join(text for text in (headline, about, contact) if text)
    route = True if _ADDRESS.search(reach) else None
    whole = own_words(reach)
    tokens = whole.lower().split()
    language = language_of(whole, tokens, word_count(whole, tokens)) if tokens else None
    known = lexicon(language) if language else None
    if known is None:
        return ProfileReading(route=route)
    told, whole = known.spelled(told), known.spelled(whole)
    reachable = whole
    for asks_not_to in known.profile.get("no_route", []):
        reachable = asks_not_to.sub("", reachable)

    def says(check: str, text: str) -> bool:
        return any(pattern.search(text) for pattern in known.profile.get(check, []))

    vague = {match.group().lower() for one in known.profile.get("vague", []) for match in one.finditer(told)}
    worded = {
        "what": says("what", told),
        "whom": says("whom", told),
        "plain": len(vague) <= _VAGUE_ALLOWED,
        "help": says("help", told),
        "seeking": says("seeking", told),
    }
    reached = {
        "route": bool(route) or says("route", reachable),
        "topics": says("topics", whole),
        "response_time": says("response_time", whole),
        "pitch_route": says("pitch_route", whole),
    }
    # A contact section is only read where it was given; an about may hold the same, so either will do.
    seen = about is not None or contact is not None
    return ProfileReading(**(worded if told else {}), **(reached if seen else {"route": route}))
