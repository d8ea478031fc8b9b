"""Notifies the person of what a self-audit found, by Apprise: e-mail, desktop, ntfy, Matrix and many more."""
