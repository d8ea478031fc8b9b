"""Defines the tables of the person's own accounts, connected accounts and visited pages."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, Text, true

from server.store.tables import table as _table

#: Accounts on sites that activities concern, with the names and addresses of each as JSON lists. ``mine``: whether the
#: person says it is theirs; ``counted``: whether audits see its acts. ``via``, ``since``: which kind of source reported
#: it first, and when. ``activities``: how many activities concern it.
accounts = _table(
    "accounts",
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("addresses", Text, nullable=False),
    Column("mine", Boolean),
    Column("counted", Boolean, nullable=False, server_default=true()),
    Column("via", Text, nullable=False, server_default="archive"),
    Column("since", BigInteger, nullable=False, server_default="0"),
    Column("activities", BigInteger, nullable=False, server_default="0"),
    key=("site", "id"),
)

#: Accounts that the person connected, read through their site's API. ``secret``: encrypted with the installation's key;
#: ``places`` (JSON): how far each list was read; ``first``: whether to fetch before a self-audit; ``fetched``: when
#: fetching last succeeded; ``resumes``: when the site allows the next request; ``failure`` (JSON of a Sentence): why
#: fetching failed.
connected = _table(
    "connected",
    Column("id", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("server", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("places", Text, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("fetched", BigInteger),
    Column("resumes", BigInteger),
    Column("failure", Text),
    key=("id",),
)

#: The person's own pages, which are visited before a self-audit. ``visited``: when a visit last succeeded; ``failure``
#: (JSON of a Sentence): why it failed.
pages = _table(
    "pages",
    Column("id", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("visited", BigInteger),
    Column("failure", Text),
    key=("id",),
)
