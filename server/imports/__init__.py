"""Imports archives into the store."""
