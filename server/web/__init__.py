"""Serves over HTTP: admits or refuses requests, bounds connections, and runs the server."""
