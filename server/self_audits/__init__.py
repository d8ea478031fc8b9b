"""Audits that run by themselves on schedules."""
