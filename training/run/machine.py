"""What a training runs on: the device, the precision of its products, and memory that is kept rather than returned."""

import ctypes
import time

import torch

from training.recipe import Device, Recipe

# From malloc.h: blocks are never mapped by themselves, and what is free at the top is kept.
_TRIM_THRESHOLD, _MMAP_MAX = -1, -4
_KEPT = 2**31 - 1
# A processor without such instructions takes about a hundred times as long for bfloat16; one with them half as long.
_SIZE, _TIMES, _WORTH = 256, 3, 1.3
_EVEN = 128


def choose_device() -> torch.device:
    """Give the GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def options_for(recipe: Recipe, device: torch.device) -> Device:
    """Give the part of a recipe that is for this device."""
    return recipe.cuda if device.type == "cuda" else recipe.cpu


def choose_precision(options: Device, device: torch.device) -> torch.dtype:
    """Give the type of matrix products: the recipe's, or what is faster here by a short measurement."""
    if options.precision != "auto":
        return torch.bfloat16 if options.precision == "bfloat16" else torch.float32
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    single, half = (seconds_of_a_product(kind) for kind in (torch.float32, torch.bfloat16))
    return torch.bfloat16 if half * _WORTH < single else torch.float32


def even_rows(device: torch.device, precision: torch.dtype) -> int:
    """Give what the number of rows of a product is best a multiple of.

    For bfloat16 on a processor torch compiles code for each shape, some milliseconds each, and keeps a thousand.
    """
    return _EVEN if device.type == "cpu" and precision == torch.bfloat16 else 1


def seconds_of_a_product(kind: torch.dtype, size: int = _SIZE) -> float:
    """Give how long a product of two squares takes at best, on the processor."""
    one = torch.ones(size, size, dtype=kind)
    taken = []
    for _ in range(_TIMES + 1):
        began = time.perf_counter()
        torch.mm(one, one)
        taken.append(time.perf_counter() - began)
    return min(taken[1:])


def keep_memory() -> None:
    """Have the C library keep what is freed, for the next step: fresh pages from the system cost much time each.

    What tcmalloc is preloaded for, without it. Does nothing where the C library is not GNU's.
    """
    try:
        tune = ctypes.CDLL(None).mallopt
    except AttributeError:
        return
    tune(_MMAP_MAX, 0)
    tune(_TRIM_THRESHOLD, _KEPT)
