"""The nearest orthogonal matrix, roughly, of many matrices at once: Newton and Schulz's iteration.

Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks". Its quintic a x + b x^3 + c x^5 is
applied to the singular values, four times. All that happens to a wide matrix x is that it is multiplied from the left
by polynomials of its Gram matrix x x^T; they are multiplied out among small squares, and x is touched twice, not nine
times: half of the work for a feed-forward layer's matrices.
"""

import torch
from torch import Tensor

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
TURNS = 4
_TINY = 1e-7
# From this ratio of the sides on, the products of squares are the cheaper way.
WIDE = 2


def orthogonal(matrices: Tensor) -> Tensor:
    """Bring the singular values of each matrix near to 1. matrices: [n, rows, columns]; gives the same shape."""
    scaled = matrices / matrices.flatten(1).norm(dim=1).clamp_min(_TINY)[:, None, None]
    rows, columns = scaled.shape[1:]
    if rows >= WIDE * columns:
        return torch.bmm(scaled, _whitening(torch.bmm(scaled.mT, scaled)))
    if columns >= WIDE * rows:
        return torch.bmm(_whitening(torch.bmm(scaled, scaled.mT)), scaled)
    return _iterated(scaled) if rows <= columns else _iterated(scaled.mT).mT


def _iterated(matrices: Tensor) -> Tensor:
    a, b, c = COEFFICIENTS
    for _ in range(TURNS):
        gram = matrices @ matrices.mT
        inner = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        matrices = torch.baddbmm(matrices, inner, matrices, beta=a)
    return matrices


def _whitening(gram: Tensor) -> Tensor:
    """Give q of which q @ x has singular values near to 1, for the Gram matrices x @ x.mT.

    With g the Gram matrix after some turns, a turn is r = a + b g + c g², q ← r q, g ← r g r; all commute.
    """
    a, b, c = COEFFICIENTS
    whole: Tensor | None = None
    for turn in range(TURNS):
        factor = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        factor.diagonal(dim1=1, dim2=2).add_(a)
        whole = factor if whole is None else factor @ whole
        if turn < TURNS - 1:
            gram = factor @ gram @ factor
    assert whole is not None  # noqa: S101 - there is at least one turn
    return whole
