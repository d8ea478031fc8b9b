"""Describes this installation: where its files are, how to reach it, and what it stores outside the database."""
