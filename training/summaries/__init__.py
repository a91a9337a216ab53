"""The embedded summarizer: its encoder, and the scorer that is trained on it."""
