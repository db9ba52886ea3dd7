"""Who someone is, their settings, and when they may be written to."""
