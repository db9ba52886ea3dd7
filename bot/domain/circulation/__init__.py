"""Editions of insights, what readers do with them, and what came of it for the giver."""
