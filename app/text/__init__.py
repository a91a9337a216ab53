"""Pure functions on text: no model, no HTTP, no I/O. Any string in, no exception out."""
