"""transformers as its documentation uses it: `generate` in float32, sentence by sentence and in batches."""

import os
import warnings
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.settings import Settings
from bench.systems.child import Child, Timing
from bench.systems.model import source_folder
from bench.systems.protocol import Case

_BATCH = 32
_SINGLY = "singly"
_BATCHED = "batched"


class GenerateWorker:
    """MarianMTModel and MarianTokenizer on all cores."""

    def __init__(self, folder: Path, beam_size: int) -> None:
        import torch  # noqa: PLC0415 - in the child process alone
        import transformers  # noqa: PLC0415

        warnings.simplefilter("ignore")  # it recommends a library that French text does not need
        transformers.utils.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        torch.set_num_threads(len(os.sched_getaffinity(0)))
        self._tokenizer = transformers.MarianTokenizer.from_pretrained(folder)
        self._model = transformers.MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
        self._beam_size = beam_size
        self._versions = f"transformers {transformers.__version__}, torch {torch.__version__}"

    @property
    def settings(self) -> str:
        """Versions and settings."""
        return f"{self._versions}, float32, beam {self._beam_size}, all cores"

    def run(self, way: str, texts: Sequence[Sequence[str]]) -> Timing:
        """Translate story by story, one sentence at a time; or all sentences in their order, 32 at a time."""
        timing = Timing()
        if way == _SINGLY:
            for sentences in texts:
                timing.time(partial(self._singly, sentences))
        else:
            sentences = [sentence for story in texts for sentence in story]
            for start in range(0, len(sentences), _BATCH):
                timing.time(partial(self._translate, sentences[start : start + _BATCH]))
        return timing

    def _singly(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            self._translate([sentence])

    def _translate(self, sentences: Sequence[str]) -> list[str]:
        import torch  # noqa: PLC0415

        inputs = self._tokenizer(list(sentences), return_tensors="pt", padding=True)
        with torch.inference_mode():
            outputs = self._model.generate(**inputs, num_beams=self._beam_size)
        translated: list[str] = self._tokenizer.batch_decode(outputs, skip_special_tokens=True)
        return translated


class Generate:
    """transformers in a process of its own."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def start(self) -> str:
        """Load the model."""
        self._child = Child(GenerateWorker, source_folder(), Settings().beam_size)
        return self._child.settings

    def cases(self) -> Sequence[Case]:
        """Give both ways; sentence by sentence is so slow that it gets fewer stories."""
        if not self._child:
            raise RuntimeError("transformers was not started.")
        run = self._child.run
        return [
            Case("transformers, sentence by sentence", "a story", partial(run, _SINGLY), 0.125, 4),
            Case("transformers, batches of 32", "32 sentences", partial(run, _BATCHED), 0.25, 8),
        ]

    def stop(self) -> None:
        """End the process."""
        if self._child:
            self._child.stop()
