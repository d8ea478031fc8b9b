"""The person's answers to the questionnaire."""

from flask import Response

from auditor.answers.expectations import Expectations
from server.api.requests import answer, blueprint, body
from server.current import store


@blueprint.get("/expectations")
def read_expectations() -> Response:
    """All answers."""
    return answer(store().answers.get())


@blueprint.put("/expectations")
def put_expectations() -> Response:
    """Put these in place of all answers."""
    store().answers.add(body(Expectations))
    return answer(store().answers.get())
