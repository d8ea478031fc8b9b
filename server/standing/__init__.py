"""How things stand now: the latest report, and what the person has said or done since."""
