"""LibreTranslate from PyPI, installed into a virtual environment of its own, with our model as its only one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.argos import ROOT, build_package
from bench.systems.protocol import UnavailableError

REQUIREMENTS = ("libretranslate==1.9.6",)
# 3.7 is the last that lives with the numpy 1 that LibreTranslate asks for.
SPACY = "spacy>=3.7,<3.8"
_CONSTRAINTS = Path(__file__).with_name("libretranslate-constraints.txt")
_INSTALL_SECONDS = 1800
_CALL_SECONDS = 120

_INSTALL_PACKAGE = "import sys; from argostranslate import package; package.install_from_path(sys.argv[1])"
_FETCH_SPLITTER = "from argostranslate import sbd; from minisbd import models; models.get_model_file('fr')"
_BLANK_SPACY = "import sys, spacy; spacy.blank('fr').to_disk(sys.argv[1])"


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with LibreTranslate and its data; nothing outside it is read or written."""

    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return self.folder / "venv" / "bin" / "python"

    @property
    def command(self) -> Path:
        """What starts the server."""
        return self.python.with_name("libretranslate")

    @property
    def package(self) -> Path:
        """Where Argos puts our model."""
        return self.folder / "data" / "argos-translate" / "packages" / ROOT

    @property
    def has_spacy_splitter(self) -> bool:
        """Whether sentences are split by spaCy's rules, and not by LibreTranslate's default."""
        return (self.package / "spacy").is_dir()

    @property
    def environment(self) -> Mapping[str, str]:
        """For its processes. There is no index of packages: it would fetch a hundred models at its start."""
        added = {
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "ARGOS_PACKAGE_INDEX": (self.folder / "no-index").as_uri() + "/",
        }
        if self.has_spacy_splitter:
            added["ARGOS_CHUNK_TYPE"] = "SPACY"
        ours = ("PYTHON", "ARGOS_", "LT_", "DEPECHE_")
        return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | added


def prepare(folder: Path, converted: Path) -> Home:
    """Install what is missing, and put the model in anew. Raises UnavailableError with pip's own words."""
    home = Home(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _install(home, REQUIREMENTS)
    package = build_package(converted, folder / f"{ROOT}.argosmodel")
    _call(home, [str(home.python), "-c", _INSTALL_PACKAGE, str(package)])
    if not _fetches_splitter(home):
        _install(home, (*REQUIREMENTS, SPACY))
        _call(home, [str(home.python), "-c", _BLANK_SPACY, str(home.package / "spacy")])
        # Argos looks for this file before it asks the network for spaCy's many-language model, which is not used here.
        marker = folder / "cache" / "argos-translate" / "spacy" / "senter" / "model"
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    return home


def versions(home: Home) -> dict[str, str]:
    """Give the versions of what does the work."""
    names = ("libretranslate", "argos-translate-lt", "ctranslate2", "minisbd", "spacy")
    lines = _call(home, [str(home.python), "-m", "pip", "list", "--format=freeze"]).splitlines()
    installed = dict(line.split("==", 1) for line in lines if "==" in line)
    return {name: installed[name] for name in names if name in installed}


def _install(home: Home, requirements: tuple[str, ...]) -> None:
    done = home.folder / "installed.txt"
    wanted = "\n".join(requirements)
    if done.is_file() and done.read_text("utf-8").startswith(wanted):
        return
    if not home.python.is_file():
        _call(home, [sys.executable, "-m", "venv", str(home.folder / "venv")])
    pip = [str(home.python), "-m", "pip", "install", "--quiet", "--prefer-binary", "-c", str(_CONSTRAINTS)]
    _call(home, [*pip, *requirements], _INSTALL_SECONDS)
    done.write_text(wanted, "utf-8")


def _fetches_splitter(home: Home) -> bool:
    try:
        _call(home, [str(home.python), "-c", _FETCH_SPLITTER])
    except UnavailableError:
        return False
    return True


def _call(home: Home, command: list[str], seconds: float = _CALL_SECONDS) -> str:
    try:
        done = subprocess.run(
            command, env=home.environment, cwd=home.folder, capture_output=True, text=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{' '.join(command)}: {error}") from error
    if done.returncode:
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise UnavailableError(f"{' '.join(command)} ended with {done.returncode}:\n{last}")
    return done.stdout
