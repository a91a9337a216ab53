"""A teacher's translations of French text, for a smaller or another model to learn from."""
