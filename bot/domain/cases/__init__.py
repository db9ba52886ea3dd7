"""The cases that people bring to sessions."""
