"""How weights are moved."""

import pytest
import torch

from training.recipe import Schedule
from training.run.crew import Crew
from training.run.optimizer import Optimizer
from training.run.orthogonal import orthogonal

pytestmark = pytest.mark.torch
SCHEDULE = Schedule(decay=0.1)
QKV, WIDE, NORM, SHARED = (
    "model.encoder.layers.0.self_attn.qkv_proj.weight",
    "model.encoder.layers.0.fc1.weight",
    "model.encoder.layers.0.final_layer_norm.weight",
    "model.shared.weight",
)


def weights() -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(2)
    shapes = {QKV: (24, 8), WIDE: (20, 8), NORM: (8,), SHARED: (30, 8)}
    return {name: torch.randn(shape, generator=random) for name, shape in shapes.items()}


def move(held: dict[str, torch.Tensor], optimizer: Optimizer, steps: range, rate: float = 0.01) -> None:
    for step in steps:
        random = torch.Generator().manual_seed(step)
        for name, weight in held.items():
            optimizer.gradients[name].copy_(torch.randn(weight.shape, generator=random))
        optimizer.step(step, rate)


def test_muon_moves_each_matrix_of_a_joint_one_for_itself() -> None:
    held = weights()
    before = {name: weight.detach().clone() for name, weight in held.items()}
    optimizer = Optimizer(held, SCHEDULE)
    move(held, optimizer, range(1))
    steep = optimizer.gradients[QKV]
    # Every sixteenth step, the first one too, decays for all of them. After one step the momentum is a twentieth of the
    # gradient, so Nesterov's gradient is a multiple of it.
    moved = torch.cat([orthogonal(part[None])[0] for part in steep.chunk(3)])
    expected = before[QKV] * (1 - 16 * 0.01 * 0.1) - 0.01 * 0.2 * 8**0.5 * moved
    torch.testing.assert_close(held[QKV].detach(), expected, rtol=1e-4, atol=1e-5)


def test_momentum_is_kept_from_step_to_step() -> None:
    held = weights()
    optimizer = Optimizer(held, SCHEDULE)
    move(held, optimizer, range(3))
    steeps = []
    for step in range(3):
        random = torch.Generator().manual_seed(step)
        steeps.append({name: torch.randn(weight.shape, generator=random) for name, weight in held.items()}[WIDE])
    expected = torch.zeros_like(steeps[0])
    for steep in steeps:
        expected = 0.95 * expected + 0.05 * steep
    torch.testing.assert_close(optimizer.tensors()[f"momentum.{WIDE}"], expected)


def test_between_decays_weights_move_alone() -> None:
    held, others = weights(), weights()
    decaying, plain = Optimizer(held, SCHEDULE), Optimizer(others, SCHEDULE.model_copy(update={"decay": 0.0}))
    move(held, decaying, range(1, 16))
    move(others, plain, range(1, 16))
    assert torch.equal(held[QKV], others[QKV])
    move(held, decaying, range(16, 17))
    move(others, plain, range(16, 17))
    assert (held[QKV].abs() < others[QKV].abs()).float().mean() > 0.9


def test_what_is_shown_follows() -> None:
    held = weights()
    shown = {name: held[name].to(torch.bfloat16) for name in (QKV, WIDE, SHARED)}
    move(held, Optimizer(held, SCHEDULE, shown=shown), range(3))
    assert all(torch.equal(shown[name], held[name].to(torch.bfloat16)) for name in shown)


def test_a_crew_moves_them_alike() -> None:
    held, others = weights(), weights()
    move(held, Optimizer(held, SCHEDULE, crew=Crew(2)), range(4))
    move(others, Optimizer(others, SCHEDULE), range(4))
    assert all(torch.equal(held[name], others[name]) for name in held)


def test_all_else_is_moved_as_by_adamw() -> None:
    held, others = weights(), weights()
    move(held, Optimizer(held, SCHEDULE), range(4))
    plain = torch.optim.AdamW([others[NORM], others[SHARED]], lr=0.01, betas=(0.9, 0.98), weight_decay=0.1)
    for step in range(4):
        random = torch.Generator().manual_seed(step)
        for weight in others.values():
            weight.grad = torch.randn(weight.shape, generator=random)
        plain.step()
    for name in (NORM, SHARED):
        torch.testing.assert_close(held[name], others[name])


@pytest.mark.parametrize("kind", ["muon", "adamw"])
def test_what_it_remembers_is_taken_up_again_exactly(kind: str) -> None:
    schedule = SCHEDULE.model_copy(update={"optimizer": kind})
    whole = weights()
    move(whole, Optimizer(whole, schedule), range(5))
    first = weights()
    optimizer = Optimizer(first, schedule)
    move(first, optimizer, range(2))
    second = {name: weight.clone() for name, weight in first.items()}
    later = Optimizer(second, schedule)
    later.load({name: tensor.clone() for name, tensor in optimizer.tensors().items()})
    move(second, later, range(2, 5))
    assert all(torch.equal(whole[name], second[name]) for name in whole)


def test_adamw_alone_remembers_no_momentum_of_muon() -> None:
    held = weights()
    optimizer = Optimizer(held, SCHEDULE.model_copy(update={"optimizer": "adamw"}))
    move(held, optimizer, range(1))
    assert {name.partition(".")[0] for name in optimizer.tensors()} == {"mean", "square", "count"}
