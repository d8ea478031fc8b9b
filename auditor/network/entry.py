"""One who waits for me, as a report tells of them: what their words do, and what is made of it by what I want."""

from collections.abc import Collection
from typing import Any

import polars as pl
from msgspec.structs import replace

from auditor.activities.acts import ACTS, Act, has
from auditor.facts.conversations import TELLING_WORDS
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.bereavement import unanswered
from auditor.network.meeting import is_withheld, whom
from auditor.network.wanted import Wanted
from auditor.report.waiting import Waiting

#: Days before what somebody asks, from which on they are said to have written first then (our convention, grade E).
EARLIER_DAYS = 3
_AT_LENGTH = 20  # words of a stranger; in fewer an ask has no room for what it is about (our convention, grade E)


def entry(families: Families, row: dict[str, Any], wanted: Wanted, refused: Collection[str]) -> Waiting:
    """Of a row of ``waiting``. Nobody is named of those ``refused``."""
    site, person, acts = row["site"], row["partner"], row["last_acts"]
    since, last = families.window.day(row["asked_at"]), families.window.day(row["last_at"])
    # Who pays for reviews orders work in words only.
    hyped = row["unwritten"] and has(acts, Act.HYPE)
    commission, post = (row[name] and not hyped for name in ("commission", "post"))
    of_those = commission or (site, person) in wanted.people
    likely = wanted.doubtful and row["unwritten"] and not of_those and not _tells_at_length(row, unasked=wanted.offers)
    sells = likely and row["by_trade"] and not post
    tip = bool(row["pitched"]) or bool(sells)  # perhaps
    first = row["told_at"] if row["told_at"] and row["told_at"] <= row["asked_at"] - EARLIER_DAYS * DAY else None
    acts = acts | int(Act.PITCH) if tip else acts
    pitches = has(acts, Act.PITCH) or likely or hyped or tip
    before = {name: row.get(f"owed_{name}") for name in ("said_on", "to_meet", "by_one_name")}
    owed = before if row.get("owed_introduces") else None
    each = Waiting(
        site,
        person,
        families.name(site, person),
        families.window.moment(row["asked_at"]),
        since,
        row["last_id"],
        tuple(act.name.lower() for act in ACTS if act.name and has(acts, act)),
        None if row["conversation"].startswith(("with ", "among ")) else row["conversation"],
        new=row["new"] or tip,
        promised=row["promised"],
        again_at=families.window.moment(row["last_at"]) if row["asked_at"] < row["last_at"] else None,
        again=last if since < last else None,
        urgent=row["urgent"],
        wanted_by=row["wanted_by"],
        wants=row["wants"],
        last_day=row["last_day"],
        to_meet=whom(families, row, refused) or (whom(families, owed, refused) if owed else ""),
        withheld=is_withheld(families, row, refused) or (owed is not None and is_withheld(families, owed, refused)),
        owed=families.window.day(row["owed_at"]) if row["owed_at"] else None,
        owed_introduction=owed is not None,
        post=post,
        away=_days_away(families, row["last_at"]),
        due=row["due"],
        offered=row["offered"],
        private=bool(row["offered"] and row["private"]),
        commission=commission,
        first=families.window.day(first) if first else None,
        first_at=families.window.moment(first) if first else None,
        in_group=bool(row.get("in_group")),
        of_two=bool(row.get("of_two")),
        grave=bool(row["grave"]),
        bereaved=bool(row["grave"]) and not (row["new"] or tip) and (site, person) in families.once(unanswered),
        quota=bool(row["quota"]),
        withdraws=bool(row["withdraws"]),
        foreign=row["foreign"] or "",
        refused=bool(row.get("refused_only")),
        of_old=(row["new"] or tip) and _wrote_of_old(families, site, person),
        words=row.get("told_words") or 0,
        exchanges=_exchanges(families, site, person),
    )
    beside = bool(row["of_else"]) and has(acts, Act.QUESTION) and not hyped
    if beside or (each.grave and (row["of_else"] or not row["unwritten"])):
        # Whose mother died sells nothing, and what somebody asks beside a pitch waits for an answer.
        acts, pitches = (acts or 0) & ~int(Act.PITCH), bool(sells)
        each = replace(each, acts=tuple(act for act in each.acts if act != "pitch"))
    if has(acts, Act.PITCH) and not wanted.hopes_for(each):
        each = replace(each, urgent=False, wanted_by=None, wants=False, last_day=None)  # the day is the seller's
    hoped = wanted.hopes_for(each)
    # Who asks after what I promised them sells nothing by it.
    each = replace(each, doubtful=pitches and not hoped and not each.owed)
    at_length = (row["told_words"] or 0) >= TELLING_WORDS
    tells = each.new and wanted.offers and at_length and not (pitches or each.promised or each.foreign)
    return replace(each, sought=hoped or (wanted.has(each) and not tip), tells=tells)


def _tells_at_length(row: dict[str, Any], *, unasked: bool) -> bool:
    """Whether somebody new asks for something and tells more, of which nothing sells or offers anything, and whose
    trade it is not to write to many: of so much is read what it is, whatever most new people write. ``unasked``: be it
    that they ask for nothing, as sources are hoped for, who tell something and seldom ask."""
    acts = row["last_acts"] or 0
    sells = acts & int(Act.OFFER | Act.PITCH | Act.HYPE)
    at_length = (row["told_words"] or 0) >= _AT_LENGTH
    asks = acts & int(Act.ASK | Act.QUESTION) or (unasked and not row["foreign"])
    return bool(asks and at_length and not sells and not row["pitched"] and not row["by_trade"])


def _wrote_of_old(families: Families, site: str, person: str) -> bool:
    """Whether they first wrote so long ago that nobody would call them new."""
    first = families.first_words.get((site, person))
    return first is not None and first < families.window.end - LATE_DAYS * DAY


def _exchanges(families: Families, site: str, person: str) -> int:
    """How often words went to and fro with somebody in 12 months, wherever they are known to be."""
    return families.once(_exchanged).get((site, person), 0)


def _exchanged(families: Families) -> dict[tuple[str, str], int]:
    ties = families["ties"].filter(pl.col("exchanges") > 0)
    told = families.everywhere(ties.select("site", "partner", "exchanges")).sort("exchanges")
    return {(site, partner): exchanges for site, partner, exchanges in told.iter_rows()}


def _days_away(families: Families, since: int) -> int:
    end = families.window.end
    return round((end - since) / DAY - families.away.days(since, end))
