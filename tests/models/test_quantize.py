"""Seven bits are enough, and safe on every processor."""

import numpy as np
import pytest

from app.models.quantize import optimize


@pytest.fixture
def spec():
    """A linear layer of which one row has a weight far larger than the others, and one is all zero."""
    from ctranslate2.specs import common_spec

    layer = common_spec.LinearSpec()
    layer.weight = np.random.default_rng(7).normal(size=(5, 8)).astype(np.float32)
    layer.weight[1, 3] = 40.0
    layer.weight[2] = 0.0
    layer.bias = np.ones(5, dtype=np.float32)
    return layer


def test_no_weight_is_beyond_seven_bits_and_each_is_near_what_it_was(spec):
    before = spec.weight.copy()
    spec.validate()
    optimize(spec, "int8")
    weights, scale = spec.weight.numpy(), spec.weight_scale.numpy()
    assert weights.dtype == np.int8
    assert np.abs(weights.astype(int)).max(axis=1).tolist() == [64, 64, 0, 64, 64]
    steps = np.abs(before).max(axis=1, keepdims=True) / 64
    assert (np.abs(weights / scale[:, None] - before) <= steps * 0.501).all()
    assert spec.bias.numpy().tolist() == [1.0] * 5


def test_other_types_are_left_to_the_library(spec):
    before = spec.weight.copy()
    spec.validate()
    optimize(spec, "float32")
    assert (spec.weight.numpy() == before).all()
