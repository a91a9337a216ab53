"""Which pieces translate which."""
