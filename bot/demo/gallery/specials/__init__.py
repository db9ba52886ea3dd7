"""Special editions."""
