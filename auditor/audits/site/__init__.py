"""Site design: what the site does, whoever uses it. Nothing here judges a person."""
