"""Declarations of sites that travel between releases: signed files, checked and taken up in place of those that came
with this program.

``bundle`` is the signed file, ``checking`` what must be true of what is in it, ``kept`` what this installation took
and uses, ``changes`` what differs in plain words. ``python -m tests.signing`` makes and signs one.
"""
