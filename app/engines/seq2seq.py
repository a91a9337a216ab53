"""Summaries written by a sequence-to-sequence model (BART, distilBART, PEGASUS) on CTranslate2."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import ctranslate2

from app import __version__
from app.engines.extractive import ExtractiveSummarizer, limits_of, whole_article
from app.engines.generation import Generation
from app.engines.protocol import Reading, Signature, Summarizer, SummaryLength, SummarySentence
from app.engines.salience import salience
from app.engines.selection import Groups, Limits
from app.engines.seq2seq_tokenizer import load_tokenizer
from app.engines.story import Candidate, Story
from app.engines.terms import TermMatrix
from app.engines.threads import usable_cores
from app.errors import ModelError
from app.text.discourse import leans_on_previous
from app.text.grounding import foreign_numbers, ground
from app.text.prose import breaks_quote, ends_as_sentence
from app.text.sentences import split_english
from app.text.words import count_words

# An output sentence with less of its content words in the article was invented.
_LEAST_SHARE = 0.5
# These models write "word ." as their training data did, and PEGASUS "<n>" for a new line.
_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
_NEW_LINE = re.compile(r"\s*<n>\s*")


class Seq2SeqSummarizer(Summarizer):
    """Lets the model write, keeps the whole sentences that rest on the article, and falls back on its own sentences.

    An article of more tokens than the model reads is not cut: its most salient sentences are what the model gets.
    Where no whole sentence comes out, the extractive summary is given; its sources are the sentences themselves.
    """

    def __init__(
        self,
        model_dir: Path,
        *,
        model: str = "local",
        revision: str = "unknown",
        compute_type: str = "int8",
        device: str = "cpu",
        threads: int = 0,
    ) -> None:
        """Load a converted model (see `app.models.convert`).

        model, revision: for the signature. threads: of one call, 0 takes one per core that this process may use.
        Raises ModelError.
        """
        self._tokenizer = load_tokenizer(model_dir)
        self._generation = Generation.read(model_dir)
        try:
            self._translator = ctranslate2.Translator(
                str(model_dir),
                device=device,
                compute_type=compute_type,
                intra_threads=threads or usable_cores(),
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"CTranslate2 can't load {model_dir}: {error}", path=str(model_dir)) from error
        forced = self._generation.forced_start
        start = None if forced is None else self._tokenizer.token(forced)
        self._target_prefix = [[start]] if start else None
        self._extractive = ExtractiveSummarizer()
        self._signature = Signature(
            model=model,
            revision=revision,
            engine=f"ctranslate2-{ctranslate2.__version__}",
            quantization=self._translator.compute_type,
            beam=self._generation.beam_size,
            version=__version__,
        )

    @property
    def signature(self) -> Signature:
        """Of the summaries that this engine gives."""
        return self._signature

    def summarize(
        self, paragraphs: Sequence[Sequence[str]], length: SummaryLength, reading: Reading = Reading()
    ) -> list[SummarySentence]:
        """Write a summary; see `Summarizer.summarize`.

        These models read one article in English and can't be told what to centre on: the extractive engine does more.
        """
        if reading != Reading():
            return self._extractive.summarize(paragraphs, length, reading)
        whole = whole_article(paragraphs, length)
        if whole is not None:
            return whole
        limits = limits_of(length)
        read, tokens = self._readable(Story.read(paragraphs))
        written = self._write(tokens, limits) if tokens else []
        return within(grounded(written, read), limits) or self._extractive.summarize(paragraphs, length)

    def close(self) -> None:
        """Free the model's memory."""
        self._translator.unload_model()

    def _readable(self, story: Story) -> tuple[list[Candidate], list[str]]:
        """Give the sentences that the model reads, in order, and their tokens: all, or the most salient that fit."""
        tokens = [
            self._tokenizer.encode(candidate.text, first=position == 0)
            for position, candidate in enumerate(story.candidates)
        ]
        room = self._generation.positions - len(self._tokenizer.start) - len(self._tokenizer.end)
        read = list(range(len(tokens)))
        if sum(map(len, tokens)) > room:
            terms = TermMatrix.of([candidate.text for candidate in story.candidates])
            # With lengths in the model's tokens instead of words, the limit is the model's own. It reads no names that
            # were put in: a sentence that is said of "he" brings the one before it.
            measured = [
                replace(candidate, words=len(pieces), leans=candidate.leans or candidate.named is not None)
                for candidate, pieces in zip(story.candidates, tokens, strict=True)
            ]
            groups = Groups(measured, terms.near_duplicates)
            read = groups.choose(salience(story, terms), Limits(words=room))
        return [story.candidates[position] for position in read], [piece for at in read for piece in tokens[at]]

    def _write(self, tokens: list[str], limits: Limits) -> list[str]:
        """Let the model write; whole sentences only."""
        generation = self._generation
        (result,) = self._translator.translate_batch(
            [[*self._tokenizer.start, *tokens, *self._tokenizer.end]],
            target_prefix=self._target_prefix,
            beam_size=generation.beam_size,
            length_penalty=generation.length_penalty,
            no_repeat_ngram_size=generation.no_repeat_ngram_size,
            max_input_length=0,
            # The start mark counts in the model's own figures and not in CTranslate2's.
            max_decoding_length=max(1, generation.max_length - 1),
            min_decoding_length=max(1, min(generation.min_length - 1, limits.words)),
            disable_unk=True,
            return_end_token=True,
        )
        output = result.hypotheses[0]
        finished = bool(output) and output[-1] in self._tokenizer.end
        return whole_sentences(self._tokenizer.decode(output[:-1] if finished else output), finished=finished)


def whole_sentences(output: str, *, finished: bool) -> list[str]:
    """Sentences of what a model wrote; the last is left out where it was cut or has no end."""
    text = _SPACE_BEFORE_MARK.sub("", _NEW_LINE.sub(" ", output)).strip()
    sentences = [text[span.start : span.end] for span in split_english(text)]
    if sentences and not finished:
        sentences.pop()
    return [sentence for sentence in sentences if ends_as_sentence(sentence)]


def grounded(sentences: Sequence[str], read: Sequence[Candidate]) -> list[SummarySentence]:
    """Keep the sentences that rest on the article, each with its sources, and none twice.

    Dropped: fewer than half of its content words in the article, a number that is not in it, half a quotation, or a
    start that leans on a sentence which was dropped.
    """
    texts = [candidate.text for candidate in read]
    article = " ".join(texts)
    kept: list[SummarySentence] = []
    dropped = True  # nothing stands before the first sentence either
    for sentence in dict.fromkeys(sentences):
        grounding = ground(sentence, texts)
        dropped = (
            grounding.share < _LEAST_SHARE
            or bool(foreign_numbers(sentence, article))
            or breaks_quote(sentence)
            or (dropped and leans_on_previous(sentence))
        )
        if not dropped:
            kept.append(SummarySentence(sentence, tuple(read[position].index for position in grounding.sources)))
    return kept


def within(summary: Sequence[SummarySentence], limits: Limits) -> list[SummarySentence]:
    """Leading sentences that the limits have room for."""
    kept: list[SummarySentence] = []
    words = 0
    for sentence in summary[: limits.sentences]:
        words += count_words(sentence.text)
        if words > limits.words:
            break
        kept.append(sentence)
    return kept
