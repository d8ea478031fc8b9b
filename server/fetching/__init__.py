"""Reads the person's connected accounts through their sites' APIs, and never writes to them."""
