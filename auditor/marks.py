"""Marks that stand on, under or around a letter, of all scripts: heaped, they reach over the lines beside them.

They are those that Unicode calls Mn and Me (14.0, and the rest of some of its blocks), but for what chooses how a
letter looks, what is not seen at all, and the letters that Tibetan writes below one another. ``re`` knows no such
class.
"""

#: Between the brackets of a regular expression, of other programs too.
ON_LETTERS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd"
    "\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0898-\u089f\u08ca-\u08e1\u08e3-\u0902"
    "\u093a-\u093c\u0941-\u094d\u0951-\u0957\u0962-\u0963\u0981\u09bc\u09c1-\u09c4\u09cd\u09e2-\u09e3\u09fe-\u0a02"
    "\u0a3c-\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a82\u0abc\u0ac1-\u0acd\u0ae2-\u0ae3\u0afa-\u0b01\u0b3c\u0b3f-\u0b44"
    "\u0b4d\u0b55-\u0b56\u0b62-\u0b63\u0b82\u0bc0\u0bcd\u0c00-\u0c04\u0c3c\u0c3e-\u0c4d\u0c55-\u0c56\u0c62-\u0c63"
    "\u0c81\u0cbc\u0cbf\u0cc6-\u0ccd\u0ce2-\u0ce3\u0d00-\u0d01\u0d3b-\u0d3c\u0d41-\u0d44\u0d4d\u0d62-\u0d63\u0d81"
    "\u0dca\u0dd2-\u0dd6\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f19\u0f35\u0f37"
    "\u0f39\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0f8f\u0fc6\u102d-\u103e\u1058-\u1059\u105e-\u1060\u1071-\u1074"
    "\u1082-\u1086\u108d\u109d\u135d-\u135f\u1712-\u1714\u1732-\u1733\u1752-\u1753\u1772-\u1773\u17b7-\u17bd"
    "\u17c6-\u17d3\u17dd\u1885-\u1886\u18a9\u1920-\u1928\u1932\u1939-\u193b\u1a17-\u1a1b\u1a56-\u1a6c\u1a73-\u1a7f"
    "\u1ab0-\u1aff\u1b00-\u1b03\u1b34-\u1b42\u1b6b-\u1b73\u1b80-\u1b81\u1ba2-\u1bad\u1be6-\u1bf1\u1c2c-\u1c37"
    "\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf8-\u1cf9\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302d\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua802\ua806\ua80b\ua825-\ua826"
    "\ua82c\ua8c4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua951\ua980-\ua982\ua9b3-\ua9bd\ua9e5\uaa29-\uaa36"
    "\uaa43\uaa4c\uaa7c\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaaec-\uaaed\uaaf6\uabe5-\uabe8\uabed"
    "\ufb1e\ufe20-\ufe2f\U000101fd\U000102e0\U00010376-\U0001037a\U00010a01-\U00010a0f\U00010a38-\U00010a3f"
    "\U00010ae5-\U00010ae6\U00010d24-\U00010d27\U00010eab-\U00010eac\U00010f46-\U00010f50\U00010f82-\U00010f85"
    "\U00011001\U00011038-\U00011046\U00011070\U00011073-\U00011074\U0001107f-\U00011081\U000110b3-\U000110ba"
    "\U000110c2\U00011100-\U00011102\U00011127-\U00011134\U00011173\U00011180-\U00011181\U000111b6-\U000111be"
    "\U000111c9-\U000111cc\U000111cf\U0001122f-\U00011237\U0001123e\U000112df-\U000112ea\U00011300-\U00011301"
    "\U0001133b-\U0001133c\U00011340\U00011366-\U00011374\U00011438-\U00011446\U0001145e\U000114b3-\U000114c3"
    "\U000115b2-\U000115b5\U000115bc-\U000115c0\U000115dc-\U000115dd\U00011633-\U00011640\U000116ab-\U000116b7"
    "\U0001171d-\U0001172b\U0001182f-\U0001183a\U0001193b-\U0001193e\U00011943\U000119d4-\U000119e0"
    "\U00011a01-\U00011a0a\U00011a33-\U00011a38\U00011a3b-\U00011a3e\U00011a47\U00011a51-\U00011a5b"
    "\U00011a8a-\U00011a99\U00011c30-\U00011c3f\U00011c92-\U00011cb6\U00011d31-\U00011d45\U00011d47"
    "\U00011d90-\U00011d97\U00011ef3-\U00011ef4\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016f4f"
    "\U00016f8f-\U00016f92\U00016fe4\U0001bc9d-\U0001bc9e\U0001cf00-\U0001cf46\U0001d167-\U0001d169"
    "\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001da00-\U0001da36"
    "\U0001da3b-\U0001da6c\U0001da75\U0001da84\U0001da9b-\U0001daaf\U0001e000-\U0001e02a\U0001e130-\U0001e136"
    "\U0001e2ae\U0001e2ec-\U0001e2ef\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a"
)
#: What Tibetan writes below a letter: words of its learned language have some.
BELOW_LETTERS = "\u0f90-\u0fbc"
