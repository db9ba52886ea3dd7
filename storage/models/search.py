"""The index of insights: see bot/search."""
