"""Editions of another kind: a travel story, a page for a hall, a quarter."""
