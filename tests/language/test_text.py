"""From HTML and typography to words."""

import pytest

from auditor.language import plain_text
from auditor.language.text import own_words, plain_lines, sentences


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("I <3 you & a < b", "I <3 you & a < b"),
        ("Q&amp;A &#39;now&#39;", "Q&A 'now'"),
        ("<p>Hi Ana,</p><p>could you<br>help?</p>", "Hi Ana,\ncould you\nhelp?"),
        ("<style>p {}</style><script>alert()</script><b>Book</b> now", "Book now"),
        ('<p><span class="h-card"><a href="https://x.example/@ana">@<span>ana</span></a></span> yes</p>', "@ana yes"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>a<!-- not <b>shown</b> -->b</p>", "ab"),
        ("<p title=\"a > b\" data-x='>'>shown</p>", "shown"),
        ("<p>if a <b then c", "if a <b then c"),
        ("<p>a <3 b</p>", "a <3 b"),
        ("<p>a<!doctype x>b</ >c<?php d ?>e</p>", "abce"),
        ("<p title='never closed>shown", "shown"),
        ("<script>hidden</SCRIPT >shown<script>kept", "shownkept"),
        ("<p>one</p>two<p>three", "one\ntwo\nthree"),
        ("<p>&lt;b&gt; &#x41;&#66;&nbsp;&#99999999999999999999;</p>", "<b> AB\xa0\ufffd"),
        ("&#" + "9" * 9_000 + "; years", "\ufffd years"),
    ],
)
def test_the_text_of_html(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_a_link_is_one_word_whatever_it_says() -> None:
    assert own_words("see https://example.org/could/you?help=me#now, ok? www.example.org.") == (
        "see https://link, ok? https://link."
    )


def test_sentences_end_where_people_end_them() -> None:
    assert sentences("Dr. Stone is here. Who? You!! ok\nbye", ("Dr.",)) == [
        "Dr. Stone is here.",
        "Who?",
        "You!!",
        "ok",
        "bye",
    ]


def test_plain_lines_are_the_sentences_in_letters_that_everybody_types() -> None:
    text = "Où est-elle ? L’œuvre “Été” – ça ira.\n> Quoted\nGrüße, Ñandú"
    assert plain_lines(text) == 'ou est-elle ?\nl\'oeuvre "" - ca ira.\n\ngrüße, nandu'
