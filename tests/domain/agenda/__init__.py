"""PURE: from state and `now` to what is due."""
