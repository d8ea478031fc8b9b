"""The tables of one's own accounts: which there are, which are connected, and which pages are visited."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, Text, true

from server.store.tables import table as _table

#: Accounts on the sites that activities concern: names and addresses of each, as lists in JSON. ``mine``: whether the
#: person says it is theirs; ``counted``: whether audits see what it did. ``via``, ``since``: which kind of source told
#: of it first, and when. ``activities``: how many concern it.
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

#: Accounts that the person connected, read over their site's interface. ``secret`` is sealed with the installation's
#: key; ``places`` (JSON) say how far each list was read; ``first``: fetched before a self-audit; ``fetched``: when that
#: last went well; ``resumes``: not before then, as the site asked; ``failure`` (JSON of a Sentence): why it did not.
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

#: Pages of the person's own that are visited before a self-audit. ``visited``: when that last went well; ``failure``
#: (JSON of a Sentence): why it did not.
pages = _table(
    "pages",
    Column("id", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("visited", BigInteger),
    Column("failure", Text),
    key=("id",),
)
