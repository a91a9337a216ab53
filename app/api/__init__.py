"""HTTP only: one file per dialect."""
