"""Speed against quality, as a caller asks for it."""

from dataclasses import replace
from typing import Literal

from app.engines.protocol import Decoding, Signature

Quality = Literal["fast", "balanced", "best"]

# From the table of `bench/decoding.py`.
_WIDE_BEAM = 8


def decoding_of(quality: Quality, usual: Decoding) -> Decoding:
    """Give the decoding settings for what is asked: `balanced` is as the server was set up."""
    match quality:
        case "fast":
            return replace(usual, beam_size=1)
        case "best":
            return replace(usual, beam_size=max(usual.beam_size, _WIDE_BEAM), shortlist=False)
        case _:
            return usual


def signed(signature: Signature, decoding: Decoding) -> Signature:
    """Give the signature of what an engine makes with such settings."""
    return replace(signature, beam=decoding.beam_size, shortlist=signature.shortlist and decoding.shortlist)
