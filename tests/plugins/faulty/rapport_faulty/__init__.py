"""Everything here is wrong, each in its own way."""

from dataclasses import replace

from auditor.audits.reciprocity.reply_rate import AUDIT

NUMBER = 3
OURS = AUDIT
MISNAMED = replace(AUDIT, id="mind-reading", answers=("never_proposed",))
LINKEDIN = {"site": "linkedin", "title": "Another"}
WATCHED = {"site": "watched", "title": "Watched", "hosts": ["watched.example"]}
SHAPELESS = {"site": "shapeless"}
