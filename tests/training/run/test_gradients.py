"""Gradients of several parts come together as one."""

import pytest
import torch

from training.run.crew import Crew
from training.run.gradients import Gradients

pytestmark = pytest.mark.torch
ROWS = torch.tensor([4, 0, 2])


def wholes() -> dict[str, torch.Tensor]:
    return {"table": torch.full((6, 2), 9.0), "layer": torch.full((2, 2), 9.0)}


def gathering(held: dict[str, torch.Tensor], longest: float, hands: int) -> Gradients:
    return Gradients(held, ["table"], longest, Crew(hands))


def test_parts_are_added_up_in_place() -> None:
    held = wholes()
    parts = [{"table": torch.ones(6, 2), "layer": torch.full((2, 2), n).to(torch.bfloat16)} for n in (1.0, 2.0)]
    gathering(held, 100.0, 2).gather(None, parts)
    assert held["table"].tolist() == [[2.0, 2.0]] * 6
    assert held["layer"].tolist() == [[3.0, 3.0]] * 2


def test_rows_that_were_not_touched_have_none() -> None:
    held = wholes()
    gradients = gathering(held, 100.0, 1)
    gradients.gather(ROWS, [{"table": torch.ones(3, 2), "layer": torch.ones(2, 2)}])
    assert held["table"][:, 0].tolist() == [1, 0, 1, 0, 1, 0]
    gradients.gather(torch.tensor([5]), [{"table": torch.ones(1, 2), "layer": torch.ones(2, 2)}] * 2)
    assert held["table"][:, 0].tolist() == [0, 0, 0, 0, 0, 2]
    gradients.gather(None, [{"table": torch.ones(6, 2), "layer": torch.ones(2, 2)}])
    gradients.gather(torch.tensor([1]), [{"table": torch.ones(1, 2), "layer": torch.ones(2, 2)}])
    assert held["table"][:, 0].tolist() == [0, 1, 0, 0, 0, 0]


def test_all_rows_in_another_order_go_where_they_belong() -> None:
    held = wholes()
    rows = torch.tensor([1, 2, 3, 4, 5, 0])
    parts = [{"table": torch.arange(6.0)[:, None].expand(6, 2).clone(), "layer": torch.ones(2, 2)}]
    gathering(held, 100.0, 1).gather(rows, parts)
    assert held["table"][:, 0].tolist() == [5, 0, 1, 2, 3, 4]


def test_what_is_no_number_is_seen_everywhere() -> None:
    held = wholes()
    gathering(held, 1.0, 2).gather(ROWS, [{"table": torch.full((3, 2), torch.nan), "layer": torch.full((2, 2), 50.0)}])
    assert held["layer"].isnan().all()


@pytest.mark.parametrize("rows", [None, ROWS])
def test_all_together_are_no_longer_than_is_said(rows: torch.Tensor | None) -> None:
    held = wholes()
    random = torch.Generator().manual_seed(5)
    size = 6 if rows is None else len(rows)
    parts = [
        {"table": torch.randn(size, 2, generator=random), "layer": torch.randn(2, 2, generator=random)}
        for _ in range(2)
    ]
    sums = [parts[0][name] + parts[1][name] for name in ("table", "layer")]
    length = torch.cat([one.flatten() for one in sums]).norm()
    gathering(held, 0.5, 2).gather(rows, parts)
    kept = held["table"] if rows is None else held["table"][rows]
    torch.testing.assert_close(kept, sums[0] * 0.5 / length)
    torch.testing.assert_close(torch.cat([one.flatten() for one in held.values()]).norm(), torch.tensor(0.5))
