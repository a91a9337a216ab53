"""Which parts are measured together, and what happens to a system that can't run."""

from collections.abc import Callable, Sequence

import pytest

from bench import comparison
from bench.comparison import PARTS, Comparison, Size, groups
from bench.growth import Reach
from bench.systems.protocol import Case, Outcome, System, UnavailableError

SIZE = Size(2, 3, 2, Reach((10,), (1,), 2))


class Echo:
    """Answers at once; tells when it is started and stopped."""

    def __init__(self, done: list[str], error: Exception | None = None) -> None:
        self.done = done
        self.error = error

    def start(self) -> str:
        self.done.append("start")
        if self.error:
            raise self.error
        return "echo 1"

    def cases(self) -> Sequence[Case]:
        return [Case("echo", "a story", lambda stories: Outcome(len(stories), 1.0, 1.0, 1, (0.1,)))]

    def stop(self) -> None:
        self.done.append("stop")


def use(monkeypatch: pytest.MonkeyPatch, **systems: Callable[[], System]) -> None:
    monkeypatch.setattr(comparison, "TRANSLATORS", systems)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (PARTS, [["raw", "http", "libretranslate", "transformers"], ["summary"], ["growth"]]),
        (["growth", "http", "raw"], [["raw", "http"], ["growth"]]),
        ([], []),
    ],
)
def test_translators_are_measured_in_the_same_rounds(parts: Sequence[str], expected: list[list[str]]):
    assert list(groups(parts)) == expected


def test_what_can_not_run_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch):
    done: list[str] = []
    use(monkeypatch, echo=lambda: Echo(done), none=lambda: Echo(done, UnavailableError("pip said no")))

    report = Comparison(["Un.", "Deux."], SIZE, lambda _: None).run(["echo", "none"])

    assert [row["name"] for row in report["rows"]] == ["echo"]
    assert report["rows"][0]["words/s, each round"] == [3.0, 3.0]
    assert report["systems"] == {"echo": "echo 1"}
    assert report["left out"] == {"none": "pip said no"}
    assert done == ["start", "start", "stop", "stop"]


def test_what_was_started_is_stopped_when_another_one_fails(monkeypatch: pytest.MonkeyPatch):
    done: list[str] = []
    use(monkeypatch, echo=lambda: Echo(done), broken=lambda: Echo(done, RuntimeError("broken")))

    with pytest.raises(RuntimeError, match="broken"):
        Comparison(["Un.", "Deux."], SIZE, lambda _: None).run(["echo", "broken"])
    assert done == ["start", "start", "stop", "stop"]
