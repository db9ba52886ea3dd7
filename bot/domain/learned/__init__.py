"""What people write: reflections, intentions, messages they keep."""
