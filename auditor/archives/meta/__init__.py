"""What the exports of Meta's sites have in common: how their JSON is written, how conversations and people are told.

Every export is written in the language of the account, labels as well as sentences, so that files are known by their
structure: by the names of their lists, which are not translated, and by what stands in them.
"""
