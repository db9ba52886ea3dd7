"""What travels to readers: digests, profiles, the reuse signal."""
