"""The wire: what an activity is, which acts a text holds, when two records are one, and which sites there are."""
