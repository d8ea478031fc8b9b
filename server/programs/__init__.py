"""Answers programs on this machine over the Model Context Protocol, read-only: ``rapport mcp``."""
