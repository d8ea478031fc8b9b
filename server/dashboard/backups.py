"""The page of backups: the last ones, one right now, and how they are made by themselves."""

import logging
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple, cast

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor import faults
from server.current import store
from server.entry.security import check_session
from server.store.backup_plan import EVERY, MOST_KEPT, Backup, Every, Plan, reason
from server.store.errors import StoreError
from server.store.passphrase_key import PassphraseKey
from server.store.store import Store
from server.translations import gettext, language, speaking
from server.translations.cldr import decimal

blueprint = Blueprint("backups", "server.dashboard", url_prefix="/backups", template_folder="templates")
blueprint.before_request(check_session)

SHOWN = 10
KEPT = 7
_LONGEST = 1_000  # characters of a folder, or of a passphrase
log = logging.getLogger("rapport.backups")


class Ended(NamedTuple):
    """How the last one ended: the file with whether it is encrypted, or why there is none."""

    file: Path | None = None
    encrypted: bool = False
    why: str = ""


class OnRequest:
    """Backups that the button asks for, each made beside the answers. Each copies the whole database: one at a time,
    however often the button is pressed."""

    def __init__(self) -> None:
        self._turn = Lock()
        self.last: Ended | None = None

    @property
    def under_way(self) -> bool:
        """Whether one is being made."""
        return self._turn.locked()

    @property
    def ended(self) -> Ended | None:
        """How the last one ended; nothing of a file that is gone since."""
        last = self.last
        return None if last and last.file and not last.file.exists() else last

    def begin(self, kept: Store, passphrase: str) -> bool:
        """Begin one. False where one is being made already. A server that stops lets it come to its end."""
        if not self._turn.acquire(blocking=False):
            return False
        self.last = None
        Thread(target=self._make, args=(kept, passphrase, language()), name="backup").start()
        return True

    def _make(self, kept: Store, passphrase: str, asked_in: str) -> None:
        try:
            with speaking(asked_in):
                self.last = self._made(kept, passphrase)
        finally:
            self._turn.release()

    def _made(self, kept: Store, passphrase: str) -> Ended:
        try:
            return Ended(kept.back_up(passphrase or None), bool(passphrase))
        except (StoreError, OSError) as problem:
            log.warning("a backup could not be made: %s", problem)
            return Ended(why=reason(problem))
        except Exception as problem:
            faults.note("a backup failed", problem)
            return Ended(
                why=gettext("Something went wrong on our side. Your data are kept; the server's log says more.")
            )


def on_request() -> OnRequest:
    """Those of the running application."""
    found: OnRequest = current_app.extensions.setdefault("backups", OnRequest())
    return found


@blueprint.get("")
def overview() -> str:
    """What there is, and the forms."""
    kept, asked = store(), on_request()
    under_way = asked.under_way  # before the list is read, else one that ends meanwhile would stand in neither
    return render_template(
        "backups.html",
        under_way=under_way,
        last=asked.ended,
        backups=[(each, round(each.made.timestamp() * 1000), _size(each)) for each in kept.last_backups(SHOWN)],
        plan=kept.backup_plan,
        folder=kept.backup_folder,
        keep=KEPT,
        most=MOST_KEPT,
        zone=kept.owner.get().zone,
    )


def _size(backup: Backup) -> str:
    return gettext("%(number)s MB", number=decimal(round(backup.size / 1e6, 1)))


@blueprint.post("")
def make() -> BaseResponse:
    """Begin one right now, in the planned folder; the page says when it is done."""
    passphrase = _passphrase()
    if passphrase is None:
        return redirect(url_for("backups.overview"))
    if not on_request().begin(store(), passphrase):
        flash(gettext("A backup is being made already."), "error")
    return redirect(url_for("backups.overview"))


@blueprint.post("/plan")
def plan() -> BaseResponse:
    """Have them made by themselves, otherwise, or no more."""
    kept, form = store(), request.form
    every = form.get("every", "")
    if every == "never":
        kept.backup_plan = None
        flash(gettext("No more backups are made by themselves. Those that are there stay."), "info")
        return redirect(url_for("backups.overview"))
    passphrase = _passphrase()
    if passphrase is None:
        return redirect(url_for("backups.overview"))
    folder, problem = _folder(form.get("folder", ""))
    if every not in EVERY:
        problem = gettext("Choose how often.")
    if problem:
        flash(gettext("Nothing was changed. %(reason)s", reason=problem), "error")
        return redirect(url_for("backups.overview"))
    before = kept.backup_plan
    key = before.key if before and not form.get("plain") else None
    if passphrase:
        key = PassphraseKey.of(passphrase)
    keep = min(max(form.get("keep", KEPT, type=int), 1), MOST_KEPT)
    kept.backup_plan = Plan(cast("Every", every), str(folder), keep, key)
    flash(gettext("Saved. The first one is made within a quarter of an hour, while Rapport is running."), "info")
    return redirect(url_for("backups.overview"))


def _passphrase() -> str | None:
    """What was typed, twice; empty where nothing was. None where the two differ, which is said."""
    first, second = (request.form.get(name, "") for name in ("passphrase", "again"))
    if first != second:
        flash(gettext("Nothing was done: the two passphrases differ."), "error")
        return None
    if len(first) > _LONGEST:
        flash(gettext("Nothing was done: a passphrase has at most %(most)s characters.", most=_LONGEST), "error")
        return None
    return first


def _folder(given: str) -> tuple[Path, str]:
    """Where to, made if it was not there; and what is wrong with it, empty if nothing is."""
    folder = Path(given.strip()[:_LONGEST])
    try:
        folder = folder.expanduser()
        if not folder.is_absolute() or "\0" in given:
            return folder, gettext("Name the folder from the top, such as /media/stick/backups.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        return folder, reason(problem)
    except (RuntimeError, ValueError):  # of nobody's home
        return folder, gettext("Name the folder from the top, such as /media/stick/backups.")
    return folder, ""
