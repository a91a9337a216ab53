"""How much each sentence of a story matters, by a small network over vectors of its sentences.

The idea of BertSumExt (Liu & Lapata 2019, "Text Summarization with Pretrained Encoders"), made for a processor: the
encoder has a few layers and reads each sentence by itself; what a sentence has to do with the rest of the story comes
from the means of the vectors, so that time is in proportion to the story's length.
Made by training/summaries/extractive.py.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import ctranslate2
import numpy as np
import numpy.typing as npt

from app.engines.extractive import ExtractiveSummarizer
from app.engines.sentence_encoder import SentenceEncoder, Vectors
from app.engines.sentence_features import sentence_features
from app.engines.story import Candidate, Story
from app.engines.terms import TermMatrix, Vector
from app.errors import ModelError
from app.text.discourse import presumes_context
from app.text.prose import breaks_quote, is_loose_quote, is_question
from app.text.words import Language

HEAD = "scorer.npz"
# Sentences that are read: of longer stories those that stand first, which nearly all that matters is among.
MOST_READ = 300

# What is added to the network's log-odds. A news story says in its first sentence what happened, and goes on by weight,
# which the references that it learnt from reward less than an editor does, English ones, long extracts, least. With
# these, French summaries score as the first three sentences do, and English ones far above. The others are of what
# reads badly alone (see `app.text.prose`).
LEAD: Final = 4.0
POSITION: Final[Mapping[Language, float]] = {"en": 1.0, "fr": 3.0}
CONTEXT, QUESTION, SPEECH, BROKEN_QUOTE = -0.3, -2.0, -1.5, -2.0

Arrays = dict[str, npt.NDArray[np.float32]]


def load_neural_extractive(folder: Path, *, model: str = "local", revision: str = "") -> ExtractiveSummarizer:
    """Load a summarizer that chooses sentences by a `NeuralScorer`. model, revision: for the signature."""
    scorer = NeuralScorer(folder)
    engine = f"ctranslate2-{ctranslate2.__version__}"
    return ExtractiveSummarizer(scorer, model=model, revision=revision, engine=engine, quantization="int8")


class NeuralScorer:
    """Scores sentences with an encoder and a head of two layers."""

    def __init__(self, folder: Path) -> None:
        """Load both. Raises ModelError."""
        self._encoder = SentenceEncoder(folder)
        try:
            data = (folder / HEAD).read_bytes()
            with np.load(folder / HEAD, allow_pickle=False) as arrays:
                self._head: Arrays = {name: arrays[name] for name in arrays.files}
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder / HEAD} can't be read: {error}", path=str(folder)) from error
        self._revision = sha256(data).hexdigest()[:12]
        story = Story.read([["Two trains stood still.", "Nobody was hurt."]])
        try:
            self.scores(story, TermMatrix.of([candidate.text for candidate in story.candidates]))
        except (KeyError, ValueError) as error:
            raise ModelError(f"{folder / HEAD} is not made for its encoder: {error}", path=str(folder)) from error

    @property
    def revision(self) -> str:
        """A digest of the head; the encoder is not trained."""
        return self._revision

    def scores(self, story: Story, terms: TermMatrix) -> Vector:
        """Give log-odds, about, that a sentence belongs into a summary; what is not read scores lowest."""
        read = story.candidates[:MOST_READ]
        texts = [candidate.text for candidate in read]
        vectors = self._encoder.encode([*texts, story.headline or texts[0]])
        features = sentence_features(story, terms)[: len(read)]
        logits = head_scores(self._head, vectors[:-1], vectors[-1], features) + _as_editors_do(read, story.language)
        rest = np.full(len(story.candidates) - len(read), logits.min() - 1)
        return np.concatenate((logits, rest)).astype(np.float64)

    def close(self) -> None:
        """Free the encoder's memory."""
        self._encoder.close()


def _as_editors_do(candidates: Sequence[Candidate], language: Language) -> Vector:
    texts = [candidate.text for candidate in candidates]
    place = np.arange(len(texts))
    columns: tuple[tuple[float, Sequence[bool]], ...] = (
        (CONTEXT, [each.named is None and presumes_context(each.text, language) for each in candidates]),
        (QUESTION, [is_question(text) for text in texts]),
        (SPEECH, [is_loose_quote(text, language) for text in texts]),
        (BROKEN_QUOTE, [breaks_quote(text) for text in texts]),
    )
    top: Vector = LEAD * (place == 0) + POSITION[language] / np.sqrt(1 + place)
    for weight, flags in columns:
        top += weight * np.asarray(flags, dtype=np.float64)
    return top


def head_scores(
    head: Arrays, sentences: Vectors, headline: Vectors, features: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    """Score sentences by their vectors (sentences, width), the headline's (width,) and features (sentences, kinds)."""
    projected = ((sentences - head["centre"]) / head["spread"]) @ head["projection"]
    title = ((headline - head["centre"]) / head["spread"]) @ head["projection"]
    story = projected.mean(axis=0)
    plain = (features.astype(np.float32) - head["feature_centre"]) / head["feature_spread"]
    inputs = np.concatenate(
        (projected, projected * story, projected * title, np.broadcast_to(story, projected.shape), plain), axis=1
    )
    hidden = np.maximum(inputs @ head["first"] + head["first_bias"], 0)
    return np.asarray(hidden @ head["second"] + head["second_bias"], dtype=np.float32)[:, 0]
