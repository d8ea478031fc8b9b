"""One lexicon a language, as data: ``<code>.toml``. A language is supported by dropping in its file."""
