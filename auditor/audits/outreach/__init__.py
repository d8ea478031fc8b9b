"""Invitations and outreach."""
