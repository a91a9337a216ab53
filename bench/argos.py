"""The model as an Argos package, which is what LibreTranslate serves."""

import json
import zipfile
from pathlib import Path

ROOT = "fr_en"
_MODEL_FILES = ("model.bin", "shared_vocabulary.json")
_README = """# French to English

Dépêche's embedded model as an Argos package, made by its benchmark from the same int8 weights that the service uses.

Argos has one SentencePiece model for both sides. It is the source's: the target's has pieces of its own, but joining
pieces to text needs none of what a SentencePiece model knows beyond the pieces, and Argos leaves unknown ones as they
stand. Marian's inputs end with an end mark, which Argos does not write; `add_source_eos` has CTranslate2 do it.
"""


def metadata(version: str) -> dict[str, str]:
    """Give what Argos reads first."""
    return {
        "package_version": version,
        "argos_version": "1.9",
        "type": "translate",
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
    }


def build_package(converted: Path, target: Path, version: str = "1.0") -> Path:
    """Write an `.argosmodel` file, a zip of one folder, from a model in CTranslate2's form.

    Raises OSError and ValueError where a file is missing or can't be read.
    """
    config = {**json.loads((converted / "config.json").read_text("utf-8")), "add_source_eos": True}
    partial = target.with_name(f"{target.name}.tmp")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(f"{ROOT}/metadata.json", json.dumps(metadata(version), indent=2))
        package.writestr(f"{ROOT}/README.md", _README)
        package.writestr(f"{ROOT}/model/config.json", json.dumps(config, indent=2))
        for name in _MODEL_FILES:
            package.write(converted / name, f"{ROOT}/model/{name}")
        package.write(converted / "source.spm", f"{ROOT}/sentencepiece.model")
    partial.replace(target)
    return target
