"""Who waits for me, as a report tells it: what they wrote or were promised, and in which order they stand."""

from datetime import date, datetime

import msgspec

#: Days within which an answer needs no excuse (our convention, grade E).
IN_TIME_DAYS = 31
#: Days within which what is urgent and names no day still is (our convention, grade E).
URGENT_DAYS = 7
#: So many words at least are a letter (our convention, grade E).
LETTER_WORDS = 60
#: So many exchanges in 12 months make a strong tie (evidence §0.3).
CLOSE_EXCHANGES = 6
#: From so many days before it to as many after it, a day that is wanted comes before what matters more: what is for
#: today or tomorrow cannot wait, what was for yesterday may just be saved, and for what is for next week there is time
#: after that (our convention, grade E).
NEAR_DAYS = 1
_ASKED, _TAKES_BACK, _QUESTION, _ASKS_NOTHING, _TELLS, _UNREAD = 1, 2, 2, 3, 4, 5
#: Acts by how much they want an answer.
_WANT_AN_ANSWER = ("ask", "outcome_question", "question", "consent", "introduction", "offer", "thanks")
#: Acts of who asks nothing and yet brings something.
_BRINGS = frozenset({"offer", "introduction", "consent", "outcome_question"})
#: Acts of who speaks for me with somebody, or says yes to an introduction.
_PUTS_IN_A_WORD = frozenset({"introduction", "consent"})


