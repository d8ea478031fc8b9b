"""Whoever has no name is called so in the language of the page."""

from server.store.acquaintances import Known
from server.translations import speaking


def test_somebody_without_a_name_is_called_so_in_the_language_of_the_page() -> None:
    with speaking("de"):
        assert Known("x", "9003", None, 0).called == "jemand auf X (kein Name bekannt, Nummer 9003)"
    assert Known("x", "9003", None, 0).called == "somebody on X (no name known, number 9003)"
