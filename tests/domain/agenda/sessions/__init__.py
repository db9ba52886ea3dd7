"""Around sessions."""
