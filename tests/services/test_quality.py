from app.engines.protocol import Decoding, Signature
from app.services.quality import decoding_of, signed
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker
from tests.services.conftest import FixedDetector, Scripted

USUAL = Decoding(beam_size=4, alignment=True)


def test_balanced_is_as_the_server_was_set_up() -> None:
    assert decoding_of("balanced", USUAL) == USUAL


def test_fast_looks_at_less_and_best_at_more_and_nothing_else_changes() -> None:
    fast, best = decoding_of("fast", USUAL), decoding_of("best", USUAL)
    assert fast == Decoding(beam_size=1, alignment=True)
    assert best.beam_size > USUAL.beam_size
    assert best.alignment
    assert (fast.shortlist, best.shortlist) == (True, False)
    assert decoding_of("best", Decoding(beam_size=16)).beam_size == 16


def test_the_signature_tells_it() -> None:
    signature = Signature("m", "1", "e", "int8", beam=4, version="1")
    assert signed(signature, Decoding(beam_size=1)) == Signature("m", "1", "e", "int8", beam=1, version="1")
    listed = Signature("m", "1", "e", "int8", beam=4, version="1", shortlist=True)
    assert signed(listed, decoding_of("best", USUAL)).shortlist is False
    assert signed(listed, decoding_of("fast", USUAL)).shortlist is True


async def test_a_request_is_decoded_and_signed_as_it_asks(detector: FixedDetector) -> None:
    engine = Scripted({"Bonjour à tous.": ["Hello to all."]})
    service = TranslationService(EngineWorker(engine), detector, USUAL)
    for quality, beam in (("fast", 1), ("balanced", 4), ("best", decoding_of("best", USUAL).beam_size)):
        options = TranslationOptions(quality=quality, checks=False)
        (translation,) = await service.translate(["Bonjour à tous."], "fr", options=options)
        assert engine.calls[-1][1].beam_size == beam
        assert f"|beam:{beam}|" in translation.signature
    service.worker.close()
