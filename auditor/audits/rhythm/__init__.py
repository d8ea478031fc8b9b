"""Rhythm & attention: how one's time on a site goes."""
