"""In which language the parts of a page are: a report keeps the one it was made in, whatever the page speaks."""

from collections.abc import Callable
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from auditor.report import Report
from server.translations import SOURCE, language, speaking


def english() -> Markup:
    """The attribute of an element whose words are English on every page, as titles of works."""
    return _in(SOURCE)


@jinja2.pass_context
def report_language(context: Context) -> Markup:
    """The attribute of an element that holds sentences of the report that is shown, which keeps the language it was
    made in."""
    shown: Report = context["report"]
    return _in(shown.language)


def of_the_report(say: Callable[[Any], str]) -> Callable[[Context, Any], Markup]:
    """A filter that says something beside the report's own sentences in the language of these."""

    @jinja2.pass_context
    def said(context: Context, about: Any) -> Markup:
        shown: Report = context["report"]
        marked = _in(shown.language)
        with speaking(shown.language):
            return Markup("<span{}>{}</span>").format(marked, say(about))

    return said


def _in(code: str) -> Markup:
    return Markup("") if code == language() else Markup(' lang="{}"').format(code)
