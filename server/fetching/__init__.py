"""Accounts that the person connected: read over their sites' own interfaces, never written to."""
