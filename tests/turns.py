"""Workers of pytest-xdist take turns: a test that measures how quick something is runs while no other does."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Wait for a test's turn and hold it: beside others, or alone, once those under way have ended.

    folder: the same one for all workers.
    """
    with (folder / "door").open("w") as door, (folder / "room").open("w") as room:
        # Who is to be alone keeps the door while the room empties: else one of the others might always be in there.
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        yield


def is_worker() -> bool:
    """Tell whether this process is one of several that run the tests."""
    return int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) > 1
