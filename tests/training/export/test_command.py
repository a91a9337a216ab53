"""`depeche train export`: from a state to a model that is listed, with its card and its history."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from typer.testing import CliRunner, Result

from app.engines.complete import CompleteTranslator
from app.engines.protocol import Decoding
from app.errors import DepecheError
from app.models.layout import inspect_folder
from app.models.registry import content_revision, load_registry
from app.models.verify import sum_files
from app.services.evaluation import BareEngine
from tests.training.evaluation.fake_engine import Dictionary
from tests.training.tiny_marian import ENGLISH, FRENCH, random_weights, write_tiny_marian
from training.cli import train_app
from training.data.packed import Origin, Packed
from training.export import write
from training.run.job import AVERAGED, BEST, LOG

SOURCES = (
    Origin("europarl", 0.5, 1000, 900, {"longest": 60, "numbers": 40}, "free reuse with acknowledgement", "0" * 64),
    Origin("press", 4.0, 20, 20),
)


@pytest.fixture
def init(tmp_path: Path) -> Path:
    folder = write_tiny_marian(tmp_path / "parent")
    (folder / "README.md").write_text("---\nlicense: cc-by-4.0\n---\n", "utf-8")
    (folder / "LICENSE").write_text("The text of it.\n", "utf-8")
    (folder / "vmap.txt").write_text("\t</s> ▁the\n", "utf-8")
    return folder


@pytest.fixture
def state(tmp_path: Path, init: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    for number, name in enumerate((AVERAGED, BEST)):
        save_file(random_weights(init, seed=number), folder / name)
    lines = (
        {"about": "progress", "step": 1200, "pairs": 24_000, "minutes": 30.2},
        {"about": "dev", "step": 1200, "minutes": 30.2, "is_best": True},
        {"about": "progress", "step": 2400, "pairs": 48_000, "minutes": 60.4},
    )
    (folder / LOG).write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    none = np.zeros(0, np.uint16)
    starts = np.zeros(1, np.int64)
    Packed(none, starts, none, starts, none, SOURCES, "0" * 64).save(tmp_path / "packed")
    return tmp_path / "packed"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "models" / "registry.toml"
    path.parent.mkdir()
    path.write_text(
        '# a comment\n[models.other]\nnames = ["o"]\ntask = "translation"\nlanguages = []\nlicense = "MIT"\n'
    )
    return path


@pytest.fixture(autouse=True)
def measured_folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Instead of a conversion and an engine: a translator that gets one of the five sentences wrong."""
    folders = []

    @contextmanager
    def opened(folder: Path, *, beam: int) -> Iterator[BareEngine]:
        folders.append(folder)
        right = dict(zip(FRENCH, ENGLISH, strict=True))
        translator = Dictionary(right | {FRENCH[3]: "The mayor of Lyons saw 24 trains."})
        yield BareEngine(folder.name, translator, CompleteTranslator(translator), Decoding(beam_size=beam))

    monkeypatch.setattr(write, "opened_folder", opened)
    return folders


def run(*arguments: object) -> Result:
    return CliRunner().invoke(train_app, ["export", *map(str, arguments)])


