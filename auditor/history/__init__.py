"""What is kept of an activity, and all that an audit is handed of a person's past."""
