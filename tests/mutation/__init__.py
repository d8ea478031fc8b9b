"""Faults put into the code one by one: a sample of them drawn by lot, and how many of these the tests see."""
