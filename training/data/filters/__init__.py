"""Which pairs teach nothing, or what is wrong. One idea a file; the manifest counts what each of them drops."""
