"""Cards made of what people wrote, their release, and what readers say of them."""
