"""What the running application holds, as the current request reaches it: store, imports, self-audits."""

from typing import Unpack

from flask import current_app

from auditor.report import Report
from server import audits
from server.audits import Maker, Selection
from server.fetching.signing_in import SignIns
from server.imports.uploads import Imports
from server.sealing import ServerKey
from server.self_audits.runner import SelfAudits
from server.store.store import Store


def store() -> Store:
    """The store of this app."""
    found: Store = current_app.extensions["store"]
    return found


def imports() -> Imports:
    """The imports of this app."""
    found: Imports = current_app.extensions["imports"]
    return found


def sign_ins() -> SignIns:
    """The sign-ins to accounts that were begun in this app."""
    found: SignIns = current_app.extensions["sign_ins"]
    return found


def self_audits() -> SelfAudits:
    """The self-audits of this app."""
    found: SelfAudits = current_app.extensions["self_audits"]
    return found


def server_key() -> ServerKey:
    """The key pair of this installation."""
    found: ServerKey = current_app.extensions["server_key"]
    return found


def audit_now(*, aside: bool = False, **selection: Unpack[Selection]) -> Report:
    """See ``server.audits.audit_now``, made where this app makes its reports."""
    return audits.audit_now(store(), aside=aside, make=current_app.extensions["make_report"], **selection)


def make_report(**selection: Unpack[Selection]) -> Report:
    """See ``server.audits.make_report``, made where this app makes its reports."""
    make: Maker = current_app.extensions["make_report"]
    return make(store(), **selection)
