"""Receiving activities: in this process, or their texts in another one, whose memory is given back."""
