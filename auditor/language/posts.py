"""Whether a message orders work of the reader, hosts them, offers them a post or hands on a call, or offers its writer
for one."""


def hires(says: frozenset[str]) -> bool:
    """Whether a message buys work of me or gives me a stage, rather than selling either to me or calling off what was
    ordered. Money and a day order something only where work is named: people share bills and rents in the same words.
    Weights know the trades that people pitch from, and who orders a text or a talk writes from them."""
    ordered = "hires" in says or {"may_hire", "names_work"} <= says
    return ordered and says.isdisjoint(("sells", "called_off"))


def hosts(says: frozenset[str]) -> bool:
    """Whether a message offers to host the reader: a stay, a visit, a desk or a lab, which it does not let."""
    return "hosts_you" in says and says.isdisjoint(("sells", "called_off"))


def commissions(says: frozenset[str]) -> bool:
    """Whether a message gives me work, a stage or a stay, for more than what it costs me to come to a stage."""
    return hosts(says) or (hires(says) and ("expenses" not in says or "fee" in says))


def has_a_post_for_you(says: frozenset[str]) -> bool:
    """Whether a message offers the reader a post that is theirs if they say yes, or tells what one pays and wants their
    answer: its pay and its last day are those of the post, and sell nothing."""
    offered = "post_offered" in says or {"pay_of_post", "awaits_answer"} <= says
    return offered and says.isdisjoint(("no_vacancy", "seeks_work"))


def offers_a_post(says: frozenset[str], lines: str) -> bool:
    """Whether a message offers the reader a post: in set phrases, by a post and words to the reader, or as it looks for
    somebody, whatever their trade, and names what a post has (its contract, pay or start) or the reader's profile."""
    looks = {"seeks_for_post", "terms_of_post"} <= says and ("?" in lines or "to_you" in says)
    found = "vacancy" in says or looks or {"post", "to_you"} <= says or has_a_post_for_you(says)
    return found and says.isdisjoint(("no_vacancy", "seeks_work"))


def hands_on_a_call(says: frozenset[str]) -> bool:
    """Whether a message tells the reader of a call, a grant, a prize or a vacancy that is meant for them and is not
    its writer's own: the money and the day in it are those of the call, and sell nothing."""
    return {"call", "meant_for_you"} <= says and says.isdisjoint(("own_call", "sells", "wares", "seeks_work"))


def was_sent(says: frozenset[str]) -> bool:
    """Whether somebody whom a message names sent its writer, who says of nothing that they sell it."""
    return "sent_by" in says and says.isdisjoint(("wares", "sells", "in_a_sale"))


def offers_themselves(says: frozenset[str]) -> bool:
    """Whether who was sent by somebody asks whether there is work for them: the trade they name is their own then, and
    the years that they have been at it praise nothing."""
    return "seeks_work" in says and was_sent(says)
