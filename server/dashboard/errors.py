"""Errors as pages that say what to do."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, current_app, render_template, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.wrappers import Response as BaseResponse

from auditor.translatable import N_
from server.audits.running import Broken
from server.entry import whose
from server.store.errors import DiskFullError, StoreError, is_full
from server.translations import gettext

log = logging.getLogger("rapport.dashboard")

#: What each is called, and what is said where nothing more particular is known.
_ERRORS: dict[int, tuple[str, str]] = {
    400: (N_("Bad Request"), N_("This request cannot be understood. Go back, load the page again and retry.")),
    403: (N_("Forbidden"), N_("This is not for you to see.")),
    404: (N_("Not Found"), N_("There is nothing at this address. Perhaps it was removed.")),
    405: (N_("Method Not Allowed"), N_("This address does not take that kind of request.")),
    413: (N_("Too Large"), N_("What was sent is larger than Rapport takes.")),
    415: (N_("Unsupported Media Type"), N_("What was sent is of a kind that Rapport does not read here.")),
    421: (N_("Misdirected Request"), N_("This server answers only when addressed as localhost.")),
    429: (N_("Too Many Requests"), N_("This was asked too often. Try again later.")),
    500: (
        N_("Internal Server Error"),
        N_("Something went wrong on our side. Your data are kept; the server's log says more."),
    ),
    503: (N_("Service Unavailable"), N_("This does not work at the moment. Try again in a while.")),
    507: (N_("Insufficient Storage"), N_("There is no room left on the disk.")),
}


def register_errors(app: Flask, as_json: Callable[[HTTPException], BaseResponse]) -> None:
    """Errors as pages; ``as_json`` answers the interface for programs."""

    @app.errorhandler(HTTPException)
    def show(problem: HTTPException) -> BaseResponse:
        answer = as_json(problem) if request.path.startswith("/api/") else as_page(problem)
        after: int | None = getattr(problem, "retry_after", None)
        if after is not None:
            answer.headers["Retry-After"] = str(after)
        return answer

    def as_page(problem: HTTPException) -> BaseResponse:
        code = problem.code or HTTPStatus.INTERNAL_SERVER_ERROR
        name, usual = _ERRORS.get(code, _ERRORS[HTTPStatus.INTERNAL_SERVER_ERROR])
        own = problem.description != type(problem).description
        words = problem.description if own else gettext(usual)
        return current_app.make_response((render_template("error.html", name=gettext(name), words=words), code))

    @app.errorhandler(Broken)
    @app.errorhandler(StoreError)
    def stuck(problem: StoreError | Broken) -> BaseResponse:
        """It says itself what is wrong and what would help; of a server for many, to whoever runs it."""
        hosted = whose.hosting() is not None
        if hosted:
            log.warning("a request could not be answered: %s", problem)
        unavailable = (
            ServiceUnavailable() if hosted and isinstance(problem, StoreError) else ServiceUnavailable(str(problem))
        )
        if isinstance(problem, DiskFullError):
            unavailable.code = HTTPStatus.INSUFFICIENT_STORAGE
        return show(unavailable)

    @app.errorhandler(OSError)
    def full(problem: OSError) -> BaseResponse:
        """Where a file finds no room, as an archive on its way in. Whatever else it is, is a fault of ours."""
        if not is_full(problem):
            raise problem
        unavailable = ServiceUnavailable(gettext(_ERRORS[HTTPStatus.INSUFFICIENT_STORAGE][1]))
        unavailable.code = HTTPStatus.INSUFFICIENT_STORAGE
        return show(unavailable)
