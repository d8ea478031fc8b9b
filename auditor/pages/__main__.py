"""Reads the profile on a page in a process of its own, because the page's content decides how long that takes.

Reads a Request from standard input and writes a Read to standard output, both as JSON.
"""

import sys

import msgspec

from auditor.activities.activity import Profile
from auditor.activities.declared import take_up
from auditor.pages.own import UnreadablePage, own_profile
from auditor.translatable import Sentence


class Request(msgspec.Struct):
    """A page, its address if known, and declarations by site to use instead of those of this package."""

    markup: str
    address: str
    declarations: dict[str, bytes] = {}


class Read(msgspec.Struct):
    """What was read, as in OwnProfile; or ``failure``, the reason why nothing was read."""

    site: str = ""
    address: str = ""
    profile: Profile | None = None
    failure: Sentence | None = None


def answer(request: Request) -> Read:
    """Read the profile on the page, or give the reason why it cannot be read."""
    try:
        return Read(*own_profile(request.markup, request.address))
    except UnreadablePage as problem:
        return Read(failure=problem.said)


if __name__ == "__main__":
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    take_up(asked.declarations)
    sys.stdout.buffer.write(msgspec.json.encode(answer(asked)))
