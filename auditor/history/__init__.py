"""What is kept of an activity, and the history that an audit receives."""
