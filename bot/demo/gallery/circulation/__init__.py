"""Digests, feedback on them, the reuse signal."""
