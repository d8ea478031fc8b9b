"""One run of all audits: facts, outcomes, the verdict, tips, and what the report rests on."""