class Waiting(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who waits for me: ``person`` by their id on the site, ``activity`` the id of what they wrote last, or,
    where ``promised``, of my words in which I said that I would do something for them; ``at`` which moment and
    ``since`` which local day they wrote what I first left unanswered, ``again_at`` when they wrote last, where that was
    later, and ``again`` on which day, where that was another; ``acts`` what it does as far as it was read, by the names
    of auditor.activities.acts.Act in small letters, ``context`` the conversation as the site names it. ``new`` is
    somebody to whom I have never written more than a refusal, be it among few, nor been connected with for long, and
    ``sought`` who bears on what I want: a new source, where sources are the goal, somebody whose work is of those I
    want it from, who writes or wrote about a post I hope for, or who offers an introduction where what I want comes by
    people. ``urgent``: they say so, or by which day they need it; ``wanted_by``: that day, where it can be told;
    ``wants``: the words that name it say that something is wanted, whatever else was read. ``doubtful``: it may be a
    pitch, as it is read as one though I know who wrote it, or as most of what new people write to me are pitches and I
    have never written to them, nor is their work of those I want it from, nor did they ask for something at length, or
    as they promise quick money to somebody who has never written to them. ``to_meet``: the name of whom the
    introduction is to, where it was said; ``withheld``: it is to one of those whom nothing may propose; ``owed``: the
    day on which I had promised them something before they wrote, which is open still, ``owed_introduction``: that it
    was an introduction; ``post``: they offer me a post,
    or ask whether I want one; ``away``: how many of the days since they wrote last I was away; ``due``: the day that my
    promise names, where one was read; ``offered``: they offer to introduce me to somebody, or, where ``promised``,
    agreed to an introduction that I offered; ``commission``: they order work of me or give me a stage. ``first`` is the
    day on which they first wrote something without an answer, and ``first_at`` the moment, where that was days before
    they asked. ``last_day``: the day after which, as they say, what they tell of is over. ``in_group``: they asked it
    of me by name in a group, or, where ``of_two``, in one by which a third introduced us, who writes no more there.
    ``grave``: they tell of a death, a dismissal, a threat or an illness; ``bereaved``: it is the death of one of their
    own, who are no stranger; ``quota``: they ask for people to be named because a number of them is expected or
    rewarded; ``withdraws``: they take back what they told, gave or agreed to; ``foreign``: the code of the language
    they write in, where none of it could be read; ``by_another``: the day, or that it is urgent, stands in another
    message than what is told of them first (``does``); ``private``: whom they offer to introduce me to works for
    people's private lives; ``refused``: what I have ever written to them is no more than a refusal; ``tells``: somebody
    new tells something at length where sources are hoped for, and does not sell; ``of_old``: who is ``new`` first wrote
    more than 90 days before the report's last day; ``words``: how many there are in what they wrote that has no answer;
    ``exchanges``: how often words went to and fro between us in the 12 months up to the report."""

    site: str
    person: str
    name: str
    at: datetime
    since: date
    activity: str
    acts: tuple[str, ...] = ()
    context: str | None = None
    new: bool = False
    promised: bool = False
    again_at: datetime | None = None
    again: date | None = None
    sought: bool = False
    urgent: bool = False
    wanted_by: date | None = None
    wants: bool = False
    doubtful: bool = False
    to_meet: str = ""
    withheld: bool = False
    owed: date | None = None
    owed_introduction: bool = False
    post: bool = False
    away: int = 0
    due: date | None = None
    offered: bool = False
    commission: bool = False
    first: date | None = None
    first_at: datetime | None = None
    last_day: date | None = None
    in_group: bool = False
    grave: bool = False
    bereaved: bool = False
    quota: bool = False
    withdraws: bool = False
    foreign: str = ""
    by_another: bool = False
    private: bool = False
    tells: bool = False
    refused: bool = False
    of_old: bool = False
    words: int = 0
    exchanges: int = 0
    of_two: bool = False

    @property
    def among_others(self) -> bool:
        """Whether they asked it where others may answer, too."""
        return self.in_group and not self.of_two

    @property
    def close(self) -> bool:
        """Whether we write to each other often."""
        return self.exchanges >= CLOSE_EXCHANGES and not self.doubtful

    @property
    def letter(self) -> bool:
        """Whether somebody known wrote at length, and wants nothing that can be answered yes or no: who writes so
        waits for a word, and not for a decision."""
        wants = self.promised or self.owed or self.introduction or self.offered or self.post or self.commission
        told = self.grave or self.quota or self.withdraws or self.foreign or self.among_others or self.doubtful
        plain = not (self.new or wants or told or self.by) and "clear_ask" not in self.acts
        return plain and self.words >= LETTER_WORDS

    @property
    def does(self) -> str:
        """What is told of them first, by its name here, or the act that most wants an answer; else empty."""
        told = (name for name in ("offered", "introduction", "post") if getattr(self, name))
        return next(told, "commission" if self.orders else "") or next(
            (act for act in _WANT_AN_ANSWER if act in self.acts), ""
        )

    @property
    def orders(self) -> bool:
        """Whether to say that they order work or give a stage: not of a mere question, as many a one has such words."""
        return self.commission and ("question" not in self.acts or "ask" in self.acts)

    @property
    def apart(self) -> bool:
        """Whether to stand apart from those who come first: a stranger who does not bear on what I want, nor may."""
        return self.new and not self.sought and not self.tells

    @property
    def mourns(self) -> bool:
        """Whether they tell somebody they know of something grave. What a stranger tells is often a tip."""
        return self.grave and not self.promised and not self.new

    @property
    def latest(self) -> datetime:
        """When they wrote last, or I promised."""
        return self.again_at or self.at

    @property
    def rank(self) -> int:
        """By what is asked: 0 of whom was promised something before, or who mourns and asks; 1 what was asked for,
        ordered or promised, a post that is offered, or of who mourns, be it of who only writes again after a promise; 2
        a question, an introduction that they offer, what somebody known says about one, takes back or writes at length,
        or somebody new tells who bears on what I want; 3 what is offered, about an introduction, or for a quota; 4 all
        else, but what is not read, 5."""
        if self.mourns and self._asked < _TAKES_BACK:
            return 0
        if self.owed:
            return 0 if self._asked < _ASKS_NOTHING else _ASKED
        if self.quota and not self.promised:
            return _ASKS_NOTHING
        if self.promised or self.introduction or self.post or self.commission or self.mourns or self.withdraws:
            return _ASKED
        puts_in_a_word = not self.new and not _PUTS_IN_A_WORD.isdisjoint(self.acts)
        raised = self.offered or self.tells or puts_in_a_word or self.letter
        return min(_QUESTION, self._asked) if raised else self._asked

    @property
    def _asked(self) -> int:
        if asked := next((rank for rank, act in enumerate(("ask", "question"), 1) if act in self.acts), None):
            return asked
        if self.foreign:
            return _UNREAD
        if "decline" in self.acts and not self.new:
            return _TAKES_BACK
        return _TELLS if _BRINGS.isdisjoint(self.acts) else _ASKS_NOTHING

    def in_time(self, last: date) -> bool:
        """Whether what they wrote is not yet so old, on that day, that an answer would first have to explain itself;
        days away are not counted. What was promised for a day counts from that day on, and what they want by a day that
        is still to come is never too old."""
        since = max(self.again or self.since, (self.promised and self.due) or self.since)
        return (last - since).days - self.away <= IN_TIME_DAYS or (self.by is not None and self.by >= last)

    @property
    def asks(self) -> bool:
        """Whether something is asked, or was promised, by somebody who comes first and is not taken to sell."""
        return self.rank < _ASKS_NOTHING and not self.apart and not self.doubtful

    @property
    def pressing(self) -> bool:
        """Whether something urgent is asked by somebody who does not stand apart, or wanted by a day in words that say
        so, or offered by somebody who bears on what I want; or what they tell of is over after a day. The day of a
        campaign presses nobody."""
        if self.quota:
            return False
        if self.last_day and not self.apart:
            return True
        wants = self.wants and self.wanted_by is not None
        asks = self.rank < _ASKS_NOTHING or wants or ("offer" in self.acts and self.sought)
        return self.urgent and not self.apart and asks

    @property
    def by(self) -> date | None:
        """The day by which they want it, or else after which it is over."""
        return self.wanted_by or self.last_day

    def _over(self, last: date) -> bool:
        """Whether the day by which they want it is over, or, where none is told, it was urgent a week ago."""
        if self.by:
            return self.by < last
        return (last - (self.again or self.since)).days - self.away > URGENT_DAYS

    def order(self, last: date, today: date | None = None) -> tuple[bool | float | str, ...]:
        """The one order of those who wait on the ``last`` day that is told of, by which to sort; a day that is wanted
        is over, and what I promised is due, by ``today``, where that is another: who stands apart comes last, and who
        may only pitch before them, unless it is urgent, of new people last who promises quick money; of all
        others first who mourns, then what is urgent and near, by the day by which it is wanted, or today where
        none is told or what I promised was due within a week, then that of which the day is over; then who
        bears on what I want and asks for something or brings it (``_weighs``); then what is wanted by a later
        day, but in a group; and what is older than a month after all that is in time. Then by what is asked: of
        who bears on what I want an offer counts as much as an ask, and of whom of these I know a question or
        what they take back does, too, and a mere word as much as a question; theirs of a post or an
        introduction as much as what I had promised before. Of the same comes whom I know, or who offers the
        post I hope for, before who is new, of these who tells something at length before who only asks, who
        bears on what I want before others, first of them who offers a post and an introduction, then either; of
        what is in time with whom I write often, then with whom now and then, then who never had a word of mine,
        and of these who has waited longest, of what is older the latest (our conventions, grade E)."""
        in_time = self.in_time(last)
        mine = self.due if self.promised or self.owed else None
        now = today or last
        falls_due = mine is not None and 0 <= (now - mine).days <= URGENT_DAYS
        presses = (self.pressing or falls_due) and in_time and (not self.among_others or self._near(now))
        brings = in_time and self.sought and not self.promised and (self.post or self.offered)
        # A day a week away is often no more than the day of a small thing; a post, a client or a way there seldom asks
        # twice. So the day that is named comes first only once nothing can come before it any more.
        first = presses and (falls_due or self._near(now))
        return (
            self.apart,
            self.doubtful and not presses,
            self.doubtful and self.new and "hype" in self.acts,
            not (self.mourns and in_time) or self.doubtful,
            not first or self.doubtful,
            not (first or (in_time and self._weighs)),
            not presses or self.doubtful,
            presses and not self.doubtful and not falls_due and self._over(now),
            min(self.by or now, now if falls_due else date.max).toordinal() if presses else now.toordinal(),
            not in_time,
            0 if brings else self._bearing_rank,
            self.new and not (self.post and self.sought),
            self.new and not self.tells,
            not self.sought,
            -(self.post + self.offered) if brings else 0,
            -(self.close + (self.exchanges > 0)) if in_time and not self.doubtful else 0,
            (self.first_at or self.at).timestamp() if in_time else -self.latest.timestamp(),
            self.latest.timestamp(),
            self.activity,
        )

    def _near(self, last: date) -> bool:
        """Whether what is urgent names today, tomorrow or yesterday, or no day and was written lately."""
        return not self._over(last) if self.by is None else abs((self.by - last).days) <= NEAR_DAYS

    @property
    def _weighs(self) -> bool:
        """Whether somebody I know, or who writes of the post I hope for, bears on what I want and asks for something or
        brings it: there an answer moves what I want."""
        known = self.sought and not self.doubtful and not self.promised and (self.post or not self.new)
        return known and ("ask" in self.acts or self.post or self.commission or self.offered)

    @property
    def _bearing_rank(self) -> int:
        """The rank, in which what somebody writes who bears on what I want counts for more."""
        if not self.sought or self.promised or self.rank == _UNREAD:
            return self.rank
        if "offer" in self.acts or not (self.new or {"question", "decline"}.isdisjoint(self.acts)):
            return min(_ASKED, self.rank)
        return self.rank if self.new else min(_QUESTION, self.rank)

    @property
    def introduction(self) -> bool:
        """Whether they wait for an introduction: one they asked for, or, where ``promised``, one that I said I would
        make. The same words ask for one and promise one; what else the message does tells which."""
        if self.offered:
            return self.promised
        asks = not {"ask", "question"}.isdisjoint(self.acts)
        if self.promised:
            return "introduction" in self.acts or ("to_introduce" in self.acts and not asks)
        return "to_introduce" in self.acts and asks and "promise" not in self.acts
