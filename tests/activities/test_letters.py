"""Bringing letters to one form takes no longer for marks in the wrong order, and is what Unicode says it is."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.letters import Form, in_form
from auditor.archives.linkedin.people import spaced
from auditor.language import read
from tests.examples import examples

MARKS = "\u0323\u0301" * 100_000  # below comes before above only once they are sorted
FORMS = st.sampled_from(["NFC", "NFKC", "NFKD"])


@examples(100)
@given(st.lists(st.text(st.sampled_from("aﬁÅé\u0301\u0323ﾞカ각ᄀ½ x"), max_size=400), max_size=9).map(" ".join), FORMS)
def test_it_is_what_unicode_says_where_there_are_spaces(text: str, form: Form) -> None:
    assert in_form(form, text) == unicodedata.normalize(form, text)


def test_hundred_thousands_of_marks_in_the_wrong_order_hold_nobody_up() -> None:
    started = time.process_time()
    read(MARKS)
    spaced("Ana" + MARKS)
    assert time.process_time() - started < 10  # seconds; unsorted at once each takes half a minute
