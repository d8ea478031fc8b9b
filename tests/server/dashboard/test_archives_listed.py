"""The pages on which archives come in say of which sites none is read, so that nobody looks for one there."""

import re

from flask.testing import FlaskClient

from auditor.activities.sites import title
from auditor.archives import archives


def test_sites_without_an_archive_are_named_and_no_others(client: FlaskClient) -> None:
    (said,) = re.findall(r"Archives of (.+?) are not read\.<", client.get("/import").text)
    named = set(re.split(r", and |, | and ", said))
    assert "XING" in named
    assert not named & {title(archive.site) for archive in archives() if archive.site}
