"""What the exports of Meta's sites have in common: the form of their JSON, conversations, and people.

Every export is written in the language of the account, labels as well as sentences. So files are recognised by their
structure: by the names of their lists, which are not translated, and by the form of the entries.
"""
