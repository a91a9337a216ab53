"""What is said where the extra `train` is not installed."""

import sys

import pytest

from training.errors import TrainingError, needing_extra


def test_what_is_missing_is_named_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(TrainingError, match=r"needs numba, .*pip install 'depeche\[train\]'"), needing_extra():
        import numba  # noqa: F401


def test_other_faults_stay_what_they_are() -> None:
    with pytest.raises(ZeroDivisionError), needing_extra():
        1 / 0  # noqa: B018
