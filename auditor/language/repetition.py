"""What was made of the latest texts: people repeat themselves, sites suggest answers, and one message is looked at by
several rules, sentence by sentence. A text is known again by its digest: it is not kept itself."""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Generic, TypeVar

Made = TypeVar("Made")

_REMEMBERED = 4_096  # texts
_REPEATED = 200  # characters; a longer text is hardly ever written twice


class Remembering(Generic[Made]):
    """Calls ``make`` for a text and ``how`` it is to be taken, once for texts that come again. What is made must never
    change."""

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._made: dict[Hashable, Made] = {}

    def __call__(self, text: str, *how: Hashable) -> Made:
        if len(text) > _REPEATED:
            return self._make(text, *how)
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        key = (digest, *how) if how else digest
        made = self._made.get(key)
        if made is None:
            made = self._make(text, *how)
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            self._made[key] = made
        return made
