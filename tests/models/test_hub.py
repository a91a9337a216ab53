"""Pulling, with the real huggingface_hub client against a hub on this machine."""

import errno
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hub_server import Repo
from huggingface_hub import snapshot_download

from app.errors import ModelError
from app.models.hub import pull
from app.models.locate import find_model
from app.models.manifest import MANIFEST, read_manifest
from app.models.registry import FileSum, load_registry

OPUS = "Helsinki-NLP/opus-mt-fr-en"
FOLDER = "Helsinki-NLP--opus-mt-fr-en"


def ignore(line):
    pass


@pytest.fixture
def cache(settings):
    return settings.cache_dir


@pytest.fixture
def entry():
    return load_registry().find(OPUS)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def visible(cache):
    """What looks installed."""
    models = cache / "models"
    return [path.name for path in models.iterdir() if not path.name.startswith(".")] if models.is_dir() else []


def test_the_server_speaks_the_protocol_of_the_client_s_own_snapshot_download(hub, opus, tmp_path):
    folder = snapshot_download(OPUS, endpoint=hub.url, cache_dir=tmp_path / "hub", allow_patterns=["*.json", "*.spm"])
    assert (Path(folder) / "source.spm").read_bytes() == opus.files["source.spm"]
    assert Path(folder).name == opus.commit
    assert not (Path(folder) / "model.safetensors").exists()


def test_pull_brings_the_files_and_pins_them(hub, opus, cache):
    lines = []
    pulled = pull(OPUS, cache, lines.append)
    assert pulled.fresh
    assert pulled.trusted
    assert pulled.path == cache / "models" / FOLDER
    wanted = set(opus.files) - {"README.md", "tf_model.h5"}
    assert names(pulled.path) == sorted({*wanted, MANIFEST})
    record = json.loads((pulled.path / MANIFEST).read_text())
    assert (record["repo"], record["commit"], record["license"]) == (OPUS, opus.commit, "cc-by-4.0")
    assert record["files"] == {
        name: {"sha256": sha256(opus.files[name]).hexdigest(), "size": len(opus.files[name])} for name in wanted
    }
    assert "Fetching model.safetensors (2.0 MB)" in lines
    assert visible(cache) == [FOLDER]


def test_second_pull_asks_the_hub_nothing(hub, opus, cache):
    pull(OPUS, cache, ignore)
    hub.requests.clear()
    again = pull(OPUS, cache, ignore)
    assert not again.fresh
    assert hub.requests == []


def test_second_pull_needs_no_network(hub, opus, cache, monkeypatch):
    pull(OPUS, cache, ignore)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert not pull(OPUS, cache, ignore).fresh


def test_two_pulls_at_once_download_once(hub, opus, cache):
    with ThreadPoolExecutor(2) as pool:
        pulled = list(pool.map(lambda _: pull(OPUS, cache, ignore), range(2)))
    assert sorted(one.fresh for one in pulled) == [False, True]
    assert len(hub.downloads("model.safetensors")) == 1


def test_changed_file_alone_is_fetched_again(hub, opus, cache):
    path = pull(OPUS, cache, ignore).path
    (path / "source.spm").write_bytes(b"x" * 1000)
    hub.requests.clear()
    lines = []
    pull(OPUS, cache, lines.append)
    assert lines[0] == "source.spm is changed; it is fetched again."
    assert [request.path.split("/")[-1] for request in hub.requests if request.sent] == ["source.spm"]
    assert (path / "source.spm").read_bytes() == opus.files["source.spm"]


def test_broken_connection_goes_on_where_it_broke(hub, embedded_as_opus, cache, no_waiting):
    weights = embedded_as_opus.files["model.safetensors"]
    hub.faults.break_at["model.safetensors"] = [25_000_000]
    path = pull(OPUS, cache, ignore).path
    assert (path / "model.safetensors").read_bytes() == weights
    first, second = hub.downloads("model.safetensors")
    assert first.range is None
    # The client writes in pieces of 10 MiB; those two that it had written are not sent again.
    assert second.range == f"bytes={20 * 1024 * 1024}-"
    assert second.sent == len(weights) - 20 * 1024 * 1024


def test_pull_after_a_pull_that_failed_goes_on_where_it_stopped(hub, embedded_as_opus, cache, no_waiting):
    weights = embedded_as_opus.files["model.safetensors"]
    # Broken once with data, then without any until the client gives up.
    hub.faults.break_at["model.safetensors"] = [25_000_000] + [0] * 10
    with pytest.raises(ModelError, match=r"can't be reached .* it goes on where it stopped"):
        pull(OPUS, cache, ignore)
    assert visible(cache) == []
    hub.faults.break_at.clear()
    hub.requests.clear()
    path = pull(OPUS, cache, ignore).path
    assert (path / "model.safetensors").read_bytes() == weights
    (resumed,) = hub.downloads("model.safetensors")
    assert resumed.sent == len(weights) - 20 * 1024 * 1024
    assert hub.downloads("source.spm") == []


