"""Turns measured numbers into scores. Nothing here knows a particular audit."""
