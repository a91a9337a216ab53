"""NewsML-G2 items: their copy found, and their English written beside it. Every other byte stays as it came."""
