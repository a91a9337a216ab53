"""Make a model's lexical shortlist: the English pieces that it may write (CTranslate2's `vmap.txt`)."""

import json
import lzma
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import sentencepiece
import typer
from rich.console import Console
from rich.progress import track

from training.align.flat import Pair
from training.align.ibm1 import learn
from training.shortlist.candidates import Common, always, copied, counted, lines, with_sources

LONGEST = 60  # pieces: what is longer is more often misaligned, and costs in the square of it
_console = Console(stderr=True)


def main(
    *,
    pairs: Annotated[list[Path], typer.Option(help="French, a tab, English a line; .xz is read as it is. Repeatable.")],
    model: Annotated[Path, typer.Option(help="Model folder, with source.spm, target.spm and vocab.json.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    frequent: Annotated[int, typer.Option(min=0, help="So many pieces of the English, the most frequent.")] = 14_000,
    continued: Annotated[int, typer.Option(min=1, help="Pieces within words that occur so often.")] = 20,
    copies: Annotated[int, typer.Option(min=1, help="Pieces that so many pairs have on both sides.")] = 5,
    translations: Annotated[
        int,
        typer.Option(
            min=0, help="Rarer pieces that come with each French one. With any, answers depend on what shares a batch."
        ),
    ] = 0,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds of IBM model 1, which finds these.")] = 5,
) -> None:
    """Make the lexical shortlist of a translation model from pairs of sentences."""
    vocabulary: dict[str, int] = json.loads((model / "vocab.json").read_text("utf-8"))
    texts = list(chain.from_iterable(map(read_pairs, track(pairs, "reading", console=_console))))
    french = _encoded(model / "source.spm", [source for source, _ in texts])
    english = _encoded(model / "target.spm", [target for _, target in texts])
    common = always(vocabulary, counted(english), copied(french, english), Common(frequent, continued, copies))
    candidates = {}
    if translations:
        numbered = _numbered(french, english, vocabulary, common)
        pieces = sorted(vocabulary, key=vocabulary.__getitem__)
        candidates = with_sources(learn(numbered, rounds=rounds, told=_console.print), pieces, common, translations)
    out.write_text("".join(f"{line}\n" for line in lines(common, candidates)), "utf-8")
    further = sum(map(len, candidates.values()))
    size = out.stat().st_size
    _console.print(
        f"{out}: {len(common):,} pieces always, {further:,} with a French one, {size:,} bytes", soft_wrap=True
    )


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Read French<TAB>English lines; others are passed over."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            source, tab, target = line.rstrip("\n").partition("\t")
            if tab and source and target:
                yield source, target


def _encoded(model: Path, sentences: Sequence[str]) -> list[list[str]]:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    _console.print(f"taking {len(sentences):,} sentences apart with {model.name}")
    return pieces.encode(sentences, out_type=str, num_threads=1)


def _numbered(
    french: Sequence[Sequence[str]], english: Sequence[Sequence[str]], vocabulary: dict[str, int], common: set[str]
) -> list[Pair]:
    """Give pairs as numbers; what is always a candidate needs no explanation, which leaves a hundredth of the work."""
    rare = {piece: number for piece, number in vocabulary.items() if piece not in common}
    return [
        (_numbers(source, vocabulary), _numbers(target, rare))
        for source, target in zip(french, english, strict=True)
        if len(source) <= LONGEST and len(target) <= LONGEST
    ]


def _numbers(pieces: Sequence[str], vocabulary: dict[str, int]) -> list[int]:
    return [vocabulary[piece] for piece in pieces if piece in vocabulary]


if __name__ == "__main__":
    typer.run(main)
