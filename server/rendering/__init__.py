"""A report or an activity in words, on paper and in a terminal."""
