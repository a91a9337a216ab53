"""`depeche memory`: pairs in and out, and faults in one line."""

from pathlib import Path

import pytest

from app.errors import DepecheError
from app.text.tmx import Unit, written_units

PAIRS = "".join(written_units([Unit("Il pleut.", "Rain."), Unit("Il neige.", "Snow.")], "sentence"))


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEPECHE_MEMORY_FILE", str(tmp_path / "memory.db"))
    return tmp_path / "memory.db"


def told(result) -> str:
    assert isinstance(result.exception, DepecheError), result.output
    return result.exception.message


def test_what_is_imported_is_exported(invoke, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tmx"
    pairs.write_text(PAIRS, "utf-8")
    assert invoke("memory", "import", pairs).stdout == f"{pairs}: 2 pairs stored.\n"
    assert invoke("memory", "import", "-", text=PAIRS).stdout == "-: 2 pairs stored, 2 in the place of others.\n"
    printed = invoke("memory", "export").stdout
    assert invoke("memory", "export", "--to", tmp_path / "out.tmx").exit_code == 0
    assert (tmp_path / "out.tmx").read_text("utf-8") == printed
    assert printed.count('<prop type="x-origin">editor</prop>') == 2
    assert "<seg>" not in invoke("memory", "export", "--origin", "machine").stdout
    machine = printed.replace(">editor<", ">machine<", 1)
    assert invoke("memory", "import", "-", text=machine).stdout.endswith("; 1 of the model's own left out.\n")
    assert invoke("memory", "clear").stdout == "2 pairs are deleted.\n"
    assert "<seg>" not in invoke("memory", "export").stdout


def test_faults_are_told(invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    assert "no such file" in told(invoke("memory", "export", "--to", tmp_path / "out.tmx"))
    assert not (tmp_path / "out.tmx").exists()
    assert told(invoke("memory", "import", tmp_path / "nowhere.tmx")).startswith(f"{tmp_path}/nowhere.tmx: No such")
    assert told(invoke("memory", "import", "-", text="<tmx>\n<")).startswith("-, line 2: ")
    invoke("memory", "import", "-", text=PAIRS)
    assert "is a directory" in told(invoke("memory", "export", "--to", tmp_path)).lower()
    file.write_text("no database")
    assert "not a database" in told(invoke("memory", "import", "-", text=PAIRS))


def test_without_a_memory_file_pairs_have_one_of_their_own(
    invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setenv("DEPECHE_MEMORY_FILE", "")
    monkeypatch.setenv("DEPECHE_PAIRS_FILE", str(tmp_path / "own.db"))
    assert invoke("memory", "clear").stdout == "0 pairs are deleted.\n"
    assert not (tmp_path / "own.db").exists()
    invoke("memory", "import", "-", text=PAIRS)
    assert (tmp_path / "own.db").exists()
    assert not file.exists()
    assert invoke("memory", "export").stdout.count("<seg>") == 4
    assert invoke("memory", "clear").stdout == "2 pairs are deleted.\n"
