"""What a program on this machine may ask over the Model Context Protocol, read-only: ``rapport mcp``."""
