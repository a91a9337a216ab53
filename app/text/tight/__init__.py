"""Making a sentence of a summary shorter without changing what it says: see `tighten.tighten`."""
