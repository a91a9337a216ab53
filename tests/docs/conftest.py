"""The scripts beside the pages, and one real server for all commands on them."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.cli.server_process import running_server

ROOT = Path(__file__).parents[2]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tables() -> ModuleType:
    return load("tables")


@pytest.fixture(scope="session")
def examples() -> ModuleType:
    return load("examples")


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with running_server() as server:
        server.wait_until_ready(lambda _: None)
        yield server.url


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        found = list(load("examples").examples())
        names = [f"{example.page}-{number}" for number, example in enumerate(found, 1)]
        metafunc.parametrize("example", found, ids=names)
