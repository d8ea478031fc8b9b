"""What a robots.txt says, by RFC 9309."""

import time

import pytest

from server.visiting.rules import allows

FOR_ALL = "User-agent: *\nDisallow: /private\nAllow: /private/me\nDisallow: /*.pdf$\nDisallow: /a*b*c\n"


@pytest.mark.parametrize(
    ("written", "path", "allowed"),
    [
        ("", "/", True),
        (FOR_ALL, "/", True),
        (FOR_ALL, "/private/you", False),
        (FOR_ALL, "/private/me", True),
        (FOR_ALL, "/cv.pdf", False),
        (FOR_ALL, "/cv.pdf.html", True),
        (FOR_ALL, "/axbxc", False),
        (FOR_ALL, "/acb", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Rapport\nDisallow:\n", "/", True),
        ("User-agent: *\nAllow: /\nuser-agent: rapport # us\nDISALLOW: / # all\n", "/", False),
        ("User-agent: other\nUser-agent: rapport\nDisallow: /\n", "/", False),
        ("User-agent: other\nDisallow: /\n", "/", True),
        ("User-agent: *\nDisallow: /caf%C3%A9\n", "/café", False),
        ("User-agent: *\nDisallow: /?\n", "/?q=1", False),
        ("User-agent: *\nDisallow: /me$\n", "/me/more", True),
        ("Disallow: /\n", "/", True),
        ("\x00\ufffd: :\nUser-agent\nDisallow\n", "/", True),
    ],
)
def test_the_longest_rule_that_fits_decides(written: str, path: str, allowed: bool) -> None:
    assert allows(written, f"https://vera.example{path}") is allowed


def test_a_hostile_file_costs_little() -> None:
    begun = time.process_time()
    star = "User-agent: *\n" + "Disallow: /" + "*a" * 1_000 + "\n"
    assert allows(star * 200, "https://vera.example/" + "a" * 500)
    assert time.process_time() - begun < 5
