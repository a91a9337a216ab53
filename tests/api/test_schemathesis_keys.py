"""A server that asks for keys does as it says: to who has a key, to who has used one up, to a stranger."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.engines.complete import CompleteTranslator
from app.engines.extractive import ExtractiveSummarizer
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.database import Database
from app.services.engines import Engines
from app.services.keys import Keys
from app.settings import Settings
from tests.api.conftest import WordDetector
from tests.serving import serving

# The same requests every time, unless more are asked for: a change is not to fail for what it did not do.
IS_FIXED = "DEPECHE_TEST_EXAMPLES" not in os.environ
EXAMPLES = max(int(os.environ.get("DEPECHE_TEST_EXAMPLES", "15")) // 5, 1)

DESCRIPTION = schemathesis.openapi.from_dict(create_app(Settings(_env_file=None, keys="on")).openapi())
OPERATIONS = [result.ok() for result in DESCRIPTION.get_all_operations()]


@dataclass(frozen=True)
class KeyedService:
    """A server, and the headers of callers."""

    url: str
    callers: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyedService]:
    folder = tmp_path_factory.mktemp("keyed")
    asked = Settings(
        _env_file=None, keys="on", glossary_dir=folder / "glossaries", database_url=f"sqlite:///{folder}/depeche.db"
    )
    database = Database(asked.database_url)
    _, secret = Keys(database).create("desk")
    _, small = Keys(database).create("small", chars_per_month=50, per_minute=20)
    database.close()
    engines = Engines(CompleteTranslator(StubTranslator()), ExtractiveSummarizer(), WordDetector())
    with serving(create_app(asked, engines)) as url:
        yield KeyedService(
            url,
            {
                "known": {"Authorization": f"Bearer {secret}"},
                "limited": {"Authorization": f"DeepL-Auth-Key {small}"},
                "stranger": {},
            },
        )


@pytest.mark.parametrize("who", ["known", "limited", "stranger"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_route_answers_as_described(operation, who: str, keyed: KeyedService):
    @settings(max_examples=EXAMPLES, derandomize=IS_FIXED, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def check(case):
        case.call_and_validate(
            base_url=keyed.url, headers=keyed.callers[who], excluded_checks=[positive_data_acceptance]
        )

    check()