def test_a_model_comes_with_its_card_its_history_and_its_place_in_the_list(
    init: Path, state: Path, pairs: Path, data: Path, registry: Path
) -> None:
    out = registry.parent / "ours"
    options = ["--eval", f"news={pairs}", "--data", data, "--name", "ours", "--registry", registry]
    result = run("--state", state, "--init", init, "--out", out, *options)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == f"{out} is written."
    assert "`auto` does not take it" in result.stdout

    entry = load_registry(registry).find("ours")
    assert entry is not None
    assert entry.files == sum_files(out, inspect_folder(out).files)
    assert (entry.folder, entry.license, entry.revision) == ("ours", "cc-by-4.0", "v1")
    assert [(one.test, one.metric, one.source) for one in entry.quality] == [
        ("news", metric, "measured: see models/ours/README.md") for metric in ("BLEU", "chrF")
    ]
    assert registry.read_text("utf-8").startswith("# a comment\n[models.other]")

    card = (out / "README.md").read_text("utf-8")
    assert card.startswith("---\nlicense: cc-by-4.0\nlanguage:\n  - fr\n  - en\n")
    assert "1 encoder and 1 decoder layers, width 16, 2 heads, feed-forward 32," in card
    assert f"{sum(tensor.size for tensor in random_weights(init).values()):,} parameters" in card
    assert "| lexical shortlist | 2 pieces, in `vmap.txt` |" in card
    assert "The training began with parent." in card
    assert "2,400 steps, 48,000 pairs seen (some of them more than once) and 60 minutes" in card
    assert "920 pairs of 2 sources" in card
    assert "| europarl | 1,000 | 900 | 0.5 | free reuse with acknowledgement | longest 60, numbers 40 |" in card
    assert "| press | 20 | 20 | 4 | **none stated** | - |" in card
    bleu, chrf = (one.value for one in entry.quality)
    assert f"| news | 5 | {bleu} | {chrf} | 75.0 % | 50.0 % |" in card
    assert "- `BLEU|nrefs:1|" in card
    assert "On news it lost or misspelt 1 of 4 names, and in 1 of 2 sentences with a number not every figure" in card

    history = (out / "HISTORY.md").read_text("utf-8").splitlines()[-1].split(" | ")
    assert history[1:4] == ["ours", f"v1-{content_revision(entry.files)}", "news"]
    assert (out / "LICENSE").read_bytes() == (init / "LICENSE").read_bytes()
    assert {path.name for path in registry.parent.iterdir()} == {"registry.toml", "ours"}


def test_what_is_not_known_is_said_to_be_unknown(init: Path, state: Path, tmp_path: Path) -> None:
    (init / "README.md").unlink()
    (init / "vmap.txt").unlink()
    result = run("--weights", state / AVERAGED, "--init", init, "--out", tmp_path / "ours")
    assert result.exit_code == 0, result.output
    card = (tmp_path / "ours" / "README.md").read_text("utf-8")
    assert "| licence | unknown |" in card
    assert "| lexical shortlist | none: it may write every piece |" in card
    assert "Not told: the command was not given the folder of the data." in card
    assert "Not measured." in card
    assert "minutes of training" not in card
    assert not (tmp_path / "ours" / "HISTORY.md").exists()


def test_of_several_weights_the_mean_is_told(init: Path, state: Path, tmp_path: Path) -> None:
    files = ("--weights", state / AVERAGED, "--weights", state / BEST)
    result = run(*files, "--init", init, "--out", tmp_path / "ours")
    assert result.exit_code == 0, result.output
    card = (tmp_path / "ours" / "README.md").read_text("utf-8")
    assert f"Its weights are the mean of those in `{AVERAGED}`, `{BEST}`." in card


def test_the_best_weights_are_told_apart_from_the_last(init: Path, state: Path, tmp_path: Path) -> None:
    for option in ([], ["--best"]):
        result = run("--state", state, "--init", init, "--out", tmp_path / "".join(["ours", *option]), *option)
        assert result.exit_code == 0, result.output
    last, best = (tmp_path / name for name in ("ours", "ours--best"))
    assert (last / "model.safetensors").read_bytes() != (best / "model.safetensors").read_bytes()
    assert "did best on the dev set" not in (last / "README.md").read_text("utf-8")
    assert "where they did best on the dev set.\nBehind them" in (best / "README.md").read_text("utf-8")
    assert "1,200 steps, 24,000 pairs" in (best / "README.md").read_text("utf-8")


def test_a_shortlist_is_made_from_pairs_as_training_reads_them(
    init: Path, state: Path, pairs: Path, tmp_path: Path
) -> None:
    result = run("--state", state, "--init", init, "--out", tmp_path / "ours", "--pairs", pairs)
    assert result.exit_code == 0, result.output
    (line,) = (tmp_path / "ours" / "vmap.txt").read_text("utf-8").splitlines()
    assert "</s>" in line
    assert len(line.split(" ")) > 40


