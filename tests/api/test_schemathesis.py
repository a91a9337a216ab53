"""Every route holds what its description promises, whatever is sent: schemathesis makes the requests."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from app.main import create_app
from app.settings import Settings

# The same requests every time, unless more are asked for: a change is not to fail for what it did not do.
IS_FIXED = "DEPECHE_TEST_EXAMPLES" not in os.environ
EXAMPLES = int(os.environ.get("DEPECHE_TEST_EXAMPLES", "15"))


DESCRIPTION = schemathesis.openapi.from_dict(create_app(Settings(_env_file=None)).openapi())
OPERATIONS = [result.ok() for result in DESCRIPTION.get_all_operations()]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_route_answers_as_described(operation, mode, service, record_property):
    made = 0

    @settings(max_examples=EXAMPLES, derandomize=IS_FIXED, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        nonlocal made
        made += 1
        # No schema says whether a text is French, so that a valid one may be refused.
        excluded = [positive_data_acceptance]
        if (case.media_type or "").startswith("text/"):
            excluded.append(negative_data_rejection)  # whatever is sent as CSV is one
        case.call_and_validate(base_url=service, excluded_checks=excluded)

    try:
        check()
    except Unsatisfiable:
        pytest.skip("nothing can be sent here that the description forbids")
    finally:
        record_property("cases", made)
