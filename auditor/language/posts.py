"""Whether a message orders work of the reader, or offers them a post."""


def hires(says: frozenset[str]) -> bool:
    """Whether a message buys something of me or gives me a stage, rather than selling either to me. Weights know the
    trades that people pitch from, and who orders a text or a talk writes from the same."""
    return "hires" in says and "sells" not in says


def offers_a_post(says: frozenset[str], lines: str) -> bool:
    """Whether a message offers the reader a post: in set phrases, by a post and words to the reader, or as it looks for
    somebody, whatever their trade, and names what a post has (its contract, pay or start) or the reader's profile."""
    looks = {"seeks_for_post", "terms_of_post"} <= says and ("?" in lines or "to_you" in says)
    return ("vacancy" in says or looks or {"post", "to_you"} <= says) and "no_vacancy" not in says
