"""Scaffolds for an audit, an archive's reader and a site's declaration, each with a test that says what is missing."""
