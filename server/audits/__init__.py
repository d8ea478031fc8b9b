"""Audits of what the store keeps: in this process, and in a process of their own whose memory is given back."""
