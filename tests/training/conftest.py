"""The scripts of training/ import each other as they do when run: from their own folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training"))
