"""A sentence that ends with a name has one full stop, also where the name ends with one itself."""

from datetime import date

import pytest

from auditor import translatable
from auditor.report.ego_network import OpenLoop
from auditor.translatable import lazy_gettext
from server.rendering.network import loop
from server.rendering.sentences import sentences
from server.translations import gettext, ngettext, speaking, translated

FOR_ONE = "You said that you would do something for %(name)s."
SHORT = "Ida K."


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_name_that_ends_with_a_full_stop_ends_a_sentence(language: str) -> None:
    with speaking(language):
        for name, said in ((SHORT, "Ida K."), ("Ida", "Ida."), ("Ida?", "Ida?.")):
            # In German the words stand in another order.
            assert said.removesuffix(".") in (told := gettext(FOR_ONE, name=name))
            assert not told.endswith("..")
        assert ".." not in translated(lazy_gettext(FOR_ONE, name=SHORT))


def test_so_does_what_is_said_at_once_or_kept_and_an_ellipsis_stays() -> None:
    assert translatable.gettext(FOR_ONE, name=SHORT).endswith("for Ida K.")
    assert translatable.gettext(FOR_ONE, name="Ida").endswith("for Ida.")
    assert translatable.ngettext("%(num)s: %(names)s.", "%(num)s: %(names)s.", 2, names=["Bo", SHORT]) == (
        "2: Bo and Ida K."
    )
    assert ngettext("%(num)s: %(names)s.", "%(num)s: %(names)s.", 2, names=SHORT) == "2: Ida K."
    assert str(lazy_gettext(FOR_ONE, name=SHORT)).endswith("for Ida K.")
    assert translatable.gettext("Of %(name)s... and on.", name=SHORT) == "Of Ida K.... and on."


def test_a_day_behind_the_name_leaves_its_full_stop() -> None:
    own = OpenLoop("own", "linkedin", "ida", SHORT, date(2026, 3, 1), "a", due=date(2026, 3, 4))
    assert "for Ida K. (promised for" in loop(own)
    introduced = OpenLoop("own-introduction", "linkedin", "bo", "Bo", date(2026, 3, 1), "a", due=date(2026, 3, 4))
    assert "seen since (promised for" in loop(introduced)


def test_the_initial_of_a_name_ends_no_sentence() -> None:
    assert sentences("Two wait: Ida K. Lund and Bo. That is all.") == ["Two wait: Ida K. Lund and Bo.", "That is all."]
