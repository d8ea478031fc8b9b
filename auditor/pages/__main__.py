"""Reads the profile on a page in a process of its own: what is on the page decides how long that takes.

In comes a Request, out goes a Read, both as JSON.
"""

import sys

import msgspec

from auditor.activities.activity import Profile
from auditor.activities.declared import take_up
from auditor.pages.own import UnreadablePage, own_profile
from auditor.translatable import Sentence


class Request(msgspec.Struct):
    """A page, and where it is from, if that is known; and declarations by site that are used in place of those of this
    package."""

    markup: str
    address: str
    declarations: dict[str, bytes] = {}


class Read(msgspec.Struct):
    """What was read, as OwnProfile; or ``failure``, why nothing was."""

    site: str = ""
    address: str = ""
    profile: Profile | None = None
    failure: Sentence | None = None


def answer(request: Request) -> Read:
    """What came of a page."""
    try:
        return Read(*own_profile(request.markup, request.address))
    except UnreadablePage as problem:
        return Read(failure=problem.said)


if __name__ == "__main__":
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    take_up(asked.declarations)
    sys.stdout.buffer.write(msgspec.json.encode(answer(asked)))
