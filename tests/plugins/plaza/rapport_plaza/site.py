"""What Rapport must know of the site itself."""

SITE = {"site": "plaza", "title": "Plaza"}
