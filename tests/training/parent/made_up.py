"""Some hundred pairs of sentences put together at random, and a SentencePiece model as the parent's is."""

import io
import random

import sentencepiece

NAMES = ("Zelensky", "Mbappé", "Washington", "Kowalski", "Burns")
_FRENCH = (
    "le ministre",
    "la ville",
    "une maison",
    "les enfants",
    "la guerre",
    "un accord",
    "le parlement",
    "la presse",
)
_ENGLISH = ("the minister", "the town", "a house", "the children", "the war", "an agreement", "parliament", "the press")
_VERBS = (("a vu", "saw"), ("veut", "wants"), ("a quitté", "left"), ("aime", "likes"), ("connaît", "knows"))
_PORTUGUESE = ("O governo português respondeu ontem às perguntas", "Não há acordo")


def pairs(count: int = 300) -> list[tuple[str, str]]:
    chance = random.Random(1)
    made = []
    for _ in range(count):
        first, second = chance.choices(range(len(_FRENCH)), k=2)
        (verb, does), name, end = chance.choice(_VERBS), chance.choice(NAMES), f"{chance.randint(1, 99)} %."
        french = f"{name} {verb} {_FRENCH[first]} et {_FRENCH[second]}, {end}"
        made.append((french, f"{name} {does} {_ENGLISH[first]} and {_ENGLISH[second]}, {end}"))
    return made


def parent_pieces() -> bytes:
    """Make a model of English and of a third language."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([english for _, english in pairs()] + 50 * list(_PORTUGUESE)),
        model_writer=written,
        model_type="unigram",
        vocab_size=140,
        hard_vocab_limit=False,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()
