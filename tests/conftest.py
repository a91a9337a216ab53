"""The embedded model, converted once: in the cache of the user, which the servers that tests start share."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from uuid import uuid4

import hypothesis
import pytest

from app.models.convert import ensure_converted
from app.models.folders import embedded_folder
from app.settings import Settings
from tests.postgres import binaries, create_database, running_postgres
from tests.redis_server import running_redis
from tests.turns import is_worker, turn

# No test is timed: how long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# What runs a model or a browser takes longest.
LONG = ("engine", "torch")
# Of so many bytes a test's name shows all.
NAMED_BYTES = 40


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first: at the end of a run no worker is to wait for another one's long file."""
    long = {item.path for item in items if any(item.get_closest_marker(name) for name in LONG)}
    items.sort(key=lambda item: item.path not in long)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file by what it is for: packing puts the time into its bytes, and all workers must see one name."""
    return argname if isinstance(val, bytes) and len(val) > NAMED_BYTES else None


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share; the one above each one's own."""
    return tmp_path_factory.getbasetemp().parent


@pytest.fixture(autouse=True)
def its_turn(request: pytest.FixtureRequest, shared_folder: Path) -> Iterator[None]:
    """Have a test that is marked `alone` run while no other worker's does."""
    is_alone = request.node.get_closest_marker("alone") is not None
    with turn(shared_folder, alone=is_alone) if is_worker() else nullcontext():
        yield


@pytest.fixture(scope="session", autouse=True)
def own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep jobs, keys and pairs of tests, and of servers that they start, out of the files of the one who runs them."""
    folder = tmp_path_factory.mktemp("database")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DEPECHE_DATABASE_URL", f"sqlite:///{folder}/depeche.db")
        environment.setenv("DEPECHE_PAIRS_FILE", f"{folder}/pairs.db")
        yield


@pytest.fixture(scope="session")
def embedded_model() -> Path:
    """Folder of the model that comes with Dépêche, in Hugging Face layout."""
    return embedded_folder() / "depeche-fr-en"


@pytest.fixture(scope="session")
def converted_model(embedded_model: Path) -> Callable[[str], Path]:
    """Give the folder of the embedded model for CTranslate2, in a quantization: `int8` or `float32`."""
    cache_dir = Settings().cache_dir

    def converted(quantization: str) -> Path:
        return ensure_converted(embedded_model, cache_dir, quantization, lambda _: None)

    return converted


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server; `.ci/run` installs it, and elsewhere its tests are left out where it is not there."""
    folder = binaries()
    if folder is None:
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    with running_postgres(folder) as base:
        yield base


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind that the service knows."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/depeche.db"
    return create_database(request.getfixturevalue("postgres"), f"test_{uuid4().hex}")


@pytest.fixture(scope="session")
def redis_binary() -> str:
    """The program `redis-server`; `.ci/run` installs it, and elsewhere its tests are left out where it is not there."""
    found = shutil.which("redis-server")
    if found is None:
        told = "Redis is not installed; on Debian: apt-get install redis-server"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return found


@pytest.fixture
def redis_url(redis_binary: str) -> Iterator[str]:
    """An empty Redis server."""
    with running_redis(redis_binary) as url:
        yield url
