"""Tests of visiting a page and of reading one that was saved."""
