"""Weights in eight bits that every processor multiplies right."""

from typing import Any

import numpy as np

# Processors without VNNI (AVX2, early AVX-512) add two products of an unsigned activation and a signed weight in 16
# bits and cut off, silently, what is too large for them; 2 * 255 * 64 is not. See oneDNN, "Nuances of int8":
# https://oneapi-src.github.io/oneDNN/dev_guide_int8_computations.html
_LARGEST = 64


def optimize(spec: Any, quantization: str) -> None:  # noqa: ANN401 - CTranslate2 has no types
    """Do what `spec.optimize` does, but keep quantized weights within 64 instead of 127.

    spec: a validated model specification of CTranslate2.
    """
    from ctranslate2.specs.model_spec import NumpyVariable, visit_spec  # noqa: PLC0415 - in the conversion's process

    weights: dict[str, Any] = {}

    def collect(layer: Any, name: str, value: Any) -> None:  # noqa: ANN401
        if hasattr(layer, f"{_last(name)}_scale") and hasattr(value, "is_scalar") and not value.is_scalar():
            weights[name] = value.to("float32").numpy().copy()  # the library scales them in place

    def narrow(layer: Any, name: str, value: Any) -> None:  # noqa: ANN401
        if name in weights and getattr(value, "dtype", None) == "int8":  # not the name of one that it is an alias of
            rows = weights[name]
            flat = rows.reshape(rows.shape[0], -1)  # a convolution's has three dimensions
            scale = np.float32(_LARGEST) / np.maximum(np.abs(flat).max(axis=1), np.float32(1e-30))
            quantized = np.rint(flat * scale[:, None]).astype(np.int8).reshape(rows.shape)
            setattr(layer, _last(name), NumpyVariable(quantized))
            setattr(layer, f"{_last(name)}_scale", NumpyVariable(scale.astype(np.float32)))

    visit_spec(spec, collect)
    spec.optimize(quantization=quantization)
    visit_spec(spec, narrow)


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]
