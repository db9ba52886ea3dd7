"""Insights: their release, and what readers say of them."""
