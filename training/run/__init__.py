"""Training itself: batches, loss, optimizer, state that survives anything, and what is measured on the way."""
