"""The wire format: activities, the acts in a text, when two records are one act, and the list of sites."""
