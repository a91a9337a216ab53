"""What a training runs on."""

import pytest
import torch

from training.recipe import Device, Recipe
from training.run import machine
from training.run.machine import choose_precision, even_rows, keep_memory, options_for, seconds_of_a_product

pytestmark = pytest.mark.torch
CPU = torch.device("cpu")


@pytest.mark.parametrize(
    ("wanted", "half", "chosen"),
    [
        ("auto", 0.5, torch.bfloat16),
        ("auto", 1.0, torch.float32),
        ("auto", 100.0, torch.float32),
        ("float32", 0.1, torch.float32),
        ("bfloat16", 100.0, torch.bfloat16),
    ],
)
def test_half_precision_is_taken_where_it_is_faster(
    wanted: str, half: float, chosen: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "seconds_of_a_product", lambda kind: half if kind == torch.bfloat16 else 1.0)
    assert choose_precision(Device(precision=wanted), CPU) == chosen


def test_a_product_takes_time() -> None:
    assert 0 < seconds_of_a_product(torch.float32, 32) < 1


def test_each_device_has_its_part_of_the_recipe() -> None:
    recipe = Recipe()
    assert options_for(recipe, CPU) is recipe.cpu
    assert options_for(recipe, torch.device("cuda")) is recipe.cuda


def test_the_c_library_is_told_once_and_survives_it() -> None:
    keep_memory()
    assert torch.ones(10_000_000).sum() == 10_000_000


@pytest.mark.parametrize(
    ("device", "precision", "even"),
    [("cpu", torch.bfloat16, 128), ("cpu", torch.float32, 1), ("cuda", torch.bfloat16, 1)],
)
def test_rows_are_evened_where_each_shape_is_compiled(device: str, precision: torch.dtype, even: int) -> None:
    assert even_rows(torch.device(device), precision) == even
