"""A server in a process of its own: started, watched and stopped."""

import psutil
import pytest

from app.cli.server_process import ServerFailedError, running_server


def test_a_server_whose_model_is_missing_says_so_and_is_stopped():
    with running_server({"DEPECHE_TRANSLATION_MODEL": "no-such-model"}) as server:
        with pytest.raises(ServerFailedError, match="no-such-model") as failure:
            server.wait_until_ready(lambda _: None)
        assert psutil.pid_exists(server.process.pid)

    assert "no-such-model" in failure.value.log
    assert server.process.poll() is not None


def test_a_server_that_ends_at_once_is_not_waited_for():
    with (
        running_server({"DEPECHE_BEAM_SIZE": "none"}) as server,
        pytest.raises(ServerFailedError, match="ended with status") as failure,
    ):
        server.wait_until_ready(lambda _: None)

    assert "DEPECHE_BEAM_SIZE" in failure.value.log


def test_waiting_has_a_limit():
    with (
        running_server() as server,
        pytest.raises(ServerFailedError, match="not ready after 0 seconds"),
    ):
        server.wait_until_ready(lambda _: None, limit=0)


def test_the_server_is_stopped_whatever_happens():
    with pytest.raises(ZeroDivisionError), running_server() as server:
        _ = 1 / 0

    assert server.process.poll() is not None


@pytest.mark.engine
def test_what_the_server_says_while_it_starts_is_passed_on(tmp_path):
    said: list[str] = []
    with running_server({"DEPECHE_CACHE_DIR": str(tmp_path)}) as server:
        seconds = server.wait_until_ready(said.append)

    assert seconds > 0
    assert any(line.startswith("Converting depeche-fr-en") for line in said)
