"""The loss and its gradients, against those that autograd makes."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from training.run.loss import linear_cross_entropy, surprise

pytestmark = pytest.mark.torch
PLACES, WIDTH, CANDIDATES = 11, 8, 17


def given(scale: float = 1.0) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    random = torch.Generator().manual_seed(5)
    hidden, table, bias = (
        (torch.randn(shape, generator=random) * scale).requires_grad_()
        for shape in ((PLACES, WIDTH), (CANDIDATES, WIDTH), (CANDIDATES,))
    )
    return hidden, table, bias, torch.randint(0, CANDIDATES, (PLACES,), generator=random)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("chunk", [4, 100])
def test_it_is_the_smoothed_cross_entropy(smoothing: float, chunk: int) -> None:
    hidden, table, bias, labels = given()
    total = linear_cross_entropy(hidden, table, bias, labels, smoothing=smoothing, chunk=chunk)
    logits = functional.linear(hidden, table, bias)
    wanted = functional.cross_entropy(logits, labels, label_smoothing=smoothing, reduction="sum")
    assert total.item() == pytest.approx(wanted.item(), rel=1e-5)
    leaves = (hidden, table, bias)
    ours, autograds = (torch.autograd.grad(loss / 3, leaves) for loss in (total, wanted))
    for one, other in zip(ours, autograds, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


def test_it_stays_a_number_where_the_model_is_sure_and_wrong() -> None:
    hidden, table, bias, labels = given(scale=30)
    total = linear_cross_entropy(hidden, table, bias, labels, smoothing=0.1, chunk=4)
    assert torch.isfinite(total)
    logits = functional.linear(hidden, table, bias)
    assert logits.max() > 100  # whose exponential float32 can't hold
    wanted = functional.cross_entropy(logits, labels, label_smoothing=0.1, reduction="sum")
    leaves = (hidden, table, bias)
    for one, other in zip(torch.autograd.grad(total, leaves), torch.autograd.grad(wanted, leaves), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-3)


def test_products_in_half_precision_are_near() -> None:
    hidden, table, bias, labels = given()
    exact = linear_cross_entropy(hidden, table, bias, labels, smoothing=0.1, chunk=4)
    rough = linear_cross_entropy(hidden.bfloat16(), table, bias, labels, smoothing=0.1, chunk=4)
    assert rough.item() == pytest.approx(exact.item(), rel=0.02)
    one, other = (torch.autograd.grad(loss, table)[0] for loss in (exact, rough))
    torch.testing.assert_close(one, other, rtol=0.05, atol=0.15)


def test_surprise_is_the_likelihood_of_the_labels_as_they_are() -> None:
    hidden, table, bias, labels = (tensor.detach() for tensor in given())
    wanted = functional.cross_entropy(functional.linear(hidden, table, bias), labels, reduction="sum")
    assert surprise(hidden, table, bias, labels, chunk=4) == pytest.approx(wanted.item(), rel=1e-5)


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_rows_without_a_label_teach_nothing(kind: torch.dtype) -> None:
    hidden, table, bias, labels = given()
    rows = torch.cat([hidden.detach(), torch.full((3, WIDTH), 5.0)]).to(kind).requires_grad_()
    few = hidden.detach().to(kind).requires_grad_()
    totals = [linear_cross_entropy(one, table, bias, labels, smoothing=0.1, chunk=4) for one in (rows, few)]
    assert totals[0].item() == pytest.approx(totals[1].item(), rel=1e-6)
    for leaf in (table, bias):
        ours, plain = (torch.autograd.grad(total, leaf, retain_graph=True)[0] for total in totals)
        torch.testing.assert_close(ours, plain, rtol=1e-5, atol=1e-5)
    steep = torch.autograd.grad(totals[0], rows)[0]
    assert not steep[len(labels) :].any()
    assert torch.equal(steep[: len(labels)], torch.autograd.grad(totals[1], few)[0])
