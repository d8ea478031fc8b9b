"""How many examples a generated test looks at: a quarter of what it can, and all of them with ``make test-long``."""

from hypothesis import settings

LONG = "long"


def examples(number: int) -> settings:
    """The setting of a test that looks at ``number`` examples where there is time."""
    return settings(max_examples=number if settings.get_current_profile_name() == LONG else max(10, number // 4))
