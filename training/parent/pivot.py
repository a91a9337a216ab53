"""The English side of pairs in Portuguese, which the parent reads: said by its sister student."""

from collections.abc import Iterator, Sequence

import sentencepiece

from training.parent.marian_binary import read_weights
from training.parent.package import Student
from training.parent.ssru import StudentNetwork

_BATCH = 128
_LONGEST = 100  # pieces: a student was made for sentences


class StudentTranslator:
    """A student with its vocabulary: text in, text out."""

    def __init__(self, student: Student) -> None:
        self.weights = read_weights(student.weights)
        self.network = StudentNetwork(self.weights)
        self.pieces = sentencepiece.SentencePieceProcessor(model_proto=student.vocabulary)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate sentences, one for one."""
        answers = [""] * len(sentences)
        for places, texts in self.batches(sentences):
            for place, text in zip(places, texts, strict=True):
                answers[place] = text
        return answers

    def batches(self, sentences: Sequence[str]) -> Iterator[tuple[list[int], list[str]]]:
        """Translate sentences of like length together: give the places of some and their translations, bit by bit."""
        encoded = [pieces[:_LONGEST] for pieces in self.pieces.encode(list(sentences))]
        order = sorted(range(len(encoded)), key=lambda place: (len(encoded[place]), place))
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            yield places, self.pieces.decode(self.network.translate([encoded[place] for place in places]))
