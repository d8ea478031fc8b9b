"""Voice and contribution."""
