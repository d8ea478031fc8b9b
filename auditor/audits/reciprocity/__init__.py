"""Reciprocity and giving."""
