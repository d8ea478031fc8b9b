"""Visiting a public page of the person's own with a browser, and taking a page that they saved: the fields stay."""
