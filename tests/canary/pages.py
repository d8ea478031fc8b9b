"""Pages of every site that has one among the tests', read with canary words in place of what they say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

from auditor.activities.sites import sites
from auditor.pages import extract
from tests.canary.activities import BEGIN
from tests.canary.words import Canaries
from tests.sites import CASES


def activities(canaries: Canaries) -> Iterator[dict[str, Any]]:
    """What the pages tell, as it is sent."""
    for number, case in enumerate(case for case in CASES if case.site in sites()):
        shown = extract(case.declaration, case.markup, case.url)
        said = [message.text for message in shown.messages or []]
        said += [each for each in (shown.profile or {}).values() if isinstance(each, str)]
        markup = case.markup
        for at, text in enumerate(said):
            if len(text) > 3:
                markup = markup.replace(f">{text}<", f">{canaries.text(f'{case.name}: {at}')}<")
        told = extract(case.declaration, markup, case.url)
        common = {"site": case.site, "source": {"via": "page", "version": "1"}}
        for at, message in enumerate(told.messages or []):
            ana = {"id": message.person.id if message.person else "ana"}
            yield common | {
                "id": str(uuid4()),
                "type": "Create",
                "published": (BEGIN + timedelta(hours=number, minutes=at)).isoformat(),
                "actor": "me" if message.mine else ana,
                "to": [ana if message.mine else {"id": "me"}],
                "object": {"type": "Message", "id": message.key, "content": message.text},
                "context": told.conversation,
            }
        if told.profile:
            yield common | {
                "id": str(uuid4()),
                "type": "Update",
                "published": (BEGIN + timedelta(hours=number)).isoformat(),
                "actor": "me",
                "object": {"type": "Profile"},
                "detail": {"profile": told.profile},
            }
