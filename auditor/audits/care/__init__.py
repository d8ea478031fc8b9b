"""Relationship care."""
