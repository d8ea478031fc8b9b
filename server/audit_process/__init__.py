"""Audits in a process of their own: the memory they take and the libraries they bring go when it ends."""
