"""How a name stands in a sentence: words that begin with a capital, in the alphabets of the languages that are read."""

#: One word of a name, for expressions that tell capitals from small letters.
CAPITAL = r"[A-ZÀ-ÖØ-ÞĆČĐĘĞİŁŃŐŒŘŚŞŠŤŮŰŹŻŽ][^\s\d.,;:!?()\"]*\.?"

Named = tuple[str, ...]  # the words of a name, in small letters
