"""A workspace to look around in: invented people, a circle with a history, and a story."""
