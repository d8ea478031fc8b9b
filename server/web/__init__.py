"""Serving over HTTP: which requests are let in, how long a connection may take, and the server that listens."""
