from dataclasses import replace

import pytest

from app.engines.stub import StubTranslator
from app.services.evaluation import batches_in_order, run_systems
from app.services.evaluation_pipeline import LoadedPipeline
from app.services.evaluation_variants import parse_variant
from app.settings import Settings


@pytest.fixture
def pipeline():
    """Pipelines by the text of their variant, around an engine that leaves the French as it is."""
    with LoadedPipeline(StubTranslator(""), Settings()) as loaded:
        yield lambda text: loaded.system(parse_variant(text, Settings()))


def test_checks_flag_what_their_absence_does_not(pipeline):
    source = "Le ministre ne viendra pas mardi."
    (checked,) = pipeline("checks=on").translate([source])
    (unchecked,) = pipeline("checks=off").translate([source])
    assert "negation_lost" in checked.flags
    assert unchecked.flags == ()
    assert unchecked.text == source


def test_the_signature_says_what_is_switched_off(pipeline):
    assert pipeline("checks=on").signature == str(replace(StubTranslator("").signature, beam=Settings().beam_size))
    assert pipeline("checks=off,names=off").signature.endswith("|checks:off|names:off")


def test_flags_stand_in_the_order_of_the_texts(pipeline):
    texts = ["Le ministre ne viendra pas mardi.", "Paris 2024", "Il est parti hier soir."]
    (run,) = run_systems([pipeline("checks=on")], texts, batches_in_order(texts, 2), lambda name, count: None)
    assert len(run.flags) == 3
    assert run.flags[0]
    assert run.flags[1] == ()
    assert run.truncated is None


def test_without_the_pipeline_the_engine_is_bare(pipeline):
    (bare,) = pipeline("pipeline=off").translate(["Il dit : « L’été »"])
    assert bare.text == 'Il dit : "L\'été"'
    assert bare.flags is None
    (whole,) = pipeline("checks=off").translate(["Il dit : « L’été »"])
    assert "“" in whole.text
