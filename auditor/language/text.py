"""A message's own words: from HTML to text, with plain typography, without quoted replies, split into sentences."""

import re
import unicodedata
from functools import lru_cache

from auditor.activities.letters import in_form
from auditor.language.markup import characters, text_of

# A tag that HTML has: what people type between angle brackets (<short>, <3) is none, and stays.
_TAG = re.compile(
    r"<!(?:--|doctype)|</?(?:a|abbr|b|big|blockquote|body|br|center|cite|code|del|div|dl|dd|dt|em|font|footer|h[1-6]|head|"
    r"header|hr|html|i|img|ins|li|main|mark|meta|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|"
    r"tbody|td|template|th|thead|title|tr|tt|u|ul)(?![\w-])",
    re.IGNORECASE,
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("–—‒―", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
    }
)
_BREAK = re.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_REPLY = re.compile(r"(?m)^(?:On .{5,200} wrote:|-{2,} ?Original Message ?-{2,}).*", re.DOTALL)
_QUOTED_LINES = re.compile(r"(?m)^>.*$")
_QUOTATION = re.compile(r'"[^"\n]{1,400}"')
_LINKS = [
    re.compile(rf"{start}[^\s<>\"]*[^\s<>\".,;:!?)\]']") for start in ("https?://", r"www\.")
]  # a fixed start is fast
_ADDRESSED = re.compile(r"(?:@[\w.-]+(?:@[\w.-]+)?[,:]?\s+)+(?=\S)")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['.@/-][^\W_]+)*")

LINK = "https://link"
_ACCENTED = range(0xC0, 0x250)  # the Latin letters of Latin-1 and of Extended-A and -B


def plain_text(html: str) -> str:
    """The text of ``html`` with a line break where a block begins; text without tags is returned as it is."""
    return text_of(html) if "<" in html and _TAG.search(html) else characters(html)


@lru_cache(maxsize=1)  # many readers ask for those of one text in turn
def own_words(text: str) -> str:
    """``text`` without quoted replies and with plain typography: straight quotes, single spaces, no styled letters.

    A link becomes one word, so that its path or query is not taken for what somebody said. The people to whom a reply
    is addressed at its start (``@ana @ben``) are removed.
    """
    if not text.isascii():
        # Styled letters (bold, full-width) are ordinary ones to a reader. A lone surrogate cannot be encoded.
        text = in_form("NFKC", text).translate(_PLAIN).encode("utf-8", "replace").decode("utf-8")
        text = _BREAK.sub("\n", text)
    elif "\r" in text or "\v" in text or "\f" in text:
        text = _BREAK.sub("\n", text)
    if "wrote:" in text or "Original Message" in text:
        text = _REPLY.sub("", text)
    if text.startswith(">") or "\n>" in text:
        text = _QUOTED_LINES.sub("", text)
    if "://" in text or "www." in text:
        for link in _LINKS:
            text = link.sub(LINK, text)
    if text.startswith("@"):
        text = _ADDRESSED.sub("", text, count=1) if _ADDRESSED.match(text) else text
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def only_links(text: str) -> bool:
    """Whether a text is nothing but links, with the tags and names that people set beside them."""
    words = own_words(text).split()
    return LINK in words and all(word == LINK or word.startswith(("#", "@")) for word in words)


def without_quotations(text: str) -> str:
    """``text`` with what stands in quotation marks taken out."""
    return _QUOTATION.sub('""', text) if '"' in text else text


def sentences(text: str, abbreviations: tuple[str, ...] = ()) -> list[str]:
    """The sentences of own words: they end at a line break, or where ``. ! ?`` is followed by a space.

    A sentence does not end at one of the ``abbreviations``. Plain replacements take a tenth of the time that a regular
    expression takes.
    """
    parts = text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n")
    if not abbreviations or not [part for part in parts if part.endswith(abbreviations)]:
        return parts
    joined = [parts[0]]
    for part in parts[1:]:
        if joined[-1].endswith(abbreviations):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def word_count(text: str, tokens: list[str]) -> int:
    """The number of words. A Chinese or Japanese character counts as one word, as in word processors."""
    if not text.isascii():
        return len(_WORD.findall(text))
    marks = _MARKS.intersection(tokens)
    return len(tokens) - sum(map(tokens.count, marks)) if marks else len(tokens)


_MARKS = frozenset(
    {"-", "--", "&", "+", "*", ":)", ":-)", ";)", ":(", ":D", "/", "|", "=", ">", "->", "=>", "!", "?", "..."}
)


def without_accents(letters: dict[str, str]) -> dict[int, str]:
    """A table for `str.translate` that takes the accents off Latin letters; ``letters`` says what becomes of others."""
    plain = {code: unicodedata.normalize("NFKD", chr(code))[0] for code in _ACCENTED}
    own = {ord(letter): instead for one, instead in letters.items() for letter in one}
    return {code: letter for code, letter in plain.items() if letter.isascii()} | own


_IN_PLAIN = str.maketrans({"œ": "oe"} | dict(zip("áàâéèêëíîïóôúùûñç", "aaaeeeeiiioouuunc", strict=True)))


@lru_cache(maxsize=1)
def plain_lines(text: str) -> str:
    """The own words of a text without quotations, a sentence a line, in small letters and without the accents of
    Spanish and French, which many leave out; what German distinguishes stays."""
    small = "\n".join(sentences(without_quotations(own_words(text)))).lower()
    return small if small.isascii() else small.translate(_IN_PLAIN)
