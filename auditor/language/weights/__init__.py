"""How far words speak for acts, a table a language, as data: ``<code>.tsv``. They are learnt, and can be read."""
