"""Decides how a request may come in, whose request it is, and in which language to answer."""
