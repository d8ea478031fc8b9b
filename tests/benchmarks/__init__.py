"""Measurements, run with `make bench`: they print figures and fail nothing."""
