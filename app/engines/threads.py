"""How many threads an engine may use."""

import os


def usable_cores() -> int:
    """Count the cores that this process may use: in a container with a processor set, fewer than the host has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
