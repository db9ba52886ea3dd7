"""Planning sessions, and who comes."""
