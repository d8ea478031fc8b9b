"""From measured numbers to scores. Nothing here knows a particular audit."""
