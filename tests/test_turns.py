"""A test that is to be alone waits for those under way, and those that come wait for it."""

import threading
from pathlib import Path

from tests.turns import turn

PATIENCE_SECONDS = 10


def test_who_is_alone_waits_for_the_others_and_they_for_it(tmp_path: Path) -> None:
    order: list[str] = []
    began = threading.Event()

    def be(name: str, *, alone: bool) -> None:
        began.set()
        with turn(tmp_path, alone=alone):
            order.append(name)

    with turn(tmp_path, alone=False), turn(tmp_path, alone=False):
        alone = threading.Thread(target=be, args=("alone",), kwargs={"alone": True})
        alone.start()
        assert began.wait(PATIENCE_SECONDS)
        order.append("two at once")
        alone.join(0.2)
        assert order == ["two at once"]
    alone.join(PATIENCE_SECONDS)
    with turn(tmp_path, alone=True):
        other = threading.Thread(target=be, args=("other",), kwargs={"alone": False})
        other.start()
        other.join(0.2)
        assert order == ["two at once", "alone"]
    other.join(PATIENCE_SECONDS)
    assert order == ["two at once", "alone", "other"]
