"""From the Hugging Face layout to CTranslate2's form: once, in a process of its own, atomically.

A process of its own because conversion needs torch and transformers, which the server never imports: they cost
seconds at start-up and hundreds of megabytes for as long as it runs.
"""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from filelock import FileLock

from app.errors import ModelError
from app.models.quantize import optimize

# The lexical shortlist, which CTranslate2 looks for under this name: the only pieces that a model is to write.
SHORTLIST = "vmap.txt"
# What a model is given to read in the place of idioms that it does not know.
READINGS = "readings.tsv"
# Everything that loading, tokenizing and decoding may need; a model has some of these.
_SIDE_FILES = (
    "config.json",
    "generation_config.json",
    "source.spm",
    "target.spm",
    "vocab.json",
    "target_vocab.json",  # of models whose two languages have a vocabulary each
    "merges.txt",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "spiece.model",
    SHORTLIST,
    READINGS,
)
# The model's own config.json in a converted folder, where CTranslate2 writes another config.json.
CONFIG = "hf_config.json"
_CONVERTED_MODEL = "model.bin"
# Counted up when `_convert` changes what it makes, so that older conversions are not taken.
_RECIPE = 2


def ensure_converted(model_dir: Path, cache_dir: Path, quantization: str, report: Callable[[str], None]) -> Path:
    """Give the folder with the CTranslate2 form of a model, making it where it isn't there yet.

    The folder's name holds a hash of the model's files, CTranslate2's version and the quantization, so that a replaced
    model or library is converted anew. Processes that start together convert once: the others wait.

    report: is told, in one line, when a conversion starts.
    Raises ModelError: the model is incomplete or of an unknown kind, or the cache can't be written.
    """
    sources = _source_files(model_dir)
    root = cache_dir / "converted"
    try:
        digest = _digest(model_dir, sources, root)
        target = root / f"{model_dir.name}-{digest[:16]}-{version('ctranslate2')}-{quantization}"
        if _is_complete(target):
            return target
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f"{target.name}.lock")):
            if not _is_complete(target):
                report(f"Converting {model_dir.name} to {quantization}, once")
                _convert_into(target, model_dir, quantization)
    except OSError as error:
        raise ModelError(
            f"The converted model can't be written to {root}: {error.strerror or error}. Set DEPECHE_CACHE_DIR to a"
            " folder that can be written and has room.",
            path=str(root),
        ) from error
    return target


def _is_complete(target: Path) -> bool:
    return (target / _CONVERTED_MODEL).is_file()


def _convert_into(target: Path, model_dir: Path, quantization: str) -> None:
    """Convert into a folder beside the target, then rename it: the target is whole or not there.

    The caller holds the target's lock, so a folder found half made is what a killed conversion left.
    """
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        _run_conversion(model_dir, partial, quantization)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _run_conversion(model_dir: Path, output_dir: Path, quantization: str) -> None:
    environment = os.environ | {
        "HF_HUB_OFFLINE": "1",  # the files are here: a missing one is an error, not a download
        "TRANSFORMERS_VERBOSITY": "error",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    arguments = [str(os.getpid()), str(model_dir), str(output_dir), quantization]
    command = [sys.executable, "-m", "app.models.convert", *arguments]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if finished.returncode == 0:
        return
    lines = finished.stderr.strip().splitlines()
    reason = lines[-1] if lines else f"the process ended with status {finished.returncode}"
    raise ModelError(
        f"{model_dir.name} can't be converted to {quantization}: {reason}",
        path=str(model_dir),
        status=finished.returncode,
    )


def _source_files(model_dir: Path) -> list[Path]:
    """List the files that are converted; safetensors are taken before pickles, as transformers does."""
    if not (model_dir / "config.json").is_file():
        raise ModelError(f"{model_dir} has no config.json, so it holds no model.", path=str(model_dir))
    weights = sorted(model_dir.glob("model*.safetensors")) or sorted(model_dir.glob("pytorch_model*.bin"))
    if not weights:
        raise ModelError(f"{model_dir} has neither model.safetensors nor pytorch_model.bin.", path=str(model_dir))
    return weights + [path for name in _SIDE_FILES if (path := model_dir / name).is_file()]


def _digest(model_dir: Path, sources: Iterable[Path], root: Path) -> str:
    """Hash the contents of files; remembered until a size or a time of change differs, since hashing 300 MB is slow."""
    stats = [["recipe", _RECIPE, 0]] + [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in sources]
    place = hashlib.sha256(str(model_dir.resolve()).encode()).hexdigest()
    note = root / ".digests" / f"{place[:16]}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        noted = json.loads(note.read_text("utf-8"))
        if noted["files"] == stats:
            return str(noted["digest"])
    whole = hashlib.sha256(f"recipe:{_RECIPE}\n".encode())
    for path in sources:
        with path.open("rb") as file:
            whole.update(f"{path.name}:{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    digest = whole.hexdigest()
    with suppress(OSError):  # a read-only cache that holds the converted model is fine: then hashing is done each time
        note.parent.mkdir(parents=True, exist_ok=True)
        draft = note.with_name(f"{note.name}.{os.getpid()}")
        draft.write_text(json.dumps({"files": stats, "digest": digest}), "utf-8")
        draft.replace(note)
    return digest


def _convert(model_dir: Path, output_dir: Path, quantization: str) -> None:
    """Do the work, in this process."""
    import torch  # noqa: PLC0415 - slow, as are the next two
    from ctranslate2.converters import TransformersConverter  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    class Converter(TransformersConverter):  # type: ignore[misc]  # CTranslate2 has no types
        """Loads float16 weights in float32, else position encodings are computed in float16 too.

        Attention is given as the mean over the heads of the last layer: any single one may look elsewhere.
        """

        def load_model(self, model_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:  # noqa: ANN401
            return super().load_model(model_class, model_name_or_path, **(kwargs | {"dtype": torch.float32}))

        def _load(self) -> Any:  # noqa: ANN401
            spec = super()._load()
            spec.decoder.alignment_heads = spec.decoder.num_heads
            return spec

    logging.disable_progress_bar()
    spec = Converter(str(model_dir))._load()  # noqa: SLF001 - ours; `convert` would quantize in its own way
    spec.validate()
    optimize(spec, quantization)
    output_dir.mkdir()
    spec.save(str(output_dir))
    for name in _SIDE_FILES:
        if (model_dir / name).is_file():
            shutil.copyfile(model_dir / name, output_dir / (CONFIG if name == "config.json" else name))


def _end_with(parent: int) -> None:
    """End this process soon after its parent: nobody waits for its work, and its half-made folder may be taken anew."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)


def _main() -> None:
    parent, model_dir, output_dir, quantization = sys.argv[1:]
    threading.Thread(target=_end_with, args=[int(parent)], daemon=True).start()
    try:
        _convert(Path(model_dir), Path(output_dir), quantization)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EACCES} else str(error)
        sys.exit(" ".join(reason.split()))
    except UnpicklingError:
        # torch's own message tells how to switch the check off.
        sys.exit("its weights are damaged, or hold code, which is never run")
    except Exception as error:  # noqa: BLE001 - whatever it is, its message is the answer to the parent process
        sys.exit(" ".join(f"{type(error).__name__}: {error}".split()))


if __name__ == "__main__":
    _main()
