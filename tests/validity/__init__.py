"""Is what Rapport says true? People with known habits are made up, audited, and the answers are counted.

``diary``, ``words``, ``kinds`` and ``lives`` make the people up. They share no code with the auditor: they write
activities and answers as plain data, in the public form of docs/activities.md. ``measuring`` audits them, ``counting``
counts, and ``make validity`` writes docs/validity.md.
"""
