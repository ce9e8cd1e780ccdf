"""Characters that are not what they look like."""
