"""Writes the golden reports anew."""

from tests.golden import write

write()
