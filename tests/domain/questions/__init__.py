"""What people ask, and introducing them to each other."""
