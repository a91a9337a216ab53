import json
import random
import sys
from pathlib import Path

import pytest

from app.models.folders import embedded_folder
from app.settings import Settings

# The server lies beside the tests; with importlib's import mode, their folder is not on the path.
sys.path.append(str(Path(__file__).parent))

from hub_server import HubServer, Repo
from huggingface_hub import close_session

OPUS = "Helsinki-NLP/opus-mt-fr-en"


@pytest.fixture
def quiet_environment(monkeypatch, tmp_path):
    """No proxy, no token, no cache and no settings of the machine that runs the tests."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_TOKEN", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf-home"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("HF_HUB_DISABLE_PROGRESS_BARS", "1")


@pytest.fixture
def hub(quiet_environment, monkeypatch):
    server = HubServer()
    monkeypatch.setenv("HF_ENDPOINT", server.url)
    yield server
    server.close()
    close_session()


@pytest.fixture
def settings(quiet_environment, tmp_path):
    return Settings(cache_dir=tmp_path / "cache", _env_file=None)


@pytest.fixture
def no_waiting(monkeypatch):
    """The client waits a second before it goes on after a broken connection."""
    monkeypatch.setattr("time.sleep", lambda seconds: None)


@pytest.fixture
def marian_files():
    """A model folder's files, as far as anyone looks who doesn't load it; weights of 2 MB."""
    noise = random.Random(7)
    return {
        "config.json": json.dumps({"model_type": "marian"}).encode(),
        "generation_config.json": b"{}",
        "tokenizer_config.json": json.dumps({"source_lang": "fr", "target_lang": "en"}).encode(),
        "vocab.json": b'{"</s>": 0}',
        "source.spm": noise.randbytes(1000),
        "target.spm": noise.randbytes(1000),
        "model.safetensors": noise.randbytes(2_000_000),
        "README.md": b"not fetched",
        "tf_model.h5": b"not fetched",
    }


@pytest.fixture
def opus(hub, marian_files):
    """The hub has a small stand-in for opus-mt-fr-en."""
    hub.repos[OPUS] = Repo(marian_files)
    return hub.repos[OPUS]


@pytest.fixture
def embedded_as_opus(hub):
    """The hub serves the embedded model under the name of opus-mt-fr-en."""
    folder = embedded_folder() / "depeche-fr-en"
    hub.repos[OPUS] = Repo({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})
    return hub.repos[OPUS]


@pytest.fixture
def write_folder():
    def write(folder, files):
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    return write
