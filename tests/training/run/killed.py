"""A training that is killed while it saves for the n-th time: python -m tests.training.run.killed FOLDER N."""

import os
import signal
import sys
from pathlib import Path

import torch

from tests.training.run.tiny import Silent, tiny_job
from training.run.loop import train

_save = torch.save


def main() -> None:
    folder, last = Path(sys.argv[1]), int(sys.argv[2])
    saves = 0

    def save_or_die(content: object, file) -> None:
        nonlocal saves
        saves += 1
        if saves < last:
            _save(content, file)
            return
        file.write(b"the first half of a state")
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    torch.save = save_or_die
    torch.set_num_threads(1)
    train(tiny_job(folder, "killed", save_every=1e-9), Silent())


if __name__ == "__main__":
    main()
