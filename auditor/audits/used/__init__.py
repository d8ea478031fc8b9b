"""Being used."""
