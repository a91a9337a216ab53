"""A translator of few words, for tests of what is made of its answers."""

from collections.abc import Sequence

from app.engines.protocol import Decoding, Hypothesis, Signature

SIGNATURE = Signature("ours", "0123abcd", "ctranslate2-4.8", "int8_float32", 4, "1.0", shortlist=True)


class Dictionary:
    """Says what it was given for a sentence, and nothing for others."""

    max_input_tokens = 110

    def __init__(self, answers: dict[str, str], signature: Signature = SIGNATURE) -> None:
        self.answers = answers
        self.signature = signature
        self.closed = False

    def count_tokens(self, sentences: Sequence[str]) -> list[int]:
        return [len(sentence.split()) for sentence in sentences]

    def translate(self, sentences: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        return [[Hypothesis(self.answers.get(sentence, ""), -1.0)] for sentence in sentences]

    def close(self) -> None:
        self.closed = True
