"""The raw limit: CTranslate2 alone, given all sentences at once."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import ctranslate2

from app.engines.marian_tokenizer import END, MarianTokenizer
from app.engines.protocol import Decoding
from app.models.convert import SHORTLIST
from app.settings import Settings
from app.text.normalize import normalize
from bench.systems.child import Child, Timing
from bench.systems.model import converted_folder
from bench.systems.protocol import Case

RAW = "raw CTranslate2"
RAW_UNRESTRICTED = "raw CTranslate2, without its shortlist"
UNRESTRICTED = "unrestricted"

_BATCHES = (512, 1024, 2048, 4096)
_TRIAL_SENTENCES = 320


class RawWorker:
    """`translate_batch` on all sentences in one call; CTranslate2 sorts them and makes the batches.

    The size of a batch, in tokens, is the one that is fastest here, tried once at the first run.
    """

    def __init__(self, folder: Path, beam_size: int) -> None:
        self._tokenizer = MarianTokenizer(folder)
        self._threads = len(os.sched_getaffinity(0))
        self._translator = ctranslate2.Translator(
            str(folder), compute_type="int8", inter_threads=self._threads, intra_threads=1
        )
        self._beam_size = beam_size
        self._has_shortlist = (folder / SHORTLIST).is_file()
        self._batch = 0

    @property
    def settings(self) -> str:
        """Versions and settings."""
        shortlist = "with" if self._has_shortlist else "without"
        return (
            f"ctranslate2 {ctranslate2.__version__}, {self._translator.compute_type}, beam {self._beam_size}, "
            f"{shortlist} a shortlist, "
            f"{self._threads} batches at a time of 1 thread each; the batch size is the fastest of {_BATCHES} tokens"
        )

    def run(self, way: str, texts: Sequence[Sequence[str]]) -> Timing:
        """Translate, with the model's shortlist where it has one, or UNRESTRICTED; making pieces is not timed."""
        sentences = [normalize(sentence).text for sentences in texts for sentence in sentences]
        pieces = [[*pieces, END] for pieces in self._tokenizer.encode(sentences)]
        if not self._batch:
            self._batch = self._fastest(pieces[:_TRIAL_SENTENCES])
        timing = Timing()
        timing.time(partial(self._translate, pieces, self._batch, shortlist=way != UNRESTRICTED))
        return timing

    def _fastest(self, pieces: list[list[str]]) -> int:
        seconds = {}
        for size in _BATCHES:
            trial = Timing()
            for _ in range(2):
                trial.time(partial(self._translate, pieces, size, shortlist=True))
            seconds[size] = min(trial.latencies)
        return min(seconds, key=lambda size: seconds[size])

    def _translate(self, pieces: list[list[str]], batch: int, *, shortlist: bool) -> None:
        decoding = Decoding()
        self._translator.translate_batch(
            pieces,
            max_batch_size=batch,
            batch_type="tokens",
            beam_size=self._beam_size,
            length_penalty=decoding.length_penalty,
            max_input_length=0,
            max_decoding_length=decoding.output_limit(max(map(len, pieces))),
            disable_unk=True,
            use_vmap=shortlist and self._has_shortlist,
        )


class Raw:
    """CTranslate2 with the service's model and beam, in a process of its own."""

    def __init__(self) -> None:
        self._child: Child | None = None

    def start(self) -> str:
        """Load the model."""
        self._child = Child(RawWorker, converted_folder(), Settings().beam_size)
        return self._child.settings

    def cases(self) -> Sequence[Case]:
        """Give the one way; where the model has a shortlist, that without it, too."""
        if not self._child:
            raise RuntimeError("The raw limit was not started.")
        ways = {RAW: "best"}
        if (converted_folder() / SHORTLIST).is_file():
            ways[RAW_UNRESTRICTED] = UNRESTRICTED
        return [Case(name, "all sentences", partial(self._child.run, way)) for name, way in ways.items()]

    def stop(self) -> None:
        """End the process."""
        if self._child:
            self._child.stop()
