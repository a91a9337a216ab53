"""Every route holds what its description promises, whatever is sent: schemathesis makes the requests."""

import os
import threading
import time
from collections.abc import Iterator

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.engines.complete import CompleteTranslator
from app.engines.extractive import ExtractiveSummarizer
from app.engines.stub import StubTranslator
from app.main import create_app
from app.services.engines import Engines
from app.settings import Settings
from tests.api.conftest import WordDetector

EXAMPLES = int(os.environ.get("DEPECHE_TEST_EXAMPLES", "25"))


@pytest.fixture(scope="module")
def service(tmp_path_factory) -> Iterator[str]:
    """Serve the application on a stub engine over HTTP, and give its address."""
    engines = Engines(CompleteTranslator(StubTranslator()), ExtractiveSummarizer(), WordDetector())
    folder = tmp_path_factory.mktemp("service")
    app = create_app(Settings(_env_file=None, glossary_dir=folder / "glossaries"), engines)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


DESCRIPTION = schemathesis.openapi.from_dict(create_app(Settings(_env_file=None)).openapi())
OPERATIONS = [result.ok() for result in DESCRIPTION.get_all_operations()]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_route_answers_as_described(operation, mode, service):
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        # No schema says whether a text is French, so that a valid one may be refused.
        case.call_and_validate(base_url=service, excluded_checks=[positive_data_acceptance])

    try:
        check()
    except Unsatisfiable:
        pytest.skip("nothing can be sent here that the description forbids")
