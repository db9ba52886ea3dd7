"""About circles and the people in them."""
