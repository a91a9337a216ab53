"""A client made from the API's description compiles, and speaks to the service."""

import compileall
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.main import create_app
from app.settings import Settings

NAME = "generated_depeche_client"


@pytest.fixture(scope="module")
def client_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    description = folder / "openapi.json"
    description.write_text(json.dumps(create_app(Settings(_env_file=None)).openapi()), encoding="utf-8")
    command = [
        *(sys.executable, "-c", "from openapi_python_client.cli import app; app()", "generate"),
        *("--path", str(description), "--meta", "none", "--output-path", str(folder / NAME), "--fail-on-warning"),
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert (folder / NAME / "client.py").exists(), made.stdout + made.stderr
    return folder / NAME


def test_a_generated_client_compiles_and_translates(client_package: Path, service: str, monkeypatch):
    assert compileall.compile_dir(client_package, quiet=1)
    monkeypatch.syspath_prepend(str(client_package.parent))
    package = importlib.import_module(NAME)
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(package.__path__, f"{NAME}.")]
    assert len(modules) > 40
    translate = importlib.import_module(f"{NAME}.api.translation_and_summaries.translate")
    request = importlib.import_module(f"{NAME}.models.translate_json_translate_request").TranslateJsonTranslateRequest
    with package.Client(service) as client:
        answer = translate.sync(client=client, body=request(q="Le chat dort.", source="fr"))
    assert answer.translated_text
