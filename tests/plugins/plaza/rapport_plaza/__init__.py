"""Plaza, a made-up site, for Rapport."""
