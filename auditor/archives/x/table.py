"""tweets.csv, which accompanied the monthly files until 2018 and is all that some people have kept.

It is read only if the monthly files are missing, because these say the same more precisely.
"""

from collections.abc import Iterator

from auditor.archives.archive import Problem, Unusable
from auditor.archives.container import Container, Member
from auditor.archives.tables import Table, UnknownHeader

_COLUMNS = ("tweet_id", "timestamp", "text", "in_reply_to_status_id", "retweeted_status_id")
#: The column for each name that a tweet has in other files.
_NAMES = {
    "id_str": "tweet_id",
    "created_at": "timestamp",
    "text": "text",
    "in_reply_to_status_id_str": "in_reply_to_status_id",
    "in_reply_to_user_id_str": "in_reply_to_user_id",
}


def is_table(begin: str) -> bool:
    """Whether a file is such a table, judging by its beginning."""
    return set(_COLUMNS) <= set(begin.partition("\n")[0].replace('"', "").strip().split(","))


def rows(container: Container, member: Member) -> Iterator[tuple[int, dict[str, object] | Problem]]:
    """Each row with its line, in the form that a tweet has in other files. Raises Unusable and MemberBroken."""
    with container.open(member) as stream:
        try:
            table = Table(stream, member.name, _COLUMNS)
        except UnknownHeader as unknown:
            raise Unusable(unknown.said) from None
        at = dict(zip(_NAMES, table.columns(*_NAMES.values()), strict=True))
        (shared,) = table.columns("retweeted_status_id")
        for row in table:
            if isinstance(row, Problem):
                yield table.line, row
            else:
                told: dict[str, object] = {name: row[index] or None for name, index in at.items()}
                yield table.line, told | ({"retweeted_status": {"id_str": row[shared]}} if row[shared] else {})
