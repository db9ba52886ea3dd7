"""Finding insights, and what follows when nobody knows yet."""
