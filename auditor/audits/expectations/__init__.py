"""Expectations: what one hopes for and expects, and whether it can be."""