def test_pieces_of_two_versions_are_never_put_together(hub, opus, cache, no_waiting):
    hub.faults.break_at["model.safetensors"] = [1_500_000] + [0] * 10
    with pytest.raises(ModelError):
        pull(OPUS, cache, ignore)
    opus.commit = "b" * 40
    opus.files["model.safetensors"] = bytes(2_000_000)
    hub.faults.break_at.clear()
    path = pull(OPUS, cache, ignore).path
    assert (path / "model.safetensors").read_bytes() == bytes(2_000_000)


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json"])
def test_wrong_checksum_is_refused_and_the_file_removed(hub, opus, cache, name):
    good = opus.files[name]
    hub.faults.tamper[name] = good[:-1] + bytes([good[-1] ^ 1])
    with pytest.raises(ModelError, match=f"{name} of {OPUS} has a wrong checksum and was removed"):
        pull(OPUS, cache, ignore)
    assert visible(cache) == []
    assert not list(cache.rglob(name))
    hub.faults.tamper.clear()
    assert (pull(OPUS, cache, ignore).path / name).read_bytes() == good


def test_file_that_is_cut_short_is_refused(hub, opus, cache, no_waiting):
    hub.faults.tamper["model.safetensors"] = opus.files["model.safetensors"][:-100]
    with pytest.raises(ModelError, match="came incomplete"):
        pull(OPUS, cache, ignore)
    assert visible(cache) == []


def test_sums_of_the_registry_are_enforced(hub, opus, cache, entry):
    files = {"config.json": FileSum("0" * 64, len(opus.files["config.json"]))}
    with pytest.raises(ModelError, match=r"config.json .* wrong checksum"):
        pull(OPUS, cache, ignore, entry=replace(entry, revision=opus.commit, files=files))


def test_revision_of_the_registry_is_asked_for(hub, opus, cache, entry):
    sums = {name: FileSum(sha256(content).hexdigest(), len(content)) for name, content in opus.files.items()}
    pulled = pull(OPUS, cache, ignore, entry=replace(entry, revision=opus.commit, files=sums))
    assert not pulled.trusted
    assert hub.requests[0].path == f"api/models/{OPUS}/revision/{opus.commit}"


def test_repair_is_held_against_the_first_pull(hub, opus, cache):
    """The hub's own sums are right for the new content, but it is not what was trusted."""
    path = pull(OPUS, cache, ignore).path
    (path / "vocab.json").unlink()
    opus.files["vocab.json"] = b'{"</s>": 1}'
    with pytest.raises(ModelError, match=r"vocab.json .* wrong checksum"):
        pull(OPUS, cache, ignore)


def test_other_revision_replaces_the_pin_when_asked(hub, opus, cache):
    first = pull(OPUS, cache, ignore)
    opus.commit = "b" * 40
    opus.files["vocab.json"] = b'{"</s>": 1}'
    assert pull(OPUS, cache, ignore).manifest.commit == first.manifest.commit
    second = pull(OPUS, cache, ignore, revision="main")
    assert second.manifest.commit == opus.commit
    assert (second.path / "vocab.json").read_bytes() == b'{"</s>": 1}'
    assert len(hub.downloads("model.safetensors")) == 1, "what is the same is not fetched again"


def test_pickled_weights_only_where_there_are_no_others(hub, opus, cache):
    opus.files["pytorch_model.bin"] = b"pickle"
    assert not (pull(OPUS, cache, ignore).path / "pytorch_model.bin").exists()


def test_repository_with_pickled_weights_alone(hub, opus, cache):
    opus.files["pytorch_model.bin"] = opus.files.pop("model.safetensors")
    path = pull(OPUS, cache, ignore).path
    assert (path / "pytorch_model.bin").read_bytes() == opus.files["pytorch_model.bin"]
    assert not (path / "model.safetensors").exists()


def test_model_of_another_kind_is_refused_before_its_weights_come(hub, opus, cache):
    opus.files["config.json"] = b'{"model_type": "gpt2"}'
    with pytest.raises(ModelError, match="model of type 'gpt2'; Dépêche runs marian, bart, extractive, pegasus"):
        pull(OPUS, cache, ignore)
    assert hub.downloads("model.safetensors") == []
    assert visible(cache) == []


def test_repository_without_weights(hub, opus, cache):
    del opus.files["model.safetensors"]
    with pytest.raises(ModelError, match=r"needs config.json and model.safetensors or pytorch_model.bin"):
        pull(OPUS, cache, ignore)


def test_files_that_the_user_s_hub_cache_holds_are_copied(hub, opus, cache, tmp_path):
    snapshot_download(OPUS, endpoint=hub.url, cache_dir=tmp_path / "hf-home" / "hub")
    hub.requests.clear()
    path = pull(OPUS, cache, ignore).path
    assert (path / "model.safetensors").read_bytes() == opus.files["model.safetensors"]
    assert not any(request.sent for request in hub.requests)
    assert not (path / "model.safetensors").is_symlink()


