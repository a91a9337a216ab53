"""The nearest orthogonal matrix, roughly, of many matrices at once: Newton and Schulz's iteration.

Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks": an odd quintic a x + b x^3 + c x^5 is
applied to the singular values of each matrix x, some times over. Three things make it cost half of the published four
turns:

All that happens to a wide matrix is that it is multiplied from the left by polynomials of its Gram matrix x x^T. They
are multiplied out among small squares, and x itself is touched twice, not three times a turn.

Singular values must not be above 1 at first, so Jordan divides by Frobenius' norm, which for n alike ones is sqrt(n)
times too much. Here it is the fourth root of the norm of (x x^T)^2, which costs one product: a bound as safe, and for
alike ones too large by the eighth root of n only.

Each turn has coefficients of its own, which together bring all that is above 0.008 of the bound nearest to 1 (Amsel et
al. 2025, "The Polar Express"): to within 0.34 of it, about as near as Jordan's four turns do.
"""

import torch
from torch import Tensor

TURNS = ((8.1743, -23.9397, 17.7000), (3.7415, -2.7974, 0.5451), (2.8273, -2.1111, 0.4675))
# From this ratio of the sides on, the products of squares are the cheaper way.
WIDE = 2
_TINY = 1e-7


def orthogonal(matrices: Tensor) -> Tensor:
    """Bring the singular values of each matrix near to 1. matrices: [n, rows, columns]; gives the same shape."""
    rows, columns = matrices.shape[1:]
    if rows > columns and rows < WIDE * columns:
        return orthogonal(matrices.mT).mT
    # With the whole brought to length 1 first, its powers are within what float32 can hold.
    scaled = matrices / matrices.flatten(1).norm(dim=1).clamp_min(_TINY)[:, None, None]
    gram = torch.bmm(scaled.mT, scaled) if rows > columns else torch.bmm(scaled, scaled.mT)
    fourth = torch.bmm(gram, gram).flatten(1).norm(dim=1).clamp_min(_TINY**4)[:, None, None]
    scale, gram = fourth.pow(-0.25), gram.mul_(fourth.pow(-0.5))
    if rows > columns:
        return torch.bmm(scaled, _multiplied(gram).mul_(scale))
    if columns >= WIDE * rows:
        return torch.bmm(_multiplied(gram).mul_(scale), scaled)
    return _turned(scaled.mul_(scale), gram)


def _factor(turn: int, gram: Tensor) -> Tensor:
    """Give what a turn multiplies by: a + b g + c g²."""
    a, b, c = TURNS[turn]
    factor = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
    factor.diagonal(dim1=1, dim2=2).add_(a)
    return factor


def _turned(matrices: Tensor, gram: Tensor) -> Tensor:
    """Go through the turns on the matrices themselves, given their Gram matrices."""
    for turn in range(len(TURNS)):
        if turn:
            gram = torch.bmm(matrices, matrices.mT)
        matrices = torch.bmm(_factor(turn, gram), matrices)
    return matrices


def _multiplied(gram: Tensor) -> Tensor:
    """Go through the turns among the Gram matrices: q ← r q and g ← r g r with the factor r. All commute. Gives q."""
    whole = factor = _factor(0, gram)
    for turn in range(1, len(TURNS)):
        gram = torch.bmm(torch.bmm(factor, gram), factor)
        factor = _factor(turn, gram)
        whole = torch.bmm(factor, whole)
    return whole
