"""The share of my invitations that people accept, against my own usual."""

import polars as pl

from auditor.changes.answers import shares, told_of_shares
from auditor.changes.spans import Found, begun, span_of
from auditor.facts.families import Families
from auditor.facts.window import DAY, HOUR

#: A yes comes within three weeks, as invite-acceptance has it.
YES_DAYS = 21


def accepted(families: Families, sites: list[str], spans: int) -> list[Found]:
    """Invitations of mine accepted within 21 days; one sent lately tells as much as yeses usually are there by then."""
    end = families.window.end
    waited = pl.when(pl.col("accepted_at").is_not_null()).then(pl.col("accepted_at")).otherwise(end) - pl.col("at")
    sent = (
        families["invitations"]
        .filter("mine", pl.col("site").is_in(sites), pl.col("at") >= begun(families, spans))
        .select(
            # A connection may seem to be made before the invitation, as its hour is often not known.
            waited=(waited / HOUR).clip(0, YES_DAYS * DAY / HOUR),
            answered=pl.col("accepted_at").is_not_null() & (waited <= YES_DAYS * DAY),
            span=span_of(families),
        )
        .drop_nulls("span")
    )
    return told_of_shares("accepted", shares(sent, spans, YES_DAYS * DAY / HOUR))
