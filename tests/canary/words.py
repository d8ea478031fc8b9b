"""Words that nobody else uses, one a place where a text can come in, and the search for any trace of them."""

import re
from base64 import b64encode
from collections.abc import Iterable
from itertools import product

#: Begins every canary word, so that one search finds all of them, and what is cut off after it as well.
MARK = "zqxvkwjfp"
_ENDS = ["".join(letters) for letters in product("abdeghilmnorstu", repeat=3)]
#: What a text may look like to the readers of texts, so that what they make of it is searched too.
TEMPLATES = (
    "{0} and {1} are what I have to tell you about today, {0}",
    "{0}, could you please introduce me to {1}? Limited spots, guaranteed income, act now! {0}",
    "<p>{0} <a href='https://{1}.example/{0}'>{1}</a></p><p>@{0}@{1}.example Thank you so much for {0}!</p>",
    "{0}@{1}.example https://{1}.example/?{0} Hi {0}, meet {1}. {1}, meet {0}: you both work on {1}",
)


class Canaries:
    """Gives each place words of its own, and tells afterwards which place a word was put into."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def text(self, place: str, template: int = 0) -> str:
        """A text that begins and ends with a word of this place."""
        if place not in self.places:
            self.places.append(place)
        at = 2 * self.places.index(place)
        one, two = (f"{MARK}{_ENDS[each]}" for each in (at, at + 1))
        return TEMPLATES[template % len(TEMPLATES)].format(one.capitalize() if template % 2 else one, two)

    def found(self, data: bytes) -> set[str]:
        """The places whose words, or what they may have been turned into, stand in the data."""
        lower = data.lower()
        found = {self._place(match) for match in _RAW.findall(lower)}
        found |= {f"in UTF-16: {match.decode()}" for match in _WIDE.findall(lower.replace(b"\0", b""))} - {
            f"in UTF-16: {match.decode()}" for match in _WIDE.findall(lower)
        }
        return found | {f"as {kind}" for kind, form in _FORMS if form in (lower if kind != "base64" else data)}

    def _place(self, word: bytes) -> str:
        end = word.decode()[:3]
        return self.places[_ENDS.index(end) // 2] if end in _ENDS else f"a piece of a word ({MARK}{end})"


_RAW = re.compile(rb"%s([a-z]{0,3})" % MARK.encode())
_WIDE = re.compile(rb"%s[a-z]{0,3}" % MARK.encode())


def _forms() -> Iterable[tuple[str, bytes]]:
    yield "reversed", MARK[::-1].encode()
    yield "hexadecimal", MARK[1:].encode().hex().encode()  # the first letter may be a capital
    yield "UTF-16 in hexadecimal", MARK[1:].encode("utf-16-le").hex().encode()
    for kind, form in (("percent", "%{:02x}"), ("JSON", "\\u{:04x}"), ("HTML", "&#{:d};"), ("HTML", "&#x{:x};")):
        yield f"{kind}-escaped", "".join(form.format(ord(letter)) for letter in MARK[1:]).encode()
    for word in (MARK, MARK.capitalize(), MARK.upper()):
        for before in range(3):  # where a word begins among the three bytes that four characters stand for
            coded = b64encode(b"\0" * before + word.encode())
            yield "base64", coded[-(-before * 4 // 3) : len(coded) // 4 * 4 - 4]


_FORMS = tuple(_forms())