def test_token_goes_to_the_hub_and_not_to_its_storage(hub, opus, cache, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    pull(OPUS, cache, ignore)
    at_hub = [request for request in hub.requests if not request.path.startswith("storage/")]
    at_storage = [request for request in hub.requests if request.path.startswith("storage/")]
    assert {request.authorization for request in at_hub} == {"Bearer hf_secret"}
    assert {request.authorization for request in at_storage} == {None}
    assert at_storage


def test_unknown_repository(hub, cache):
    with pytest.raises(ModelError, match=r"nobody/nothing is not on http://127.0.0.1:\d+. Check the spelling"):
        pull("nobody/nothing", cache, ignore)
    assert visible(cache) == []


def test_name_that_is_no_hub_id(hub, cache):
    with pytest.raises(ModelError, match="not a model's id on the hub"):
        pull("a/b/c", cache, ignore)


def test_unknown_revision(hub, opus, cache):
    with pytest.raises(ModelError, match=f"{OPUS} has no revision 'v9'"):
        pull(OPUS, cache, ignore, revision="v9")


@pytest.mark.parametrize("status", [401, 403])
def test_gated_repository(hub, marian_files, cache, status):
    hub.repos["owner/gated"] = Repo(marian_files, gated=status)
    with pytest.raises(
        ModelError, match=r"owner/gated is gated: accept its terms at .*/owner/gated, then set HF_TOKEN"
    ):
        pull("owner/gated", cache, ignore)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "Check HF_TOKEN"),
        (403, "Check HF_TOKEN"),
        (429, "slow down"),
        (500, "answered 500"),
        (503, "answered 503"),
    ],
)
def test_refusals_of_the_hub(hub, opus, cache, status, message):
    hub.faults.status = status
    with pytest.raises(ModelError, match=message):
        pull(OPUS, cache, ignore)


def test_offline(hub, opus, cache, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set"):
        pull(OPUS, cache, ignore)
    assert hub.requests == []
    assert not cache.exists()


def test_hub_that_is_down(cache, quiet_environment, monkeypatch, hub):
    hub.close()
    with pytest.raises(ModelError, match=r"The hub http://127.0.0.1:\d+ can't be reached .* Check the network"):
        pull(OPUS, cache, ignore)


def test_address_that_is_no_hub(hub, opus, cache, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", f"{hub.url}/elsewhere")
    with pytest.raises(ModelError, match=f"answered 404 for {OPUS}|is not on"):
        pull(OPUS, cache, ignore)


def test_disk_that_fills_up_while_writing(hub, opus, cache):
    """The kernel itself says that there is no space: the partial file is /dev/full."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    staging = cache / "models" / f".{FOLDER}.partial"
    staging.mkdir(parents=True)
    part = staging / f"model.safetensors.{sha256(opus.files['model.safetensors']).hexdigest()}.part"
    part.symlink_to("/dev/full")
    with pytest.raises(ModelError, match=r"The disk is full. Free some space and pull .* again"):
        pull(OPUS, cache, ignore)
    assert visible(cache) == []
    part.unlink()
    assert pull(OPUS, cache, ignore).fresh


def test_disk_without_room_is_seen_before_the_download(hub, opus, cache, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**6, 0, 10**6))
    with pytest.raises(ModelError, match=r"has 1 MB free, and 2 MB are needed"):
        pull(OPUS, cache, ignore)
    assert not any(request.sent for request in hub.requests)


def test_cache_folder_under_a_file(hub, opus, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match=r"is not a folder. Set DEPECHE_CACHE_DIR"):
        pull(OPUS, tmp_path / "file" / "cache", ignore)


def test_cache_folder_that_may_not_be_written(hub, opus, cache, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ModelError, match=r"can't be written \(Permission denied\). Set DEPECHE_CACHE_DIR"):
        pull(OPUS, cache, ignore)


def test_record_that_can_t_be_read(hub, opus, cache):
    path = pull(OPUS, cache, ignore).path
    (path / MANIFEST).write_text("{")
    with pytest.raises(ModelError, match=r"depeche.json can't be read: .* Remove the folder and pull again"):
        pull(OPUS, cache, ignore)


def test_old_folder_stays_where_the_new_one_can_t_take_its_place(hub, opus, cache, monkeypatch):
    path = pull(OPUS, cache, ignore).path
    opus.commit = "b" * 40
    rename = Path.rename

    def fail(self, target):
        if self.name.endswith(".partial"):
            raise OSError(errno.EIO, "Input/output error", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ModelError, match="Input/output error"):
        pull(OPUS, cache, ignore, revision="main")
    assert read_manifest(path).commit == "a" * 40


def test_pulled_model_is_what_auto_takes(hub, embedded_as_opus, settings):
    assert find_model("auto", "translation", settings).id == "depeche-fr-en"
    pulled = pull(OPUS, settings.cache_dir, ignore)
    model = find_model("auto", "translation", settings)
    assert (model.id, model.path, model.revision) == (OPUS, pulled.path, embedded_as_opus.commit)
    assert (model.languages, model.license) == (("fr", "en"), "CC-BY-4.0")