def test_a_shortlist_that_would_silence_the_model_is_refused(
    init: Path, state: Path, pairs: Path, tmp_path: Path
) -> None:
    pairs.write_text("Un maire est là.\tA mayor is there.\n" * 1000, "utf-8")
    result = run("--state", state, "--init", init, "--out", tmp_path / "ours", "--pairs", pairs)
    assert isinstance(result.exception, DepecheError)
    assert "different pieces, and a shortlist needs" in result.exception.message
    assert not (tmp_path / "ours").exists()


def test_a_recipe_stands_in_the_card(init: Path, state: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "our.toml"
    recipe.write_text("[schedule]\nrate = 0.0001\n", "utf-8")
    result = run("--state", state, "--init", init, "--out", tmp_path / "ours", "--recipe", recipe)
    assert result.exit_code == 0, result.output
    assert "```toml\n[schedule]\nrate = 0.0001\n```" in (tmp_path / "ours" / "README.md").read_text("utf-8")


def test_a_model_is_replaced_with_force_and_its_history_goes_on(
    init: Path, state: Path, pairs: Path, registry: Path
) -> None:
    out = registry.parent / "ours"
    options = ["--init", init, "--out", out, "--eval", f"news={pairs}", "--name", "ours"]
    assert run("--state", state, *options).exit_code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    refused = run("--state", state, "--best", *options)
    assert isinstance(refused.exception, DepecheError)
    assert "is there already" in refused.exception.message
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before

    replaced = run("--state", state, "--best", *options, "--force")
    assert "Its revision (v1), figures and licence there are as they were" in replaced.stdout
    entry = load_registry(registry).find("ours")
    assert entry is not None
    assert entry.files == sum_files(out, inspect_folder(out).files)
    revisions = [
        line.split(" | ")[2] for line in (out / "HISTORY.md").read_text("utf-8").splitlines() if " news " in line
    ]
    assert len(revisions) == len({*revisions}) == 2
    assert revisions[1] == f"v1-{content_revision(entry.files)}"


def test_a_fault_on_the_way_leaves_everything_as_it_was(
    init: Path, state: Path, pairs: Path, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = registry.read_bytes()

    def fail(*_arguments: object, **_options: object) -> None:
        raise DepecheError("The engine is on fire.")

    monkeypatch.setattr(write, "opened_folder", fail)
    options = ["--init", init, "--out", registry.parent / "ours", "--eval", pairs, "--name", "ours"]
    assert run("--state", state, *options).exit_code == 1
    assert registry.read_bytes() == before
    assert {path.name for path in registry.parent.iterdir()} == {"registry.toml"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--state of a training, or --weights"),
        (["--state", "{state}", "--weights", "{state}/averaged.safetensors"], "--state of a training, or --weights"),
        (["--state", "{state}/nowhere"], "There is no state folder"),
        (["--state", "{init}"], "is no state of a training"),
        (["--weights", "{state}/log.jsonl"], "can't be read"),
        (["--state", "{state}", "--registry", "{state}/registry.toml"], "give --name"),
        (["--state", "{state}", "--name", "ours"], "registry.toml can't be read"),
        (["--state", "{state}", "--eval", "nowhere.tsv"], "nowhere.tsv can't be read"),
        (["--state", "{state}", "--data", "{state}"], "holds no packed pairs"),
        (["--state", "{state}", "--recipe", "{state}/log.jsonl"], "can't be used"),
        (["--state", "{state}", "--pairs", "{state}/nowhere.tsv"], "is not there"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_written(
    init: Path, state: Path, tmp_path: Path, arguments, told
) -> None:
    filled = [text.format(state=state, init=init) for text in arguments]
    result = run(*filled, "--init", init, "--out", tmp_path / "ours")
    assert isinstance(result.exception, DepecheError), result.output
    assert told in result.exception.message
    assert not (tmp_path / "ours").exists()
