"""Finding, fetching, verifying and converting model files."""
