"""The signed-in account is remembered by tab and site, in memory; odd values are not taken for accounts."""

from pathlib import Path

from tests.extension.in_node import said


def test_accounts_are_remembered_by_tab_and_site_and_forgotten_with_the_tab() -> None:
    answers = said(str(Path(__file__).with_name("accounts.mjs")))
    assert answers == {
        "longest": 500,
        "told": [
            {"account": "mia@far.example"},
            {"account": "mia@pics.example"},
            {"account": "tom@far.example"},
            {},
            {},
        ],
        "switched": {"account": "work@far.example"},
        "closed": [{}, {}, {"account": "tom@far.example"}],
        "left": ["partner:mastodon:7"],
    }
