"""Grave news in a language that is not read, or in a dialect of one that is."""

from auditor.language.lexicon import lexicon, lexicons
from auditor.language.text import sentences

#: Kinds of waiting in which somebody tells of a death, a dismissal, a threat or an illness.
GRAVE = frozenset({"grave", "grave_in_dialect"})
#: Languages without a lexicon, as they are detected, and the one next to them whose words for it they share.
_NEXT_TO = {
    **dict.fromkeys(("als", "bar", "gsw", "ksh", "lb", "nds", "pfl", "swg"), "de"),
    **dict.fromkeys(("an", "ast", "ca", "gl"), "es"),
    **dict.fromkeys(("frp", "oc", "wa"), "fr"),
    "sco": "en",
}


def told_beside(own: str, language: str | None) -> bool:
    """Whether own words in a language that is not read tell of something grave: in the words of the lexicon next to
    it, or in those of a dialect, which in few words is taken for any language."""
    beside = _NEXT_TO.get(language or "")
    for code in lexicons():
        if known := lexicon(code):
            says = known.waiting("\n".join(sentences(known.spelled(own), known.abbreviations)))
            if "grave_in_dialect" in says or (code == beside and "grave" in says):
                return True
    return False
