"""Summaries written by a sequence-to-sequence model (BART, distilBART, PEGASUS) on CTranslate2."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import ctranslate2

from app import __version__
from app.engines.extractive import ExtractiveSummarizer, limits_of, whole_article
from app.engines.generation import Generation
from app.engines.protocol import Reading, Signature, Summarizer, SummaryLength, SummarySentence
from app.engines.selection import Groups, Limits
from app.engines.seq2seq_tokenizer import load_tokenizer
from app.engines.story import Story
from app.engines.terms import TermMatrix
from app.engines.threads import usable_cores
from app.engines.written import grounded, whole_sentences, within
from app.errors import ModelError


class Seq2SeqSummarizer(Summarizer):
    """Lets the model write, and gives what rests on the article; see `app.engines.written`.

    An article of more tokens than the model reads is not cut: its most salient sentences are what the model gets.
    Where no sentence is left, the summary is chosen from the article.
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
        chooser: ExtractiveSummarizer | None = None,
    ) -> None:
        """Load a converted model (see `app.models.convert`).

        model, revision: for the signature. threads: of one call, 0 takes one per core that this process may use.
        chooser: tells what of a long article the model reads, and does what the model can't; closed with it.
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
        self._chooser = chooser or ExtractiveSummarizer()
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
        """Of the summaries that the model wrote in."""
        return self._signature

    @property
    def choosing(self) -> Signature:
        """Of the summaries that were chosen from the article."""
        return self._chooser.signature

    def summarize(
        self, paragraphs: Sequence[Sequence[str]], length: SummaryLength, reading: Reading = Reading()
    ) -> list[SummarySentence]:
        """Write a summary; see `Summarizer.summarize`.

        These models read one article in English and can't be told what to centre on: sentences are chosen then.
        """
        if reading != Reading():
            return self._chooser.summarize(paragraphs, length, reading)
        whole = whole_article(paragraphs, length)
        if whole is not None:
            return whole
        limits = limits_of(length)
        story = Story.read(paragraphs)
        read, tokens = self._readable(story)
        written = self._write(tokens, limits) if tokens else []
        return within(grounded(written, story, read), limits) or self._chooser.summarize(paragraphs, length)

    def close(self) -> None:
        """Free the memory of both models."""
        self._translator.unload_model()
        self._chooser.close()

    def _readable(self, story: Story) -> tuple[list[int], list[str]]:
        """Give the positions of what the model reads, in order, and their tokens: all, or the most salient that fit."""
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
            read = groups.choose(self._chooser.scorer.scores(story, terms), Limits(words=room))
        return read, [piece for position in read for piece in tokens[position]]

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
