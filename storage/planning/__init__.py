"""Finding dates, planning sessions, and who comes."""
