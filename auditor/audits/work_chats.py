"""Chats of a team: who has no sales to make writes there "ok, entered" all day, and is asked by colleagues what to do.
That is work, and tells nothing of how they network."""

import polars as pl

from auditor.facts import Facts
from auditor.report import Role
from auditor.translatable import gettext

#: What I and the others write in a group in the time looked at, from which on it is one of daily work or of a household
#: (our convention, grade E).
LEAST_WRITTEN = 10
_PLACE = ["site", "partner"]


def without_work_chats(rows: pl.DataFrame, facts: Facts, role: Role | None) -> pl.DataFrame:
    """Rows with ``site``, ``partner`` and ``conversation`` but for those of groups in which I and others often write,
    and of whoever writes in these; all of them where I did not say that I work in an organisation and sell nothing."""
    if role is not Role.CORP:
        return rows
    groups = facts.within("messages").filter(pl.col("audience") == "group", ~pl.col("comment"))
    busy = (
        groups.group_by("site", "conversation")
        .agg(written=pl.col("mine").sum(), heard=(~pl.col("mine")).sum())
        .filter(pl.col("written") >= LEAST_WRITTEN, pl.col("heard") >= LEAST_WRITTEN)
        .select("site", "conversation")
    )
    team = groups.join(busy, on=["site", "conversation"]).drop_nulls("partner").select(_PLACE).unique()
    outside = rows.join(busy, on=["site", "conversation"], how="anti", maintain_order="left")
    return outside.join(team, on=_PLACE, how="anti", maintain_order="left")


def left_out(before: int, after: int) -> str | None:
    """That they are left out; None where there are none."""
    if before == after:
        return None
    return gettext("Groups in which you often write, and what you write with who is in them, are left out.")
