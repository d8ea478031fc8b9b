"""Archives on their way into the store."""
