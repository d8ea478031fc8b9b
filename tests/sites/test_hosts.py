"""Which addresses extension/lib/hosts.js counts as a site's, in a real JavaScript engine."""

import json

import pytest

from tests.extension.in_node import said
from tests.sites.requests import HERE

MODULE = (HERE.parents[1] / "extension" / "lib" / "hosts.js").as_uri()
HOSTS = ["x.org", "*.y.org"]
ADDED = ["https://own.example:8443"]


def are_of_the_site(origins: list[str]) -> list[bool]:
    program = f"""
    import {{ isOneOf }} from {json.dumps(MODULE)};
    const asked = (origin) => isOneOf(origin, {json.dumps(HOSTS)}, {json.dumps(ADDED)});
    console.log(JSON.stringify({json.dumps(origins)}.map(asked)));
    """
    found: list[bool] = said("--input-type=module", "-", program=program)
    return found


@pytest.mark.parametrize(
    ("origins", "taken"),
    [
        (
            ["https://x.org", "https://y.org", "https://www.y.org", "https://a.b.y.org", "https://own.example:8443"],
            True,
        ),
        (["https://evilx.org", "https://www.x.org", "https://x.org.evil.example", "https://x.organic"], False),
        (["https://evily.org", "https://evil-y.org", "https://y.org.evil.example", "https://ay.org"], False),
        (["http://x.org", "https://x.org:8443", "https://own.example", "http://own.example:8443"], False),
    ],
)
def test_only_the_declared_hosts_and_the_added_origins_are_of_a_site(origins: list[str], taken: bool) -> None:
    assert are_of_the_site(origins) == [taken] * len(origins)
