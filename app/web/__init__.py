"""The page for people: static files that call the HTTP API as any other client does."""
