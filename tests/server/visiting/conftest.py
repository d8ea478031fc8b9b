"""A store on a real file, and a server with a person's page made up by us."""

from collections.abc import Iterator

import pytest

from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.server.fetching.speaking import Answer, Speaking

PAGE = b"""<!doctype html><html><body><script>
document.body.innerHTML = '<div class="h-card"><h1 class="p-name">Mara Lind</h1>' +
  '<p class="p-job-title">Harbour engineer</p><p class="p-note">I repair cranes. Write to mara@lind.example.</p></div>';
</script></body></html>"""


class Website(Speaking):
    """Pages by their path; the first draws itself by a script, as many do."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, Answer] = {"/": (200, {"Content-Type": "text/html"}, PAGE)}

    def answered(self, method: str, path: str, given: dict[str, str], token: str) -> Answer:
        """See Speaking."""
        return self.pages.get(path, (404, {}, b""))


@pytest.fixture
def website() -> Iterator[Website]:
    with Website() as made:
        yield made


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened
