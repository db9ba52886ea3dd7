"""What a circle decides: when it meets, and whether a session, or the circle, goes on."""
