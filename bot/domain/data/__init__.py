"""Facts that came with the program."""
