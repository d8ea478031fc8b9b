"""Reads and replaces the person's answers to the questionnaire."""

from flask import Response

from auditor.answers.expectations import Expectations
from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store


@route("GET", "/expectations", gives=Expectations, callers=(Caller.DASHBOARD, Caller.READ))
def read_expectations() -> Response:
    """Read the person's answers to the questions."""
    return answer(store().answers.get())


@route("PUT", "/expectations", gives=Expectations)
def put_expectations(sent: Expectations) -> Response:
    """Put answers in place of all that were there."""
    store().answers.add(sent)
    return answer(store().answers.get())
