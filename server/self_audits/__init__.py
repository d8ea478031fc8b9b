"""Audits that run by themselves."""
