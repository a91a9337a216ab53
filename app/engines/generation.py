"""How a summarization model wants to be decoded, as its own configuration says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.errors import ModelError
from app.models.convert import CONFIG

Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Generation:
    """Settings of beam search; the defaults are those of BART on CNN/DailyMail.

    min_length, max_length: of the output, in tokens, start and end marks included.
    forced_start: number of the token that every output starts with, where there is one.
    positions: most tokens of an input, start and end marks included.
    """

    beam_size: int = 4
    no_repeat_ngram_size: int = 3
    length_penalty: float = 2.0
    min_length: int = 56
    max_length: int = 142
    forced_start: int | None = None
    positions: int = 1024

    @classmethod
    def read(cls, model_dir: Path) -> Self:
        """Read the files of a converted model; generation_config.json wins over the model's configuration.

        Raises ModelError where that one is missing or damaged.
        """
        default = cls()
        config = _fields(model_dir / CONFIG)
        if config is None:
            raise ModelError(f"{model_dir} has no readable {CONFIG}.", path=str(model_dir))
        tasks = config.get("task_specific_params")
        task = tasks.get("summarization") if isinstance(tasks, dict) else None
        merged = (
            config | (task if isinstance(task, dict) else {}) | (_fields(model_dir / "generation_config.json") or {})
        )
        positions = _whole(merged, "max_position_embeddings", default.positions)
        forced = _whole(merged, "forced_bos_token_id", -1)
        max_length = min(_whole(merged, "max_length", default.max_length), positions)
        return cls(
            beam_size=_whole(merged, "num_beams", default.beam_size),
            no_repeat_ngram_size=_whole(merged, "no_repeat_ngram_size", default.no_repeat_ngram_size),
            length_penalty=_number(merged, "length_penalty", default.length_penalty),
            min_length=min(_whole(merged, "min_length", default.min_length), max_length),
            max_length=max_length,
            forced_start=forced if forced >= 0 else None,
            positions=positions,
        )


def _fields(path: Path) -> Fields | None:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    # A null stands for "not set" in these files.
    return {name: value for name, value in content.items() if value is not None} if isinstance(content, dict) else None


def _number(fields: Fields, name: str, default: float) -> float:
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) else default


def _whole(fields: Fields, name: str, default: int) -> int:
    return int(_number(fields, name, default))
