"""Rapport's auditor: activities in, a Report out. Knows no server, no database and no page."""
