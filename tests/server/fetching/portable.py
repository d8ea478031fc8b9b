"""A server of our own that speaks LinkedIn's Member Data Portability interface as it is documented, with a made-up
member. It proves how answers are read, not what LinkedIn answers.

https://learn.microsoft.com/en-us/linkedin/dma/member-data-portability/
"""

import time
from typing import Any

from tests.server.fetching.speaking import Answer, Speaking, answer

ME, ANA = "urn:li:person:MaraKoester1", "urn:li:person:AnaSilva2"
NO_DATA = {"message": "No data found for this memberId", "status": 404}
DAY = 86_400_000


class Portable(Speaking):
    """``page``: how many elements an answer holds; ``domains``: the rows of each page of a domain."""

    TOKEN = "token-of-the-test-for-mara"

    def __init__(self) -> None:
        super().__init__()
        self.tokens = {self.TOKEN}
        self.agreed = True
        self.domains: dict[str, list[list[dict[str, Any]]]] = {}
        self.events: list[dict[str, Any]] = []
        self.given: list[dict[str, str]] = []
        self.page = 2

    def answered(self, method: str, path: str, given: dict[str, str], token: str) -> Answer:
        """See Speaking."""
        assert self.heard["linkedin-version"] == "202312"
        if token not in self.tokens:
            return answer({"message": "Invalid access token", "serviceErrorCode": 65600, "status": 401}, 401)
        self.given.append(given)
        match f"{method} {path}":
            case "GET /rest/memberAuthorizations":
                key = {"developerApplication": "urn:li:developerApplication:1", "member": ME}
                found = [{"memberComplianceAuthorizationKey": key, "regulatedAt": 1, "memberComplianceScopes": ["DMA"]}]
                return answer({"elements": found if self.agreed else []})
            case "POST /rest/memberAuthorizations":
                self.agreed = True
                return answer(None, 201)
            case "GET /rest/memberSnapshotData":
                return self._domain(given)
            case "GET /rest/memberChangeLogs":
                return self._changes(given)
        return answer({"message": "Not found", "status": 404}, 404)

    def _domain(self, given: dict[str, str]) -> Answer:
        """Each page of a domain is one element; after the last one there is no data."""
        kept, start = self.domains.get(given["domain"], []), int(given.get("start", 0))
        if start >= len(kept):
            return answer(NO_DATA, 404)
        href = f"/rest/memberSnapshotData?q=criteria&domain={given['domain']}&count=10&start={start + 1}"
        links = [{"rel": "next", "href": href, "type": "application/json"}] if start + 1 < len(kept) else []
        element = {"snapshotDomain": given["domain"], "snapshotData": kept[start]}
        return answer({"paging": {"start": start, "count": 10, "links": links}, "elements": [element]})

    def _changes(self, given: dict[str, str]) -> Answer:
        since, start = int(given.get("startTime", 0)), int(given.get("start", 0))
        found = sorted((e for e in self.events if e["processedAt"] >= since), key=lambda e: int(e["processedAt"]))
        links = []
        if start + self.page < len(found):
            href = f"/rest/memberChangeLogs?q=memberAndApplication&start={start + self.page}"
            links = [{"rel": "next", "href": href, "type": "application/json"}]
        return answer({"paging": {"start": start, "links": links}, "elements": found[start : start + self.page]})

    def happen(self, resource: str, activity: dict[str, Any], ago: int = 3_600_000, **more: Any) -> dict[str, Any]:
        """One more event of the changelog, some milliseconds ago."""
        at = round(time.time() * 1000) - ago
        made = {
            "id": len(self.events) + 1,
            "owner": ME,
            "actor": ME,
            "resourceName": resource,
            "resourceId": "1",
            "method": "CREATE",
            "capturedAt": at,
            "processedAt": at + 1,
            "activity": {"created": {"time": at}} | activity,
            "processedActivity": {},
        } | more
        self.events.append(made)
        return made


def post(words: str, number: int = 7000000000000000001) -> dict[str, Any]:
    """The activity of a post."""
    return {
        "id": f"urn:li:share:{number}",
        "author": ME,
        "specificContent": {"com.linkedin.ugc.ShareContent": {"shareCommentary": {"text": words}}},
        "visibility": {"com.linkedin.ugc.MemberNetworkVisibility": "PUBLIC"},
    }


def message(words: str, conversation: str = "2-abc") -> dict[str, Any]:
    """The activity of a message."""
    return {"thread": f"urn:li:messagingThread:{conversation}", "content": {"format": "TEXT", "fallback": words}}


def thread() -> dict[str, Any]:
    """The decorated participants of a conversation with Ana."""
    ana = {"localizedFirstName": "Ana", "localizedLastName": "Silva", "vanityName": "ana-silva"}
    return {"thread~": {"membership": [{"identity": ME}, {"identity": ANA, "identity~": ana}]}}
