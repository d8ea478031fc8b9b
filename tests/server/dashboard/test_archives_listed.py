"""The pages on which archives come in say of which sites none is read, so that nobody looks for one there."""

import html
import re

from flask.testing import FlaskClient

from auditor.activities.sites import title
from auditor.archives import archives


def test_sites_without_an_archive_are_named_and_no_others(client: FlaskClient) -> None:
    (said,) = re.findall(r"Archives of (.+?) are not read\.<", client.get("/import").text)
    named = set(re.split(r", and |, | and ", said))
    assert "XING" in named
    assert not named & {title(archive.site) for archive in archives() if archive.site}


def test_each_site_is_folded_and_looking_around_comes_before_them(client: FlaskClient) -> None:
    page = client.get("/").text
    folded = re.findall(r"<details>\s*<summary>([^<]+)</summary>(.*?)</details>", page, re.DOTALL)
    assert [site for site, _ in folded] == [*sorted(site for site, _ in folded[:-1]), "Minutes from a phone"]
    told = " ".join(steps for _, steps in folded)
    assert all(archive.steps[0] in html.unescape(told) for archive in archives())
    assert page.index("Or look around first") < page.index("<details>")
