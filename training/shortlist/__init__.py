"""The English pieces that a model may write."""
